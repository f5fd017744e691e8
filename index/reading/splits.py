"""Splitting what scraping ran together: "end.Start", and headings glued to the next sentence.

The gate comes first: a text is cut only where it, or its article, shows that paragraph ends were
lost, so that a missing space in a good text stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.model import Kind
from index.reading.junctions import NEAR, STRONG, junctions
from index.reading.quotes import cuts
from index.reading.touching import touches
from index.reading.words import Words
from index.reading.writing import CLOSERS, OPENERS, TERMINALS

_FEWEST = 3  # junctions in an article that are credible; fewer may be typing errors,
_ALONE = 400  # one in fewer letters, or one or two
_TWO, _LONGEST = 1.5, 500  # in less than so many usual paragraphs and so many letters
_AT_ONCE = 100_000  # letters split at a time, which bounds memory on a book in one line

_PIECE_END = re.compile(r"\s")
_ORNAMENT = re.compile(r"(?:[*_=~] ?){2,}[*_=~]|-{5,}")
# A letter there is of a word left unsaid: f***
_BEFORE_AN_ORNAMENT = frozenset(TERMINALS + CLOSERS)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text that is a paragraph: characters `start` up to `end`."""

    start: int
    end: int
    kind: Kind | None = None


def parts(text: str, lost_elsewhere: int = 0, usual: float = 0) -> list[Part]:
    """The paragraphs that a text was before they were run together; itself where it was not.

    `lost_elsewhere` is how many strong junctions the other texts of its article have, `usual` the
    length of those that have none, if there are any.
    """
    here = strong_junctions(text)
    is_short = len(text) < max(min(_TWO * usual, _LONGEST), _ALONE if here == 1 else 0)
    if not here or (is_short and here + lost_elsewhere < _FEWEST):
        return [Part(0, len(text))]
    return [
        part
        for portion in _portions(text)
        for start, end in _apart(text, *portion)
        for part in _parts_of(text[start:end], start)
    ]


def strong_junctions(text: str) -> int:
    """How many paragraph ends a text shows to have lost, as far as one look goes."""
    if not NEAR.search(text):
        return 0
    return sum(junction.cost == STRONG for junction in junctions(text[:_AT_ONCE]))


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """A long text in portions that end at a space, where no junction is."""
    start = 0
    while len(text) - start > _AT_ONCE:
        space = _PIECE_END.search(text, start + _AT_ONCE)
        if not space:
            break
        yield start, space.end()
        start = space.end()
    yield start, len(text)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A portion in pieces, cut where a line of stars or strokes touches words: "end.***Start"."""
    last = start
    for ornament in _ORNAMENT.finditer(text, start, end):
        first, behind = ornament.span()
        before, after = text[max(0, first - 1) : first], text[behind : behind + 1]
        begins = after.isupper() or (after and after in OPENERS)
        if last < first and before in _BEFORE_AN_ORNAMENT:
            yield last, first
            last = first
        if last < behind < end and begins and not before.isalpha():
            yield last, behind
            last = behind
    yield last, end


def _parts_of(text: str, offset: int) -> Iterator[Part]:
    """The paragraphs of a piece that begins at `offset`."""
    words = Words(text)
    marked = text if "“" in text or "„" in text else text.replace("”", '"')  # Swedish opens with ”
    ends = [at for at in cuts(marked, junctions(marked)) if 0 < at < len(text)]
    for start, end in pairwise([0, *ends, len(text)]):
        last = start
        for touch in touches(text, start, end, words):
            kind = Kind.HEADING if touch.is_heading else None
            yield Part(offset + last, offset + touch.at, kind)
            last = touch.at
        yield Part(offset + last, offset + end)
