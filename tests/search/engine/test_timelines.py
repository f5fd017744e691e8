"""When articles were published: the buckets of their dates."""

from __future__ import annotations

import numpy as np

from search import Unit
from search.engine.counting import ByArticle
from search.engine.timelines import Timelines
from tests.search.engine.archives import whole_of
from tests.search.truth.trial import Trial


def test_a_bucket_holds_a_date_whole_or_not_at_all(harbour: Trial) -> None:
    """A month lies in no day, a year in no month, and none in nothing."""
    timelines = Timelines(whole_of(harbour).date)
    drawn: dict[Unit, list[str]] = {unit: [] for unit in Unit}
    for unit in Unit:
        buckets = timelines.buckets(unit)
        assert buckets.unit is unit
        for article in range(5):
            counts, imprecise, undated = buckets.fill(_found(article))
            filled = counts.nonzero()[0].tolist()
            assert len(filled) + imprecise + undated == 1
            assert undated == (article == 4)
            drawn[unit].append(buckets.labels(filled[0], filled[0] + 1)[0] if filled else "")
    # 2023-04-19, 2023-04, 2022-12-31, 2023, none
    assert drawn == {
        Unit.DAY: ["2023-04-19", "", "2022-12-31", "", ""],
        Unit.MONTH: ["2023-04", "2023-04", "2022-12", "", ""],
        Unit.YEAR: ["2023", "2023", "2022", "2023", ""],
    }


def test_undated_ones_are_counted_without_a_timeline_too(harbour: Trial) -> None:
    """As the timeline counts them."""
    timelines = Timelines(whole_of(harbour).date)
    for articles in ([0], [4], [0, 4]):
        found = _found(*articles)
        assert timelines.undated(found) == timelines.timeline(found).undated == (4 in articles)


def _found(*articles: int) -> ByArticle:
    return ByArticle(np.array(articles, np.intp), np.ones(len(articles), np.int64))
