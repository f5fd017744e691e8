"""Which hits come first, held against Python's sorted."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search import Query, Sort
from search.engine.choosing import choose
from search.engine.ordering import _best, _smallest, page
from search.engine.terms import Terms
from tests.search.engine.archives import tree, view_of
from tests.search.oracle import FIXED
from tests.search.truth.trial import Trial


@given(
    size=st.sampled_from([1, 10, 4096, 4097, 20_000]),
    distinct=st.sampled_from([1, 3, 1000, 10**6]),
    count=st.sampled_from([1, 10, 128, 129, 5000]),
    seed=st.integers(0, 100),
)
@FIXED
def test_the_smallest_are_those_that_sorting_puts_first(
    size: int, distinct: int, count: int, seed: int
) -> None:
    """Nothing that belongs to a page is lost by sampling, and little else comes along."""
    key = np.random.default_rng(seed).integers(0, distinct, size).astype(np.float32)
    chosen = _smallest(key, count)
    assert len(set(chosen.tolist())) == len(chosen)
    limit = sorted(key.tolist())[min(count, size) - 1]
    assert {*np.flatnonzero(key <= limit).tolist()} <= {*chosen.tolist()}


@given(
    rows=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30),
    count=st.integers(1, 40),
)
@FIXED
def test_equal_ones_keep_their_order(rows: list[tuple[int, int]], count: int) -> None:
    """By the first key, then by the second, then as they stood."""
    keys = [np.array([row[place] for row in rows]) for place in (0, 1)]
    expected = sorted(range(len(rows)), key=lambda at: (*rows[at], at))
    assert _best(keys, count).tolist() == expected[:count]


def test_pages_follow_on_one_another(harbour: Trial) -> None:
    """Pages of any size, put together, are the hits of one long page, in every order."""
    terms = Terms(view_of(harbour))
    for asked in (None, tree("bridge OR strike OR the")):
        chosen = choose(terms.view, terms, asked, Query())
        for sort in Sort:
            whole = page(terms, chosen, asked, sort, 0, 100)
            assert len(whole) == (7 if asked else 5)
            for size in (1, 2, 3):
                firsts = range(0, len(whole) + 1, size)
                parts = [page(terms, chosen, asked, sort, at, at + size) for at in firsts]
                assert [place for part in parts for place in part] == whole


def test_dates_go_by_their_first_day_and_none_comes_last(harbour: Trial) -> None:
    """2023 may begin on its first of January, and what has no date is behind all that do."""
    terms = Terms(view_of(harbour))
    chosen = choose(terms.view, terms, None, Query())
    segments = {sort: [place.segment for place in page(terms, chosen, None, sort, 0, 9)]
                for sort in (Sort.NEWEST, Sort.OLDEST)}  # fmt: skip
    # 2023-04-19, 2023-04, 2022-12-31, 2023, none
    assert segments[Sort.NEWEST] == [0, 1, 3, 2, 4]
    assert segments[Sort.OLDEST] == [2, 3, 1, 0, 4]
