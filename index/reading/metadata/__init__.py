"""Title, authors, outlet, dates, address and language of an article, each with its evidence."""

from index.reading.metadata.keys import METADATA_KEYS
from index.reading.metadata.reading import read_metadata

__all__ = ["METADATA_KEYS", "read_metadata"]
