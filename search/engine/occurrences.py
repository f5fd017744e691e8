"""Where things stand: occurrences of words in many paragraphs at once, and what they make together.

An occurrence is the stretch from its first to its last word, as positions in its paragraph.
Occurrences are sorted by paragraph, then by first and last word; the same one may come twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import LENGTH_BITS, Array, ranges
from search.engine.found import SEARCH_RATIO, TABLES, Ids, changes, common
from search.engine.view import View
from search.engine.whole import Whole

Positions = npt.NDArray[np.int64]

POSITION_BITS = 32  # of a key that joins paragraph and position
_FEW = 1 << 12  # postings that are read sooner than they are searched


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Occurrences in paragraphs; `place` is the paragraph's place among those asked about.

    intp[n], int64[n], int64[n].
    """

    place: Ids
    first: Positions
    last: Positions

    def __len__(self) -> int:
        return len(self.place)

    @property
    def places(self) -> Ids:
        """The paragraphs that have any, ascending."""
        return distinct(self.place)

    def choose(self, wanted: Array) -> Occurrences:
        """Only those at some places of the arrays, ascending."""
        return Occurrences(self.place[wanted], self.first[wanted], self.last[wanted])

    def at_least(self, count: int) -> Ids:
        """The paragraphs that have so many."""
        counts = np.bincount(self.place) if len(self) else np.empty(0, np.int64)
        return np.flatnonzero(counts >= count) if count else np.arange(len(counts))


def distinct(values: Array) -> Array:
    """Sorted values without repeats."""
    return values.take(changes(values)) if len(values) else values


def none() -> Occurrences:
    """No occurrences."""
    return Occurrences(np.empty(0, np.intp), np.empty(0, np.int64), np.empty(0, np.int64))


def of_word(view: View, number: int, ids: Ids) -> Occurrences:
    """The occurrences of a word, by its number, in the documents `ids`."""
    documents, codes = view.whole.words.postings(number)
    positions = view.positions((number,))
    kept, places = common(ids, documents, view.whole.documents)
    frequencies = codes.take(places) >> LENGTH_BITS
    if len(kept) < len(documents):
        is_single = view.whole.words.are_single((number,))
        begins = places if is_single else view.starts((number,)).take(places)
        positions = positions[ranges(begins, frequencies)]
    found = positions.astype(np.int64)
    return Occurrences(np.repeat(kept, frequencies), found, found)


def of_words(view: View, numbers: Sequence[int], ids: Ids) -> Occurrences:
    """The occurrences of any of some words in the documents `ids`."""
    words = view.whole.words
    if len(numbers) < 2 or sum(map(words.count, numbers)) > max(_FEW, SEARCH_RATIO * len(ids)):
        return together([of_word(view, number, ids) for number in numbers])
    lists = [words.postings(number) for number in numbers]
    documents = np.concatenate([documents for documents, _ in lists]).astype(np.intp)
    with TABLES:
        table = TABLES.get(np.uint32, view.whole.documents)
        table[ids] = np.arange(1, len(ids) + 1, dtype=np.uint32)
        place = table.take(documents)
        table[ids] = 0
    kept = place.nonzero()[0]
    frequencies = np.concatenate([codes for _, codes in lists]).take(kept) >> LENGTH_BITS
    starts = words.starts(numbers).take(kept)
    position = words.positions(numbers)[ranges(starts, frequencies)].astype(np.int64)
    here = np.repeat(place.take(kept).astype(np.int64) - 1, frequencies)
    order = np.argsort(keys(here, position), kind="stable")
    position = position.take(order)
    return Occurrences(here.take(order), position, position)


def together(parts: Sequence[Occurrences]) -> Occurrences:
    """The occurrences of all parts, once each."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else none()
    place = np.concatenate([part.place for part in parts])
    first = np.concatenate([part.first for part in parts])
    last = np.concatenate([part.last for part in parts])
    order = np.lexsort((last, first, place))
    place, first, last = place[order], first[order], last[order]
    new = np.concatenate(
        ([True], (place[1:] != place[:-1]) | (first[1:] != first[:-1]) | (last[1:] != last[:-1]))
    )
    return Occurrences(place[new], first[new], last[new])


def keys(place: Array, position: Array) -> Positions:
    """Paragraph and position as one number."""
    return place.astype(np.int64) << POSITION_BITS | position


def followed_by(before: Occurrences, after: Occurrences) -> Occurrences:
    """`before` and right after it `after`, as one."""
    if not len(before) or not len(after):
        return none()
    wanted = keys(before.place, before.last + 1)
    starts = keys(after.place, after.first)
    low = np.searchsorted(starts, wanted, side="left")
    counts = np.searchsorted(starts, wanted, side="right") - low
    rows = np.repeat(np.arange(len(before)), counts)
    ends = after.last[ranges(low, counts)]
    return _sorted(before.place[rows], before.first[rows], ends)


def moved(occurrences: Occurrences, words: int) -> Occurrences:
    """The same, but ending so many words later, whatever these are."""
    return Occurrences(occurrences.place, occurrences.first, occurrences.last + words)


def _sorted(place: Ids, first: Positions, last: Positions) -> Occurrences:
    order = np.lexsort((last, first, place))
    return Occurrences(place[order], first[order], last[order])


def ordered(parts: Sequence[Occurrences], distance: int) -> Occurrences:
    """Each part before the next, at most `distance` words from it.

    Each match is given by the end of its last part: a chain goes on from the nearest end before.
    """
    found = parts[0]
    for part in parts[1:]:
        if not len(found) or not len(part):
            return none()
        starts = keys(part.place, part.first)
        ends = keys(found.place, found.last)
        # For each next occurrence, the latest end before it: the nearest one decides.
        order = np.argsort(ends, kind="stable")
        nearest = np.searchsorted(ends[order], starts, side="left") - 1
        reach = np.flatnonzero(nearest >= 0)
        before = order[nearest[reach]]
        reaches = starts[reach] - ends[before] <= distance
        rows, before = reach[reaches], before[reaches]
        found = _sorted(part.place[rows], found.first[before], part.last[rows])
    return found


def unordered(parts: Sequence[Occurrences], distance: int) -> Occurrences:
    """One of each part, any two at most `distance` words apart: each match ends at its last start.

    For parts that cannot share a word. With s the start that comes last, each other part does best
    with the end that comes last among its occurrences that start before s: a match holds where the
    least of these ends is no more than `distance` before s.
    """
    if not all(len(part) for part in parts):
        return none()
    place = np.concatenate([part.place for part in parts])
    first = np.concatenate([part.first for part in parts])
    last = np.concatenate([part.last for part in parts])
    here = keys(place, first)
    order = np.argsort(here, kind="stable")
    place, first, last, here = place[order], first[order], last[order], here[order]
    least = np.full(len(here), np.iinfo(np.int64).max)
    for part in parts:
        starts = keys(part.place, part.first)
        # The latest end of the part so far in the same paragraph, at each event.
        ends = np.maximum.accumulate(keys(part.place, part.last))
        at = np.searchsorted(starts, here, side="right") - 1
        latest = np.where(at >= 0, ends[np.maximum(at, 0)], -1)
        same = (latest >> POSITION_BITS) == place
        latest = np.where(same, latest & ((1 << POSITION_BITS) - 1), -distance - 2)
        least = np.minimum(least, latest)
    matches = np.flatnonzero(first - least <= distance)
    return Occurrences(place[matches], first[matches], last[matches])


def in_sentences(whole: Whole, ids: Ids, parts: Sequence[Occurrences]) -> Ids:
    """The paragraphs among `ids`, by place, with a sentence that holds one of each part."""
    positions, counts = whole.sentences(ids)
    place = np.repeat(np.arange(len(ids)), counts)
    starts = keys(place, positions)
    common_sentences: Array | None = None
    for part in parts:
        sentence = np.searchsorted(starts, keys(part.place, part.first), side="right")
        end = np.searchsorted(starts, keys(part.place, part.last), side="right")
        inside = distinct(np.sort(sentence[sentence == end]))
        common_sentences = (
            inside
            if common_sentences is None
            else np.intersect1d(common_sentences, inside, assume_unique=True)
        )
    assert common_sentences is not None
    return distinct(place[common_sentences - 1])
