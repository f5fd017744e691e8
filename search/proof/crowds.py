"""Occurrences of several parts that no two may share, in a text read from left to right.

A choice takes one occurrence for each part, of `demand[kind]` parts of each kind. Parts whose
occurrences never meet can be chosen by themselves; those that do are a crowd. A crowd tells, at
each occurrence, how far to the right the first of a choice can end among what has been read, and
afterwards which occurrences are in a choice that fits a window.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import inf, prod
from typing import NamedTuple, Protocol

MOST_STATES = 1 << 12  # of choices begun in a crowd that overlaps: 12 different parts


class Element(NamedTuple):
    """Words `start` to `end`, the last one included, that occurrences of some kinds consist of."""

    start: int
    end: int
    kinds: tuple[int, ...]


class TooCrowded(Exception):  # noqa: N818 (it is an answer to the caller, not to a reader)
    """More different parts overlap one another than can be told apart: see MOST_STATES."""


class Crowd(Protocol):
    """Some kinds of occurrences, read from left to right."""

    def add(self, element: Element) -> float:
        """Where the first occurrence of a choice ends, at most; -1 where there is no choice."""

    def taking_part(self, windows: Sequence[int], distance: int) -> Iterator[tuple[int, int, int]]:
        """Kind, start and end of each occurrence that is in a choice which fits a window.

        A window is given by its last word, and begins `distance` words before. A choice fits where
        its last occurrence begins and its first one ends in it.
        """


class _Apart:
    """A crowd of elements no two of which overlap, though one may be of several kinds.

    Such elements can be told apart from parts they serve by a matching. The sets of elements that
    can serve different parts are a matroid, so the best choice is kept by exchange: each new
    element, being the last so far, is taken, and where there is no part free for it the first one
    among those that could make room for it is given up. The set kept ends up the latest one
    possible, element by element.

    Where a window holds a choice, each element in it takes part in one: it can replace the element
    that serves one of its kinds. As which of its kinds makes no difference to who uses this.
    """

    def __init__(self, demand: Mapping[int, int]) -> None:
        self._elements: list[Element] = []
        self._free = dict(demand)
        self._missing = sum(demand.values())
        # Ends of the elements that serve a kind, by all kinds these could serve; each a heap.
        self._serving: dict[int, dict[tuple[int, ...], list[int]]] = {kind: {} for kind in demand}
        self._taken: deque[int] = deque()  # ends in order, also of some that were given up
        self._given_up: set[int] = set()

    def add(self, element: Element) -> float:
        self._elements.append(element)
        self._take(element)
        while self._taken[0] in self._given_up:
            self._given_up.remove(self._taken.popleft())
        return -1 if self._missing else self._taken[0]

    def _take(self, element: Element) -> None:
        """The breadth-first search for a kind with a part free, or else for the first to give up.

        `moves` has, for a kind that is reached, which of the serving elements would move there.
        """
        moves: dict[int, tuple[int, tuple[int, ...]] | None] = dict.fromkeys(element.kinds)
        queue = list(element.kinds)
        first: tuple[int, int, tuple[int, ...]] | None = None
        for kind in queue:
            if self._free[kind]:
                self._free[kind] -= 1
                self._missing -= 1
                break
            for kinds, ends in self._serving[kind].items():
                if ends and (first is None or ends[0] < first[0]):
                    first = ends[0], kind, kinds
                for other in kinds if ends and len(kinds) > 1 else ():
                    if other not in moves:
                        moves[other] = kind, kinds
                        queue.append(other)
        else:
            assert first
            end, kind, kinds = first
            self._given_up.add(end)
            heappop(self._serving[kind][kinds])
        while (move := moves[kind]) is not None:
            moved = heappop(self._serving[move[0]][move[1]])
            heappush(self._serving[kind].setdefault(move[1], []), moved)
            kind = move[0]
        heappush(self._serving[kind].setdefault(element.kinds, []), element.end)
        self._taken.append(element.end)

    def taking_part(self, windows: Sequence[int], distance: int) -> Iterator[tuple[int, int, int]]:
        for start, end, kinds in self._elements:
            if _any_within(windows, start, end + distance):
                for kind in kinds:
                    yield kind, start, end


class _Overlapping:
    """A crowd of elements that overlap. Raises TooCrowded.

    To choose disjoint ones is a hard problem (job interval selection), so all sets of parts are
    gone through: for each, how far right the first of its occurrences can end if all of them
    stand before a word, and how far left the last can begin if all stand behind it. Linear in the
    text, exponential in the number of different parts alone.
    """

    def __init__(self, demand: Mapping[int, int]) -> None:
        states = prod(count + 1 for count in demand.values())
        if states > MOST_STATES:
            raise TooCrowded
        self._full = states - 1
        # For each kind, the states (how many parts of each kind are served) before and after.
        self._moves: dict[int, list[tuple[int, int]]] = {}
        stride = 1
        for kind, count in demand.items():
            self._moves[kind] = [
                (state, state + stride)
                for state in range(states)
                if state // stride % (count + 1) < count
            ]
            stride *= count + 1
        self._elements: list[Element] = []
        self._before: list[list[float]] = []  # for each element, of each state
        self._reading = _Reading(states, self._moves)
        self._best = -1.0

    def add(self, element: Element) -> float:
        self._elements.append(element)
        begun = self._reading.read(element)
        self._before.append(begun)
        for kind in element.kinds:
            before = self._full - self._moves[kind][0][1]
            self._best = max(self._best, min(begun[before], element.end))
        return self._best

    def taking_part(self, windows: Sequence[int], distance: int) -> Iterator[tuple[int, int, int]]:
        back = _Reading(self._full + 1, self._moves)
        # Read from right to left, a text is read from left to right with all places negative.
        order = sorted(range(len(self._elements)), key=lambda at: -self._elements[at].end)
        for at in order:
            start, end, kinds = self._elements[at]
            begun, behind = self._before[at], back.read(Element(-end, -start, kinds))
            for kind in kinds:
                if any(
                    _any_within(windows, max(start, -behind[self._full - after]),
                                min(end, begun[before]) + distance)
                    for before, after in self._moves[kind]
                    if begun[before] > -inf and behind[self._full - after] > -inf
                ):  # fmt: skip
                    yield kind, start, end


class _Reading:
    """For each state, how far right the first occurrence can end; -inf where it is impossible."""

    def __init__(self, states: int, moves: Mapping[int, list[tuple[int, int]]]) -> None:
        self._moves = moves
        self._first_end = [inf] + [-inf] * (states - 1)
        self._open: list[tuple[int, int, list[tuple[int, float]]]] = []  # a heap, by end
        self._read = 0

    def read(self, element: Element) -> list[float]:
        """What was possible with all occurrences before this one; they come by their starts."""
        while self._open and self._open[0][0] < element.start:
            for state, end in heappop(self._open)[2]:
                self._first_end[state] = max(self._first_end[state], end)
        before = self._first_end.copy()
        after = [
            (state, min(before[previous], element.end))
            for kind in element.kinds
            for previous, state in self._moves[kind]
            if before[previous] > -inf
        ]
        self._read += 1
        heappush(self._open, (element.end, self._read, after))
        return before


def crowds(
    elements: Iterable[Element], demand: Sequence[int], told_apart: Iterable[int] = ()
) -> tuple[list[Crowd], list[int]]:
    """The crowds of elements sorted by their starts, and for each kind the number of its crowd.

    Of the kinds in `told_apart` it is told as which of its kinds an element takes part.
    """
    leader = list(range(len(demand)))

    def lead(kind: int) -> int:
        while leader[kind] != kind:
            leader[kind] = kind = leader[leader[kind]]
        return kind

    overlapping = set(told_apart)
    last_end, last_kind = -1, 0
    for start, end, kinds in elements:
        if start <= last_end:
            overlapping.add(kinds[0])
            leader[lead(kinds[0])] = lead(last_kind)
        for kind in kinds[1:]:
            leader[lead(kind)] = lead(kinds[0])
        if end > last_end:
            last_end, last_kind = end, kinds[0]
    numbers: dict[int, int] = {}
    of_kind = [numbers.setdefault(lead(kind), len(numbers)) for kind in range(len(demand))]
    crowded = {of_kind[kind] for kind in overlapping}
    found: list[Crowd] = []
    for number in range(len(numbers)):
        own = {kind: demand[kind] for kind in range(len(demand)) if of_kind[kind] == number}
        found.append(_Overlapping(own) if number in crowded else _Apart(own))
    return found, of_kind


def _any_within(ordered: Sequence[int], first: float, last: float) -> bool:
    at = bisect_left(ordered, first)
    return at < len(ordered) and ordered[at] <= last
