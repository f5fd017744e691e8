"""The distinct values of a generation, and the buckets of its dates."""

from __future__ import annotations

import numpy as np

from search import Unit
from search.engine.values import Days, Values
from tests.search.engine.archives import view_of
from tests.search.truth.trial import Trial


def test_values_of_all_segments_are_united(harbour: Trial) -> None:
    """Sorted and once each; each segment's own are found among them."""
    segments = view_of(harbour).segments
    values = Values.of(segments, "outlet")
    assert values.all == ["", "Coast Wire", "Hafenbote", "Harbour Gazette"]
    for segment, places in zip(segments, values.places, strict=True):
        assert [values.all[place] for place in places] == segment.outlet.values


def test_a_bucket_holds_a_date_whole_or_not_at_all(harbour: Trial) -> None:
    """A month lies in no day, a year in no month, and none in nothing."""
    days = Days.of(Values.of(view_of(harbour).segments, "date"))
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
