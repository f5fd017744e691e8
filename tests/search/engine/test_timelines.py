"""When articles were published, by day, month and year."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from search import Query, Unit
from search.engine.counting import ByArticle, Counts
from search.engine.timelines import Timelines
from search.engine.totals import Totals
from tests.search.engine.archives import archive, put, question_of, whole_of
from tests.search.truth.trial import Trial


def test_a_bucket_holds_a_date_whole_or_not_at_all(harbour: Trial) -> None:
    """A month lies in no day, a year in no month, and none in nothing."""
    timelines = Timelines(whole_of(harbour).date)
    drawn: dict[Unit, list[str]] = {unit: [] for unit in Unit}
    for unit in Unit:
        for article in range(5):
            timeline = timelines.timeline(_counts(timelines, article), unit)
            assert timeline.unit is unit
            assert sum(timeline.counts) + timeline.imprecise + timeline.undated == 1
            assert timeline.undated == (article == 4)
            drawn[unit].append("".join(timeline.starts))
    # 2023-04-19, 2023-04, 2022-12-31, 2023, none
    assert drawn == {
        Unit.DAY: ["2023-04-19", "", "2022-12-31", "", ""],
        Unit.MONTH: ["2023-04", "2023-04", "2022-12", "", ""],
        Unit.YEAR: ["2023", "2023", "2022", "2023", ""],
    }


def test_the_years_of_a_facet_are_the_latest_first(harbour: Trial) -> None:
    """Those that have something, by the dates that lie in them for certain."""
    timelines = Timelines(whole_of(harbour).date)
    years = timelines.years(_counts(timelines, 0, 1, 2, 3, 4))
    assert [(year.value, year.count) for year in years] == [("2023", 3), ("2022", 1)]


def test_undated_ones_are_counted_without_a_timeline_too(harbour: Trial) -> None:
    """As the timeline counts them."""
    timelines = Timelines(whole_of(harbour).date)
    for articles in ([0], [4], [0, 4]):
        found = _counts(timelines, *articles)
        assert timelines.undated(found) == timelines.timeline(found).undated == (4 in articles)


def test_one_wild_date_makes_no_other_page_slow() -> None:
    """A day of the year 1 beside one of 9999 is a span of millions, which nothing is made for."""
    with archive(
        put("old", "tug", date="0001-01-01"),
        put("new", "tug", date="9999-12-31"),
        put("one", "ferry", date="2023-04-19"),
    ) as trial:
        question = question_of(trial, Query("ferry", unit=Unit.DAY))
        begun = perf_counter()
        timeline = Totals.of(question).timeline
        assert perf_counter() - begun < 0.05
        assert timeline
        assert (timeline.starts, timeline.counts) == (("2023-04-19",), (1,))


def _counts(timelines: Timelines, *articles: int) -> Counts:
    return timelines.by_date(ByArticle(np.array(articles, np.intp), np.ones(len(articles), int)))
