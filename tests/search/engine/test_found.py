"""And, Or and Not of documents, held against Python's sets."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.found import (
    Found,
    Ids,
    Operand,
    all_of,
    any_of,
    changes,
    common,
    complete,
)
from search.engine.operands import Without
from tests.search.engine.test_tables import tables_are_zero
from tests.search.oracle import FIXED

SIZE = 300  # documents: enough for dense and sparse ways to be taken

# Few or many of them, so that searches and tables are both used.
_numbers = st.one_of(
    st.sets(st.integers(0, SIZE - 1), max_size=4),
    st.sets(st.integers(0, SIZE - 1), min_size=150),
    st.just(set(range(SIZE))),
)
_scored = _numbers.flatmap(
    lambda ids: (
        st.none().map(lambda none: (ids, none))
        | st.integers(1, 100).map(lambda score: (ids, {each: score + each for each in ids}))
    )
)


def _ids(numbers: Iterable[int]) -> Ids:
    return np.array(sorted(numbers), np.intp)


def _found(numbers: set[int], scores: dict[int, int] | None = None) -> Found:
    values = None
    if scores is not None:
        values = np.array([scores[each] for each in sorted(numbers)], np.float32)
    return Found(_ids(numbers), values, SIZE)


def _as_scores(found: Found) -> dict[int, float]:
    scores = np.zeros(found.count) if found.scores is None else found.scores
    return dict(zip(found.ids.tolist(), scores.tolist(), strict=True))


@given(ids=_numbers, others=_numbers, dtype=st.sampled_from([np.uint16, np.uint32, np.intp]))
@FIXED
def test_common_documents_are_those_in_both(ids: set[int], others: set[int], dtype: type) -> None:
    """Their places in either list are given, in order, whatever type the other list has."""
    one, other = _ids(ids), _ids(others)
    here, there = common(one, other.astype(dtype), SIZE)
    assert one[here].tolist() == other[there].tolist() == sorted(ids & others)
    assert tables_are_zero()


@given(parts=st.lists(_scored, min_size=1, max_size=4))
@FIXED
def test_an_and_finds_what_every_part_finds(
    parts: list[tuple[set[int], dict[int, int] | None]],
) -> None:
    """Only what all parts find, each with the sum of its scores."""
    found = all_of([_found(*part) for part in parts], SIZE)
    expected = set.intersection(*(ids for ids, _ in parts))
    assert _as_scores(found) == {
        each: sum(scores[each] for _, scores in parts if scores) for each in sorted(expected)
    }
    assert tables_are_zero()


@given(parts=st.lists(_scored, max_size=4))
@FIXED
def test_an_or_finds_what_any_part_finds(
    parts: list[tuple[set[int], dict[int, int] | None]],
) -> None:
    """What at least one part finds, with the scores of those that do."""
    found = any_of([_found(*part) for part in parts], SIZE)
    assert _as_scores(found) == {
        each: sum(scores[each] for ids, scores in parts if scores and each in ids)
        for each in sorted(set().union(*(ids for ids, _ in parts)))
    }
    assert tables_are_zero()


@given(ids=_numbers, others=_numbers)
@FIXED
def test_a_not_finds_the_rest(ids: set[int], others: set[int]) -> None:
    """Listed alone it is everything else; beside other words it takes away, and scores nothing."""
    rest = Without(_found(ids), SIZE)
    assert complete(rest, SIZE).ids.tolist() == sorted(set(range(SIZE)) - ids)
    beside = all_of([rest, _found(others, dict.fromkeys(others, 3))], SIZE)
    assert _as_scores(beside) == dict.fromkeys(sorted(others - ids), 3.0)


@given(values=st.lists(st.integers(0, 5), min_size=1).map(sorted))
@FIXED
def test_a_change_is_where_a_value_is_new(values: list[int]) -> None:
    """The first of each run of equal values."""
    expected = [at for at, value in enumerate(values) if not at or values[at - 1] != value]
    assert changes(np.array(values)).tolist() == expected


def test_an_and_of_nothing_asks_no_further() -> None:
    """Once nothing is left, the other parts are not looked at."""

    class Asked(Without):
        def probe(self, ids: Ids) -> tuple[Ids, None]:
            raise AssertionError

    parts: list[Operand] = [Asked(_found(set()), SIZE), _found(set())]
    assert all_of(parts, SIZE).count == 0


def test_a_table_stays_clean_where_something_fails() -> None:
    """A query that fails on its way leaves nothing behind for the next one."""
    beyond = Found(np.array([1, 2, 10**9], np.intp), np.ones(3, np.float32), SIZE)
    many = _found(set(range(SIZE)), dict.fromkeys(range(SIZE), 1))
    with pytest.raises(IndexError):
        any_of([many, beyond], SIZE)
    assert tables_are_zero()
    with pytest.raises(IndexError):
        common(many.ids, np.array([*range(100), 10**9]), SIZE)
    assert tables_are_zero()
