"""Occurrences that no two parts may share."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.proof.crowds import Element, TooCrowded, crowds
from tests.search.oracle import FIXED

_kinds = st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True).map(tuple)
_elements = st.lists(_kinds, min_size=4, max_size=9).map(
    lambda kinds: [Element(at, at, own) for at, own in enumerate(kinds)]
)


@given(_elements, st.lists(st.integers(1, 2), min_size=4, max_size=4))
@FIXED
def test_the_first_of_a_choice_is_as_late_as_possible(
    elements: list[Element], demand: list[int]
) -> None:
    """After each word of any number of kinds, against trying to serve all parts with the last."""
    found, crowd_of = crowds(elements, demand)
    latest = [-1.0] * len(found)
    for read, element in enumerate(elements, 1):
        number = crowd_of[element.kinds[0]]
        latest[number] = found[number].add(element)
        parts = [kind for kind, count in enumerate(demand) for _ in range(count)
                 if crowd_of[kind] == number]  # fmt: skip
        assert latest[number] == _latest(elements[:read], parts)


def _latest(elements: list[Element], parts: list[int]) -> int:
    for first in reversed(range(len(elements))):
        if any(
            all(kind in element.kinds for kind, element in zip(order, chosen, strict=True))
            for chosen in combinations(elements[first:], len(parts))
            for order in set(permutations(parts))
        ):
            return elements[first].start
    return -1


def test_parts_that_never_meet_are_crowds_of_their_own() -> None:
    """So that what is hard for a few of them stays easy for all others."""
    elements = [Element(0, 1, (0,)), Element(1, 1, (1,)), Element(3, 3, (2,)), Element(4, 4, (3,))]
    assert crowds(elements, [1, 1, 1, 1])[1] == [0, 0, 1, 2]


def test_too_many_overlapping_parts_are_refused() -> None:
    """Twelve different ones can be told apart, thirteen are one too many."""
    elements = [Element(0, kind, (kind,)) for kind in range(13)]
    crowds(elements[:12], [1] * 12)
    with pytest.raises(TooCrowded):
        crowds(elements, [1] * 13)
