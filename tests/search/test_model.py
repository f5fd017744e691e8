"""What goes into a search and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, is_dataclass, replace
from datetime import date

import pytest

import search
from search import (
    LARGEST_PAGE,
    PAGE_SIZE,
    Cursor,
    Facet,
    FacetCount,
    Filters,
    Mark,
    Query,
    Results,
    Scope,
    Sort,
)

RESULTS = Results(Query(), "", 0, 0, (), {}, None, 0, 0, Cursor(1, 0, date.min, b""))


@pytest.mark.parametrize(
    ("total", "size", "pages"),
    [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (100, 1, 100), (199, 100, 2)],
    ids=str,
)
def test_pages_hold_every_hit(total: int, size: int, pages: int) -> None:
    """There are as many pages as it takes, and none that is empty."""
    assert replace(RESULTS, total=total, query=Query(size=size)).pages == pages


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Query(page=10**8, size=LARGEST_PAGE),
        lambda: Query(facets=("title",)),
        lambda: Filters(year=frozenset({"0000"})),
        lambda: Filters(year=frozenset({"soon"})),
    ],
)
def test_what_cannot_be_run_is_refused_where_it_is_asked(wrong: Callable[[], object]) -> None:
    """A page that no cursor can name, a facet that is none, a year that is none."""
    with pytest.raises(ValueError, match=r"no such|beyond"):
        wrong()


@pytest.mark.parametrize(
    ("page", "size"),
    [(0, 10), (-1, 10), (1, 0), (1, -1), (1, LARGEST_PAGE + 1)],
    ids=str,
)
def test_a_page_that_cannot_be_is_refused(page: int, size: int) -> None:
    """Pages count from 1 and hold from 1 to LARGEST_PAGE hits."""
    with pytest.raises(ValueError, match=f"no such page: {page} of size {size}"):
        Query("strike", page=page, size=size)


def test_pages_of_groups_hold_every_article() -> None:
    """Where paragraphs are grouped, pages count articles; in article scope they do anyway."""
    found = replace(RESULTS, total=31, articles=11)
    assert replace(found, query=Query(grouped=True)).pages == 2
    assert replace(found, query=Query(grouped=True, scope=Scope.ARTICLE)).pages == 4
    assert found.pages == 4


@pytest.mark.parametrize(
    ("place", "page", "previous", "following"),
    [(0, 1, None, 10), (10, 2, 0, 20), (20, 3, 10, None), (5, 2, 0, 15), (90, 10, 15, None)],
)
def test_a_page_knows_its_neighbours(
    place: int, page: int, previous: int | None, following: int | None
) -> None:
    """Each by a cursor in the same generation; behind the last page lies none, but one before."""
    found = replace(RESULTS, total=25, here=RESULTS.here.at(place))
    assert found.page == page
    assert found.previous == (None if previous is None else found.here.at(previous))
    assert found.next == (None if following is None else found.here.at(following))


@pytest.mark.parametrize(
    ("place", "size", "page", "pages"),
    [(5, 10, 2, 3), (15, 10, 3, 3), (3, 100, 2, 2), (24, 10, 4, 4), (7, 3, 4, 9), (30, 20, 3, 2)],
)
def test_a_cursor_of_pages_of_another_size_begins_a_page(
    place: int, size: int, page: int, pages: int
) -> None:
    """What comes before it stands on pages of its own, so that the last page is the last."""
    found = replace(RESULTS, total=25, query=Query(size=size), here=RESULTS.here.at(place))
    assert (found.page, found.pages) == (page, pages)
    assert (found.next is None) == (page >= pages)


def test_a_cursor_goes_on_and_a_page_does_not(cursor: Cursor = RESULTS.here) -> None:
    """Who names both does not know where to go on."""
    assert Query(cursor=cursor).page == 1
    with pytest.raises(ValueError, match="page 2 is not where a cursor goes on"):
        Query(page=2, cursor=cursor)


def test_the_largest_page_is_a_page() -> None:
    """The limits themselves are allowed."""
    assert Query(size=LARGEST_PAGE).size == LARGEST_PAGE
    assert Query(page=1, size=1).page == 1


def test_a_query_asks_for_the_best_ten_of_everything() -> None:
    """Without more words a query means the first page by relevance, unfiltered."""
    query = Query("strike")
    assert (query.sort, query.page, query.size) == (Sort.RELEVANCE, 1, PAGE_SIZE)
    assert query.filters == Filters()


def test_sorts_are_named_as_in_addresses() -> None:
    """The orders have the names that page, HTTP interface and command line use."""
    assert [*Sort] == ["relevance", "similar", "base", "newest", "oldest"]


def test_marks_are_ordered_as_they_stand() -> None:
    """Marks sort by their place in the text."""
    assert sorted([Mark(5, 9), Mark(0, 3), Mark(0, 2)]) == [Mark(0, 2), Mark(0, 3), Mark(5, 9)]


@pytest.mark.parametrize(
    "name", [name for name in search.__all__ if is_dataclass(getattr(search, name))]
)
def test_nobody_can_change_what_was_found(name: str) -> None:
    """Everything that goes in or comes out is frozen, and takes no attributes it does not have."""
    kind = getattr(search, name)
    assert kind.__dataclass_params__.frozen
    assert hasattr(kind, "__slots__")


def test_a_frozen_query_says_so() -> None:
    """A query cannot be changed after it was asked."""
    with pytest.raises(FrozenInstanceError):
        Query("strike").text = "tug"  # type: ignore[misc]


def test_a_facet_is_a_sequence_of_what_was_found() -> None:
    """In the order it was given, by place or by slice, each with its count."""
    facet = Facet(["a", "b", "c"], [2, 0], [7, 3])
    assert [*facet] == [FacetCount("c", 7), FacetCount("a", 3)]
    assert facet[-1] == FacetCount("a", 3)
    assert facet[:1] == (FacetCount("c", 7),)
    assert len(facet) == 2
    assert facet == (FacetCount("c", 7), FacetCount("a", 3))
    with pytest.raises(IndexError):
        facet[2]
