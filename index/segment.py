"""The second door of `index`, for the engine of `search` alone: what a generation is made of."""

from index.analysis import Word, is_ideographic, stem, words
from index.records import metadata_of, paragraph_of
from index.schema import AUTHOR_SEPARATOR, UNDATED

__all__ = [
    "AUTHOR_SEPARATOR",
    "UNDATED",
    "Word",
    "is_ideographic",
    "metadata_of",
    "paragraph_of",
    "stem",
    "words",
]
