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
from search.engine.found import SEARCH_RATIO, Ids, common, distinct
from search.engine.tables import TABLES
from search.engine.view import View
from search.engine.whole import Numbers, Whole

Positions = npt.NDArray[np.int64]

POSITION_BITS = 32  # of a key that joins paragraph and position
_POSITION = (1 << POSITION_BITS) - 1
_FEW = 1 << 12  # postings that are read sooner than they are searched
_SEVERAL = 8  # words that are sooner searched one by one than read together
_WINDOWS = 1 << 16  # looked into at once: a few megabytes for a Near of forty parts


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

    @property
    def are_words(self) -> bool:
        """Whether each is one word."""
        return self.first is self.last or bool((self.first == self.last).all())

    def choose(self, wanted: Array) -> Occurrences:
        """Only those at some places of the arrays, ascending."""
        return Occurrences(self.place[wanted], self.first[wanted], self.last[wanted])

    def at_least(self, count: int) -> Ids:
        """The paragraphs that have so many."""
        counts = np.bincount(self.place) if len(self) else np.empty(0, np.int64)
        return np.flatnonzero(counts >= count)


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


def of_words(view: View, numbers: Numbers, ids: Ids) -> Occurrences:
    """The same of any of some words, ascending, all at once: a pattern may stand for thousands."""
    words = view.whole.words
    if len(numbers) == 1:
        return of_word(view, int(numbers[0]), ids)
    if len(numbers) <= _SEVERAL:
        own = numbers.tolist()
        if sum(map(words.count, own)) > max(_FEW, SEARCH_RATIO * len(ids)):
            return together([of_word(view, number, ids) for number in own])
    found = [np.empty(0, np.int64)]
    with TABLES.lend(np.uint32, view.whole.documents) as table:
        table[ids] = np.arange(1, len(ids) + 1, dtype=np.uint32)
        for documents, codes, begins, positions in words.lists(numbers):
            place = table.take(documents)
            kept = place.nonzero()[0]
            frequencies = codes.take(kept) >> LENGTH_BITS
            position = positions.take(ranges(begins.take(kept), frequencies))
            found.append(keys(np.repeat(place.take(kept), frequencies) - np.int64(1), position))
        table[ids] = 0
    return _of_keys(np.concatenate(found))


def _of_keys(found: Positions) -> Occurrences:
    """Occurrences of single words, by their keys."""
    found.sort()
    found = distinct(found)
    position = found & _POSITION
    return Occurrences(found >> POSITION_BITS, position, position)


def together(parts: Sequence[Occurrences]) -> Occurrences:
    """The occurrences of all parts, once each."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else none()
    if all(part.are_words for part in parts):
        return _of_keys(np.concatenate([keys(part.place, part.first) for part in parts]))
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


def unordered(
    parts: Sequence[Occurrences], distance: int, demand: Sequence[int] | None = None
) -> Occurrences:
    """One of each part, any two at most `distance` words apart: each match ends at its last start.

    For parts that cannot share a word; of others, all matches are among what is found. With s the
    start that comes last, each other part does best with the end that comes last among its
    occurrences that start before s: a match holds where the least of these ends is no more than
    `distance` before s.

    `demand` says how many of each part there must be: of single words, for they share none.
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
    for part, count in zip(parts, demand or [1] * len(parts), strict=True):
        starts = keys(part.place, part.first)
        # The latest end of the part so far in the same paragraph, at each event.
        ends = np.maximum.accumulate(keys(part.place, part.last))
        at = np.searchsorted(starts, here, side="right") - count
        latest = np.where(at >= 0, ends[np.maximum(at, 0)], -1)
        same = (latest >> POSITION_BITS) == place
        latest = np.where(same, latest & _POSITION, -distance - 2)
        least = np.minimum(least, latest)
    matches = np.flatnonzero(first - least <= distance)
    return Occurrences(place[matches], first[matches], last[matches])


def told_apart(
    parts: Sequence[Occurrences], distance: int, ends: Occurrences
) -> tuple[Occurrences, Occurrences]:
    """Of windows that end at some words, those in which each part has a word of its own.

    For parts that are single words and may share some. First those that surely have, then all
    that may: such as have as many words as parts. Two parts are always told; of more, a window
    surely has where the part with the fewest words there has one, the next one two, and so on.
    """
    starts = [keys(part.place, part.first) for part in parts]
    every = np.concatenate(starts)
    every.sort()
    every = distinct(every)
    sure, possible = [], []
    for begin in range(0, len(ends), _WINDOWS):
        last = keys(ends.place[begin : begin + _WINDOWS], ends.first[begin : begin + _WINDOWS])
        first = last - np.minimum(last & _POSITION, distance)
        possible.append(np.greater_equal(_between(every, first, last), len(parts)))
        counts = np.sort([_between(own, first, last) for own in starts], axis=0)
        each = (counts > np.arange(len(parts))[:, None]).all(axis=0)
        sure.append(possible[-1] if len(parts) == 2 else each)
    if not sure:
        return none(), none()
    return ends.choose(np.concatenate(sure)), ends.choose(np.concatenate(possible))


def _between(ordered: Positions, first: Positions, last: Positions) -> Array:
    """How many of some keys lie in each range, its ends included."""
    return np.searchsorted(ordered, last, side="right") - np.searchsorted(ordered, first)


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
