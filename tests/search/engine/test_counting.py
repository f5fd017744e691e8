"""Facets and timelines, counted by hand and beside Python's Counter."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest

from search import Query, Timeline, Unit, search
from search.engine.counting import ByArticle
from tests.search.engine.archives import archive, put, whole_of
from tests.search.truth.trial import Trial


def test_hits_are_counted_by_article() -> None:
    """How many of the paragraphs found each article has."""
    with Trial(((put("a", "x", "y", "z"), put("b", "x"), put("c", "x", "y")),)) as trial:
        whole = whole_of(trial)
        every = ByArticle.of(whole, np.arange(whole.documents))
        assert every.articles.tolist() == [0, 1, 2]
        assert sorted(every.counts.tolist()) == [1, 2, 3]
        none = ByArticle.of(whole, np.empty(0, np.intp))
        assert (len(none.articles), len(none.counts)) == (0, 0)
        one = every.choose(np.array([False, True, False]))
        assert one.articles.tolist() == [1]


def test_values_are_united_across_segments(random_archives: list[Trial]) -> None:
    """A facet has each value once, with the hits of all segments, the most frequent first."""
    for trial in random_archives:
        results = search(trial.generation, Query())
        authors: Counter[str] = Counter()
        for article in {each.article for each in trial.truth.documents if not each.deleted}:
            authors.update(article.metadata.authors)
        facet = results.facets["author"]
        assert {each.value: each.count for each in facet} == authors
        counts = [each.count for each in facet]
        assert counts == sorted(counts, reverse=True)


def test_years_are_certain_and_the_latest_comes_first(harbour: Trial) -> None:
    """2023 counts a day, a month and the year itself."""
    years = search(harbour.generation, Query()).facets["year"]
    assert [(year.value, year.count) for year in years] == [("2023", 3), ("2022", 1)]


def test_kinds_count_paragraphs(harbour: Trial) -> None:
    """Of the paragraphs found, each kind, with nothing that was left out."""
    kinds = search(harbour.generation, Query("bridge OR strike")).facets["kind"]
    assert {kind.value: kind.count for kind in kinds} == {"title": 2, "body": 4, "caption": 1}


def _timeline(*dates: str) -> Timeline:
    with archive(*(put(f"{number}", "tug", date=text) for number, text in enumerate(dates))) as own:
        timeline = search(own.generation, Query("tug")).timeline
    assert timeline
    return timeline


def test_a_short_span_is_drawn_by_day() -> None:
    """Empty days between are drawn too, so that a gap looks like one."""
    assert _timeline("2023-04-28", "2023-05-01", "2023-05-01", "") == Timeline(
        Unit.DAY,
        ("2023-04-28", "2023-04-29", "2023-04-30", "2023-05-01"),
        (1, 0, 0, 2),
        undated=1,
        imprecise=0,
    )


@pytest.mark.parametrize(
    ("days", "unit"),
    [(91, Unit.DAY), (92, Unit.MONTH), (20 * 366 - 1, Unit.MONTH), (20 * 366, Unit.YEAR)],
)
def test_the_span_decides_the_unit(days: int, unit: Unit) -> None:
    """Up to 92 days by day, up to twenty years by month, else by year."""
    first = date(1987, 1, 15)
    timeline = _timeline(first.isoformat(), (first + timedelta(days)).isoformat())
    assert timeline.unit is unit
    assert sum(timeline.counts) == 2
    assert len(timeline.starts) == len(timeline.counts)


def test_a_date_is_drawn_where_a_bucket_holds_it_whole() -> None:
    """A month is in no day, a year in no month: these are counted apart."""
    by_day = _timeline("2023-04-28", "2023-04")
    assert (by_day.unit, by_day.counts, by_day.imprecise) == (Unit.DAY, (1,), 1)
    by_month = _timeline("2023-04", "2023", "2022-12-31")
    assert (by_month.starts[0], by_month.starts[-1]) == ("2022-12", "2023-04")
    assert (by_month.counts, by_month.imprecise) == ((1, 0, 0, 0, 1), 1)
    assert _timeline("2023", "1987-01-01").imprecise == 0


def test_what_has_no_date_is_never_drawn() -> None:
    """Undated is undated: not today, and not the first day there is."""
    assert _timeline("", "") == Timeline(Unit.YEAR, (), (), 2, 0)


def test_a_timeline_holds_every_hit_once() -> None:
    """Drawn, imprecise and undated ones are all there are."""
    chance = Random(4)
    texts = ["", "2023", "2023-04", *(str(date(2020, 1, 1) + timedelta(chance.randrange(1500)))
                                      for _ in range(20))]  # fmt: skip
    timeline = _timeline(*texts)
    assert sum(timeline.counts) + timeline.imprecise + timeline.undated == len(texts)


def test_nothing_found_counts_nothing(harbour: Trial) -> None:
    """No value with none, and no bucket."""
    results = search(harbour.generation, Query("nosuchword"))
    assert all(len(facet) == 0 for facet in results.facets.values())
    assert results.timeline == Timeline(Unit.YEAR, (), (), 0, 0)
