"""Which hits come first, held against Python's sorted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search import Query, Sort
from search.engine.ordering import Scored, _largest, _ranked, page
from search.engine.view import View
from tests.search.engine.archives import question_of, view_of
from tests.search.oracle import FIXED
from tests.search.truth.trial import Trial


@given(
    size=st.sampled_from([1, 10, 4096, 4097, 20_000]),
    distinct=st.sampled_from([1, 3, 1000, 10**6]),
    count=st.sampled_from([1, 10, 128, 129, 5000]),
    seed=st.integers(0, 100),
)
@FIXED
def test_the_largest_are_those_that_sorting_puts_first(
    size: int, distinct: int, count: int, seed: int
) -> None:
    """Nothing that belongs to a page is lost by sampling."""
    key = np.random.default_rng(seed).integers(0, distinct, size).astype(np.float32)
    chosen = _largest(key, count)
    places = range(size) if chosen is None else chosen.tolist()
    assert len(set(places)) == len(places)
    limit = sorted(key.tolist(), reverse=True)[min(count, size) - 1]
    assert {*np.flatnonzero(key >= limit).tolist()} <= {*places}


@given(
    size=st.sampled_from([0, 1, 30, 5000]),
    distinct=st.sampled_from([1, 3, 10**6]),
    first=st.integers(0, 5100),
    count=st.sampled_from([1, 10, 1000, 6000]),
    seed=st.integers(0, 100),
)
@FIXED
def test_a_page_at_any_depth_is_what_sorting_has_there(
    size: int, distinct: int, first: int, count: int, seed: int
) -> None:
    """However many come before, and however many are equal: those keep the order they have."""
    key = np.random.default_rng(seed).integers(-distinct, distinct, size)
    expected = sorted(range(size), key=lambda at: (-key[at], at))
    assert _ranked(key, first, first + count).tolist() == expected[first : first + count]


def test_pages_follow_on_one_another(harbour: Trial) -> None:
    """Pages of any size, put together, are the hits of one long page, in every order."""
    for text in ("", "bridge OR strike OR the"):
        for sort in Sort:
            question = question_of(harbour, Query(text, sort=sort))
            whole = page(question, 0, 100)
            assert len(whole) == (7 if text else 5)
            for size in (1, 2, 3):
                firsts = range(0, len(whole) + 1, size)
                parts = [page(question, at, at + size) for at in firsts]
                assert [place for part in parts for place in part] == whole


def test_dates_go_by_their_first_day_and_none_comes_last(harbour: Trial) -> None:
    """2023 may begin on its first of January, and what has no date is behind all that do."""
    view = view_of(harbour)
    numbers = {
        sort: [place.number for place in page(question_of(harbour, Query(sort=sort)), 0, 9)]
        for sort in (Sort.NEWEST, Sort.OLDEST)
    }
    titles = view.whole.live_titles.tolist()
    # 2023-04-19, 2023-04, 2022-12-31, 2023, none
    assert numbers[Sort.NEWEST] == [titles[at] for at in (0, 1, 3, 2, 4)]
    assert numbers[Sort.OLDEST] == [titles[at] for at in (2, 3, 1, 0, 4)]


def test_of_a_day_the_best_comes_first(random_archives: list[Trial]) -> None:
    """Newest and oldest both: by day, then by score, then as they stand in the archive."""
    for trial in random_archives:
        asked = Query("s* OR strike OR 桥 OR мост")
        places = {
            sort: page(question_of(trial, replace(asked, sort=sort)), 0, 1000) for sort in Sort
        }
        base = {place: rank for rank, place in enumerate(places[Sort.BASE])}

        day = partial(_day, view_of(trial))
        newest = sorted(base, key=lambda place: (-day(place), base[place]))
        assert places[Sort.NEWEST] == newest
        oldest = sorted(base, key=lambda place: (day(place) or 10**9, base[place]))
        assert places[Sort.OLDEST] == oldest


def _day(view: View, place: Scored) -> int:
    date = view.whole.metadata(int(view.whole.article_of[place.number])).date
    return date.first.toordinal() if date else 0
