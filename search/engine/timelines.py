"""When what was found was published: counted by date, and dates by day, month or year."""

from __future__ import annotations

from datetime import date

import numpy as np

from index.segment import UNDATED, Array
from search.engine.columns import Days
from search.engine.counting import ByArticle, Counts, by_value, in_order
from search.model import Facet, Timeline, Unit

_MOST_DAYS = 92  # in a timeline by day: three months
_MOST_MONTHS = 20 * 366  # days in a timeline by month: twenty years
_MOST_NAMED = 5_000  # buckets: days of ten years, and every month that newspapers were printed in
_EPOCH = date(1970, 1, 1).toordinal()  # where datetime64 counts from


class Timelines:
    """The distinct dates of a generation, k of them, and the days, months and years they lie in.

    Days are ordinals; months count from January of the year 1.
    """

    def __init__(self, dates: Days) -> None:
        self._dates = dates
        self._days = dates.days.astype(np.int64)  # int64[k, 2]: each date's first and last
        self._known = self._days[:, 0] != UNDATED[0]
        self._buckets: dict[Unit, tuple[Array, Array]] = {}
        self._names: dict[Unit, tuple[int, tuple[str, ...]]] = {}

    def by_date(self, found: ByArticle) -> Counts:
        """How many paragraphs have each date; float64[k]."""
        return by_value(self._dates, found)

    def undated(self, counts: Counts) -> int:
        """How many have none, of so many by date."""
        return int(counts[~self._known].sum())

    def timeline(self, counts: Counts, unit: Unit | None = None) -> Timeline:
        """By day, month or year; None leaves it to the span of what was found."""
        unit = unit or self._unit(counts)
        first, drawn = self._drawn(counts, unit)
        undated = self.undated(counts)
        imprecise = int(counts.sum() - drawn.sum()) - undated
        starts = self._named(unit, range(first, first + len(drawn)))
        return Timeline(unit, starts, tuple(drawn.astype(np.int64).tolist()), undated, imprecise)

    def years(self, counts: Counts) -> Facet:
        """The years that dates lie in for certain, the latest first."""
        first, drawn = self._drawn(counts, Unit.YEAR)
        years = self._named(Unit.YEAR, range(first, first + len(drawn)))
        return in_order(years, drawn.nonzero()[0][::-1], drawn)

    def _drawn(self, counts: Counts, unit: Unit) -> tuple[int, Counts]:
        """The first bucket that was found, and how many fall into each from it to the last one.

        Those whose date no bucket holds whole fall into none.
        """
        if unit not in self._buckets:
            first, last = self._numbers(unit).T
            self._buckets[unit] = first, self._known & (first == last)
        buckets, are_whole = self._buckets[unit]
        dates = (are_whole & (counts > 0)).nonzero()[0]
        if not len(dates):
            return 0, np.empty(0)
        found = buckets.take(dates)
        first_found = int(found.min())
        drawn = np.bincount(found - first_found, counts.take(dates))
        return first_found, np.asarray(drawn, np.float64)

    def _numbers(self, unit: Unit) -> Array:
        if unit is Unit.DAY:
            return self._days
        days = (self._days - _EPOCH).astype("datetime64[D]")
        if unit is Unit.MONTH:
            return days.astype("datetime64[M]").astype(np.int64) + 1969 * 12
        return days.astype("datetime64[Y]").astype(np.int64) + 1970

    def _unit(self, counts: Counts) -> Unit:
        found = self._days[self._known & (counts > 0)]
        if not len(found):
            return Unit.YEAR
        span = int(found[:, 1].max() - found[:, 0].min()) + 1
        return Unit.DAY if span <= _MOST_DAYS else Unit.MONTH if span <= _MOST_MONTHS else Unit.YEAR

    def _named(self, unit: Unit, numbers: range) -> tuple[str, ...]:
        """Buckets as the query language has them."""
        if unit not in self._names:
            buckets, are_whole = self._buckets[unit]
            every = buckets[are_whole]
            first, last = (int(every.min()), int(every.max())) if len(every) else (0, -1)
            few = last - first < _MOST_NAMED
            self._names[unit] = first, _names(unit, range(first, last + 1)) if few else ()
        first, names = self._names[unit]
        found = names[numbers.start - first : numbers.stop - first]
        return found if len(found) == len(numbers) else _names(unit, numbers)


def _names(unit: Unit, numbers: range) -> tuple[str, ...]:
    if unit is Unit.DAY:
        return tuple([date.fromordinal(day).isoformat() for day in numbers])
    if unit is Unit.YEAR:
        return tuple([f"{year:04}" for year in numbers])
    return tuple([f"{1 + month // 12:04}-{1 + month % 12:02}" for month in numbers])
