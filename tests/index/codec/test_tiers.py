"""Which segments to merge, so that they stay few and each paragraph is seldom rewritten."""

from __future__ import annotations

from math import log2

from hypothesis import given
from hypothesis import strategies as st

from index.codec.tiers import MOST_SEGMENTS, to_merge, to_settle
from tests.index.hostile import FIXED

_Sizes = list[tuple[int, int]]  # documents, and how many of them live
_segment = st.tuples(st.integers(1, 10_000), st.integers(0, 10_000)).map(
    lambda pair: (pair[0], min(pair))
)


def _settle(sizes: _Sizes) -> tuple[_Sizes, int]:
    """What is left when there is nothing more to merge, and how many documents were written."""
    sizes, written = list(sizes), 0
    while neighbours := to_merge(sizes):
        assert 0 <= neighbours.start < neighbours.stop <= len(sizes)
        live = sum(live for _, live in sizes[neighbours.start : neighbours.stop])
        sizes[neighbours.start : neighbours.stop] = [(live, live)] if live else []
        written += live
    return sizes, written


@FIXED
@given(st.lists(_segment, max_size=40))
def test_segments_are_few_and_mostly_alive(sizes: _Sizes) -> None:
    """However many there were: at most five are left, none with more than a third deleted."""
    left, _ = _settle(sizes)
    assert len(left) <= MOST_SEGMENTS == 5
    assert all(documents - live <= documents / 3 for documents, live in left)
    assert sum(live for _, live in left) == sum(live for _, live in sizes)


@FIXED
@given(st.lists(st.integers(3, 10_000), max_size=MOST_SEGMENTS))
def test_a_few_segments_that_live_are_left_alone(documents: list[int]) -> None:
    """A commit rewrites nothing without need, though something be deleted."""
    assert to_merge([(count, count - count // 3) for count in documents]) is None


def test_what_is_mostly_deleted_is_rewritten() -> None:
    """A segment alone, in its place; one of which nothing lives goes."""
    assert to_merge([(9, 9), (9, 5), (9, 9)]) == range(1, 2)
    assert _settle([(9, 9), (9, 0), (9, 9)]) == ([(9, 9), (9, 9)], 0)


def test_the_newest_are_merged_and_the_large_one_stays() -> None:
    """Small commits are merged with one another, not with all that came before them."""
    assert to_merge([(1_000_000, 1_000_000), *[(10, 10)] * 8]) == range(1, 9)


def test_a_paragraph_is_rewritten_as_often_as_the_archive_doubles() -> None:
    """In two thousand commits of one size, and of random ones, hardly more often than that."""
    sizes: _Sizes = []
    written = added = 0
    for commit in range(2_000):
        count = 1 + commit * 7919 % 100
        sizes, more = _settle([*sizes, (count, count)])
        written += more
        added += count
    assert written < added * log2(2_000)


_live = st.lists(st.integers(0, 100_000), max_size=12)


@FIXED
@given(_live, st.integers(0, 100_000))
def test_what_a_run_added_is_brought_together(live: list[int], added: int) -> None:
    """The newest segments, as many as can be rewritten for half as much again as was added, or for
    20,000 paragraphs: an older one more would be too many.
    """
    most = max(1.5 * added, 20_000)
    neighbours = to_settle(live, added)
    if neighbours is None:
        assert sum(live[-2:]) > most or len(live) < 2
        return
    assert len(neighbours) > 1
    assert neighbours.stop == len(live)
    assert sum(live[neighbours.start :]) <= most
    assert neighbours.start == 0 or sum(live[neighbours.start - 1 :]) > most


def test_a_long_run_ends_in_one_segment() -> None:
    """What it committed on its way is one; the large archive it was added to stays as it is."""
    assert to_settle([1_000_000, *[30_000] * 4], 120_000) == range(1, 5)
    assert to_settle([100_000, *[400_000] * 3], 1_200_000) == range(4)


def test_a_small_addition_to_a_large_archive_stays_cheap() -> None:
    """Only what is small is rewritten with it."""
    assert to_settle([1_000_000, 100], 100) is None
    assert to_settle([1_000_000, 5_000, 100], 100) == range(1, 3)
    assert to_settle([1_000_000, 25_000, 100], 100) is None
