"""Title, authors, outlet, dates, address and language of an article, each with its evidence."""

from index.reading.metadata.keys import field_of
from index.reading.metadata.reading import read_metadata

__all__ = ["field_of", "read_metadata"]
