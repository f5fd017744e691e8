"""The fields of a segment as Whoosh sees them: sorted terms, and the postings of each.

Only words and stems are kept as posting lists; those of metadata are made from the columns when
stock Whoosh asks for them.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from index.codec.arrays import Array, ranges
from index.codec.columns import DayColumn, ManyColumn, TextColumn
from index.codec.dictionary import Dictionary
from index.codec.postings import LENGTH_BITS, Stems, Words
from index.codec.segment import KINDS, Segment

SIGN = 1 << 31  # Whoosh sorts signed numbers of 32 bits as unsigned ones, this much larger
_TIER_BITS = 4  # Whoosh's default: a range is looked up in tiers of numbers cut short
_TERM = struct.Struct(">BI")  # how many bits are cut off, and what is left


class Field(Protocol):
    """What Whoosh needs to know of a field."""

    def __len__(self) -> int:
        """How many terms it has."""

    def term(self, number: int) -> bytes:
        """The term with this number; they are sorted."""

    def place(self, term: bytes) -> int:
        """How many terms sort before this one."""

    def find(self, term: bytes) -> int:
        """The number of a term, -1 where there is none."""

    def postings(self, number: int) -> tuple[Array, Array]:
        """Documents, ascending, and how often each has the term."""

    def positions(self, number: int) -> list[list[int]] | None:
        """The positions in each of these documents; None for a field without."""


def fields_of(segment: Segment) -> Mapping[str, Field]:
    """All indexed fields of a segment, by the names of the schema."""
    return {
        "article": _Articles(segment),
        "author": _Listed(segment, segment.author),
        "first_day": _Days(segment, segment.date, 0),
        "kind": _Kinds(segment),
        "language": _Single(segment, segment.language),
        "last_day": _Days(segment, segment.date, 1),
        "original_outlet": _Single(segment, segment.original_outlet),
        "outlet": _Single(segment, segment.outlet),
        "stems": _Text(segment.stems),
        "words": _Text(segment.words),
    }


class _Text:
    """Words or stems."""

    def __init__(self, lists: Words | Stems) -> None:
        self._lists = lists
        self._dictionary: Dictionary = lists.dictionary

    def __len__(self) -> int:
        return len(self._dictionary)

    def term(self, number: int) -> bytes:
        return self._dictionary.term(number)

    def place(self, term: bytes) -> int:
        return self._dictionary.place(term)

    def find(self, term: bytes) -> int:
        return self._dictionary.find(term)

    def postings(self, number: int) -> tuple[Array, Array]:
        documents, codes = self._lists.postings(number)
        return documents, codes >> LENGTH_BITS

    def positions(self, number: int) -> list[list[int]] | None:
        if isinstance(self._lists, Stems):
            return None
        _, frequencies = self.postings(number)
        ends = np.cumsum(frequencies.astype(np.int64))[:-1]
        return [part.tolist() for part in np.split(self._lists.positions(number), ends)]


class _Few:
    """A field whose terms are few enough to be listed."""

    def __init__(self, terms: Sequence[bytes], documents: Callable[[int], Array]) -> None:
        self._terms = terms
        self._documents = documents

    def __len__(self) -> int:
        return len(self._terms)

    def term(self, number: int) -> bytes:
        return self._terms[number]

    def place(self, term: bytes) -> int:
        return bisect_left(self._terms, term)

    def find(self, term: bytes) -> int:
        place = self.place(term)
        return place if place < len(self) and self._terms[place] == term else -1

    def postings(self, number: int) -> tuple[Array, Array]:
        documents = self._documents(number)
        return documents, np.ones(len(documents), np.int64)

    def positions(self, number: int) -> None:
        return None


class _Kinds(_Few):
    def __init__(self, segment: Segment) -> None:
        self._numbers = sorted(np.unique(segment.kinds).tolist(), key=lambda kind: KINDS[kind])
        self._kinds = segment.kinds
        super().__init__([KINDS[number].encode() for number in self._numbers], self._having)

    def _having(self, number: int) -> Array:
        return np.flatnonzero(self._kinds == self._numbers[number])


class _Articles(_Few):
    def __init__(self, segment: Segment) -> None:
        ids = segment.file.array("article.ids")
        order = segment.file.array("article.order")
        terms = [bytes(article) for article in ids[order]]
        super().__init__(terms, lambda number: np.array(segment.run(int(order[number]))))


class _Single(_Few):
    """A column of one text for each article; no text is no term."""

    def __init__(self, segment: Segment, column: TextColumn) -> None:
        self._first = sum(not value for value in column.values)  # "" sorts first
        self._segment = segment
        self._column = column
        super().__init__(
            [value.encode("utf-8", "replace") for value in column.values[self._first :]],
            self._having,
        )

    def _having(self, number: int) -> Array:
        articles = np.flatnonzero(self._column.numbers == number + self._first)
        return _runs(self._segment, articles)


class _Listed(_Few):
    """A column of many texts for each article."""

    def __init__(self, segment: Segment, column: ManyColumn) -> None:
        self._segment = segment
        self._column = column
        super().__init__(
            [value.encode("utf-8", "replace") for value in column.values], self._having
        )

    def _having(self, number: int) -> Array:
        places = np.flatnonzero(self._column.numbers == number)
        articles = np.searchsorted(self._column.starts, places, side="right") - 1
        return _runs(self._segment, articles)


class _Days(_Few):
    """The first or the last day of a date, in the tiers that Whoosh's ranges look up."""

    def __init__(self, segment: Segment, column: DayColumn, side: int) -> None:
        self._segment = segment
        self._numbers = column.numbers
        self._days = column.days[:, side].astype(np.int64) + SIGN
        super().__init__(list(self._tiers()), self._having)

    def _tiers(self) -> Iterator[bytes]:
        for cut in range(0, 32, _TIER_BITS):
            for rest in np.unique(self._days >> cut).tolist():
                yield _TERM.pack(cut, rest)

    def _having(self, number: int) -> Array:
        cut, rest = _TERM.unpack(self.term(number))
        wanted = self._days >> cut == rest
        return _runs(self._segment, np.flatnonzero(wanted.take(self._numbers)))


def _runs(segment: Segment, articles: Array) -> Array:
    """The documents of articles."""
    begins = segment.runs.take(articles).astype(np.int64)
    return ranges(begins, segment.runs.take(articles + 1) - begins)
