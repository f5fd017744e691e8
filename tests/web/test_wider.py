"""Looking wider: what whole articles hold where few paragraphs do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index import Generation
from search import Filters, Query, Scope, Timeline, Unit, search
from web.wider import Uncertain, articles_holding, timeline_by_year, uncertain


def _holding(generation: Generation, query: Query) -> int:
    return articles_holding(generation, search(generation, query))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("tug ferry", 1),  # in the first and in the second paragraph of one article
        ("captain bridge", 1),
        ("ferry strike", 0),  # one article, which its paragraph shows already
        ("bridge", 0),
        ("kettle fog", 0),
        ('"tug ferry"', 0),
        ("", 0),
    ],
)
def test_few_paragraphs_are_set_beside_whole_articles(
    generation: Generation, text: str, articles: int
) -> None:
    """Articles that hold all words are counted where they are more than the paragraphs show."""
    assert _holding(generation, Query(text)) == articles


def test_whoever_looks_at_articles_is_not_told_again(generation: Generation) -> None:
    """In article scope there is nothing wider."""
    assert _holding(generation, Query("tug ferry", scope=Scope.ARTICLE)) == 0


def test_filters_hold_for_the_articles_too(generation: Generation) -> None:
    """What is counted is what a click on it shows."""
    elsewhere = Filters(outlet=frozenset({"Harbour Gazette"}))

    assert _holding(generation, Query("tug ferry", elsewhere)) == 0
    assert _holding(generation, Query("captain bridge", elsewhere)) == 1


@pytest.mark.parametrize("text", ["captain bridge", "tug ferry"])
def test_a_cursor_is_no_hindrance(generation: Generation, text: str) -> None:
    """Whoever came by a cursor, to a group or not, is told the same."""
    query = Query(text, Filters(since=date(2023, 1, 1)), grouped=True)
    here = search(generation, query).here
    by_cursor = search(generation, replace(query, cursor=here))
    assert articles_holding(generation, by_cursor) == 1
    assert uncertain(generation, by_cursor) == Uncertain(0, 0)


@pytest.mark.parametrize(
    ("text", "since", "until", "left_out"),
    [
        # Of four paragraphs one lies between the days, two after them, one is of April 2023.
        ("ferry", date(2023, 4, 20), date(2023, 4, 25), Uncertain(0, 1)),
        ("ferry", date(2023, 4, 1), date(2023, 4, 30), Uncertain(0, 0)),
        ("ferry", date(2023, 4, 2), None, Uncertain(0, 1)),
        ("ferry", None, date(2024, 3, 30), Uncertain(0, 1)),
        ("ferry", date.min, date.max, Uncertain(0, 0)),
        ("bridge", date(2023, 4, 20), None, Uncertain(1, 0)),
        ("zeppelin", date(2023, 4, 20), None, Uncertain(0, 0)),
        ("ferry", None, None, None),
    ],
)
@pytest.mark.parametrize("scope", Scope)
def test_days_leave_out_what_may_lie_between_them(
    generation: Generation,
    text: str,
    since: date | None,
    until: date | None,
    left_out: Uncertain | None,
    scope: Scope,
) -> None:
    """Undated hits, and months and years that only touch the days, are counted to the last."""
    query = Query(text, Filters(since=since, until=until), scope=scope)

    assert uncertain(generation, search(generation, query)) == left_out


@pytest.mark.parametrize(("months", "has_years"), [(72, False), (73, True)])
def test_a_timeline_of_many_months_has_one_by_year(
    generation: Generation, months: int, has_years: bool
) -> None:
    """As exact as the other, with dates that are known only by year."""
    results = search(generation, Query("bridge"))
    starts = tuple(f"{2017 + n // 12}-{n % 12 + 1:02}" for n in range(months))
    timeline = Timeline(Unit.MONTH, starts, (1,) * months, 0, 0)
    by_year = timeline_by_year(generation, replace(results, timeline=timeline))
    assert bool(by_year) == has_years
    if by_year:
        assert by_year == search(generation, Query("bridge", unit=Unit.YEAR)).timeline
    assert timeline_by_year(generation, replace(results, timeline=None)) is None
