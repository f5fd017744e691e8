"""The second door of `index`, for the engine of `search` alone: what a generation is made of."""

from index.analysis import (
    Word,
    has_ideographs,
    is_ideographic,
    normal_form,
    stem,
    stems,
    stems_of,
    words,
)
from index.archive.generation import segments_of
from index.codec.arrays import Array, ranges, unsigned
from index.codec.columns import UNDATED, DayColumn, ManyColumn, TextColumn
from index.codec.lengths import LENGTHS
from index.codec.live import LiveSegment
from index.codec.postings import LENGTH_BITS
from index.codec.segment import KINDS, Segment
from index.freed_memory import give_back_freed_memory
from index.sentences import sentence_starts

__all__ = [
    "KINDS",
    "LENGTHS",
    "LENGTH_BITS",
    "UNDATED",
    "Array",
    "DayColumn",
    "LiveSegment",
    "ManyColumn",
    "Segment",
    "TextColumn",
    "Word",
    "give_back_freed_memory",
    "has_ideographs",
    "is_ideographic",
    "normal_form",
    "ranges",
    "segments_of",
    "sentence_starts",
    "stem",
    "stems",
    "stems_of",
    "unsigned",
    "words",
]
