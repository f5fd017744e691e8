"""The distinct dates of a generation, and their buckets."""

from __future__ import annotations

import numpy as np

from search import Unit
from search.engine.values import Days
from tests.search.engine.archives import whole_of
from tests.search.truth.trial import Trial


def test_a_bucket_holds_a_date_whole_or_not_at_all(harbour: Trial) -> None:
    """A month lies in no day, a year in no month, and none in nothing."""
    days = Days.of(whole_of(harbour).date.days)
    assert days.has_undated
    drawn: dict[Unit, list[str]] = {}
    for unit, buckets in days.buckets.items():
        assert buckets.unit is unit
        drawn[unit] = []
        for date in range(len(days.first)):
            one = np.zeros(len(days.first))
            one[date] = 1
            filled = buckets.fill(one).nonzero()[0].tolist()
            drawn[unit].append(buckets.labels(filled[0], filled[0] + 1)[0] if filled else "")
    # none, 2022-12-31, 2023, 2023-04, 2023-04-19
    assert drawn == {
        Unit.DAY: ["", "2022-12-31", "", "", "2023-04-19"],
        Unit.MONTH: ["", "2022-12", "", "2023-04", "2023-04"],
        Unit.YEAR: ["", "2022", "2023", "2023", "2023"],
    }
