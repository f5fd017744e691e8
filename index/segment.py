"""The second door of `index`, for the engine of `search` alone: what a generation is made of."""

from contextlib import AbstractContextManager
from typing import Any

from index.analysis import (
    Word,
    has_ideographs,
    is_ideographic,
    normal_form,
    stem,
    stems,
    words,
)
from index.archive import Generation
from index.records import paragraph_of
from index.schema import AUTHOR_SEPARATOR, UNDATED
from index.sentences import sentence_starts

__all__ = [
    "AUTHOR_SEPARATOR",
    "UNDATED",
    "Word",
    "has_ideographs",
    "is_ideographic",
    "normal_form",
    "paragraph_of",
    "searching",
    "sentence_starts",
    "stem",
    "stems",
    "words",
]


def searching(generation: Generation) -> AbstractContextManager[Any]:
    """A generation's Whoosh searcher, for this thread alone as long as the `with` lasts."""
    return generation._searching()
