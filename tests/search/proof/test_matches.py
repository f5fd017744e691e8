"""Near, in order and in sentences: against going through every choice."""

from __future__ import annotations

import time
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.proof.bits import positions_of
from search.proof.matches import before, near, within_sentences
from search.proof.occurrences import Occurrences, Shape
from tests.search.oracle import FIXED

_Run = tuple[int, int]  # first and last word


def _shape(length: int) -> Shape:
    return Shape(length, (1 << length) - 1, 0)


def _occurring(runs: set[_Run]) -> Occurrences:
    found: dict[Shape, int] = {}
    for first, last in runs:
        shape = _shape(last - first + 1)
        found[shape] = found.get(shape, 0) | 1 << first
    return found


def _runs(found: Occurrences) -> set[_Run]:
    return {
        (start, start + shape.length - 1)
        for shape, starts in found.items()
        for start in positions_of(starts)
    }


def _fits(match: tuple[_Run, ...], distance: int, ordered: bool) -> bool:
    if ordered:
        return all(1 <= right[0] - left[1] <= distance for left, right in pairwise(match))
    return all(
        1 <= max(one[0] - other[1], other[0] - one[1]) <= distance
        for one, other in combinations(match, 2)
    )


_runs_of_words = st.tuples(st.integers(0, 9), st.sampled_from([1, 1, 1, 2, 3])).map(
    lambda run: (run[0], run[0] + run[1] - 1)
)
_parts = st.lists(st.sets(_runs_of_words, min_size=1, max_size=5), min_size=2, max_size=4)
_words = st.integers(0, 9).map(lambda at: (at, at))
_parts_of_words = st.lists(st.sets(_words, min_size=1, max_size=6), min_size=2, max_size=4)


@given(st.one_of(_parts, _parts_of_words), st.integers(1, 8), st.data())
@FIXED
def test_near_finds_what_is_in_any_match(
    parts: list[set[_Run]], distance: int, data: st.DataObject
) -> None:
    """In any order or in the one given, exactly what is in some choice that fits is found."""
    if data.draw(st.booleans()):
        parts.append(parts[0])  # the same word asked for twice
    for ordered in (False, True):
        matches = [match for match in product(*parts) if _fits(match, distance, ordered)]
        found = (before if ordered else near)([*map(_occurring, parts)], distance)
        if not matches:
            assert found is None
        else:
            taking_part = {run for match in matches for run in match}
            assert found is not None
            assert {run for part in found for run in _runs(part)} == taking_part


def test_who_has_a_word_is_told_where_they_mark_it_differently() -> None:
    """Two parts occur at word 0, and only one of them elsewhere: the other has word 0 to itself."""
    whole, opening = Shape(1, 1, 0), Shape(1, 0, 1)
    assert near([{opening: 0b01}, {whole: 0b11}], 3) == [{opening: 0b01}, {whole: 0b10}]


@given(_parts, st.sets(st.integers(1, 12), max_size=4))
@FIXED
def test_what_is_in_one_sentence_is_found_there(parts: list[set[_Run]], starts: set[int]) -> None:
    """A sentence counts if every part occurs in it; what reaches over its end is in none."""
    sentences, count = [0, *sorted(starts)], 13
    ranges = [*zip(sentences, [*sentences[1:], count], strict=True)]
    expected = []
    for start, end in ranges:
        inside = [{run for run in part if start <= run[0] and run[1] < end} for part in parts]
        if all(inside):
            expected.append((start, inside))
    found = within_sentences([*map(_occurring, parts)], sentences, count)
    assert expected == [
        (start, [{(start + run[0], start + run[1]) for run in _runs(part)} for part in inside])
        for start, inside in found
    ]


_MANY = 300_000


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([(1 << _MANY) - 1] * 40, id="the same word forty times"),
        pytest.param([int("1" + "0" * 39, 2) << at for at in range(40)], id="forty words, once"),
        pytest.param(
            [sum(1 << at for at in range(part, 4_000, 41 + part % 3)) for part in range(40)],
            id="forty words that share places",
        ),
    ],
)
def test_forty_words_near_one_another_are_answered(parts: list[int]) -> None:
    """The time follows the words there are, not the choices there are among them."""
    began = time.process_time()
    found = [{_shape(1): starts} for starts in parts]
    assert near(found, 45)
    before(found, 45)
    assert time.process_time() - began < 3  # seconds; a third of it on a quiet machine
