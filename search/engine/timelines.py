"""When the articles of a generation were published: which day, month or year each falls into."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import numpy as np

from index.segment import UNDATED, Array, unsigned
from search.engine.columns import Days
from search.engine.counting import ByArticle, in_order
from search.engine.found import Ids
from search.model import Facet, Timeline, Unit

_MOST_DAYS = 92  # in a timeline by day: three months
_MOST_MONTHS = 20 * 366  # days in a timeline by month: twenty years
_EPOCH = date(1970, 1, 1).toordinal()  # where datetime64 counts from


_UNDATED, _IMPRECISE, _DRAWN = range(3)  # numbers before and at the first bucket's


class Buckets:
    """Into which day, month or year each article of a generation falls, if one holds its date.

    Days are ordinals, months count from January of the year 1; the first bucket is the archive's
    first.
    """

    def __init__(self, unit: Unit, first: Array, last: Array, known: Array, dates: Array) -> None:
        """`first` and `last`, int64[k], say where a date begins and ends; `known` if it is one.

        `dates`, unsigned[A], are the articles'.
        """
        self.unit = unit
        whole = known & (first == last)
        self._start = int(first[whole].min()) if whole.any() else 0
        numbers = np.where(whole, first - self._start + _DRAWN, np.where(known, _IMPRECISE, 0))
        self._size = max(_DRAWN, int(numbers.max(initial=0)) + 1)
        self._of_article = numbers.astype(unsigned(self._size)).take(dates)

    def fill(self, found: ByArticle) -> tuple[Array, int, int]:
        """How many fall into each bucket, float64, how many into none, and how many are undated."""
        numbers = self._of_article.take(found.articles)
        counts = np.bincount(numbers, found.counts, self._size)
        return counts[_DRAWN:], int(counts[_IMPRECISE]), int(counts[_UNDATED])

    def labels(self, first: int, last: int) -> tuple[str, ...]:
        """The buckets from `first` up to, not including, `last`, as the query language has them."""
        if self.unit is Unit.DAY:
            days = range(self._start + first, self._start + last)
            return tuple([date.fromordinal(day).isoformat() for day in days])
        return self._all_labels[first:last]

    @cached_property
    def _all_labels(self) -> tuple[str, ...]:
        numbers = range(self._start, self._start + self._size - _DRAWN)
        if self.unit is Unit.YEAR:
            return tuple([f"{year:04}" for year in numbers])
        return tuple([f"{1 + month // 12:04}-{1 + month % 12:02}" for month in numbers])


class Timelines:
    """When what a generation holds was published."""

    def __init__(self, dates: Days) -> None:
        self._dates = dates
        self._days = dates.days.astype(np.int64)
        self._known = self._days[:, 0] != UNDATED[0]
        self._buckets: dict[Unit, Buckets] = {}

    def buckets(self, unit: Unit) -> Buckets:
        """The days, months or years."""
        if unit not in self._buckets:
            first, last = self._numbers(unit).T
            self._buckets[unit] = Buckets(unit, first, last, self._known, self._dates.numbers)
        return self._buckets[unit]

    def _numbers(self, unit: Unit) -> Array:
        if unit is Unit.DAY:
            return self._days
        days = (self._days - _EPOCH).astype("datetime64[D]")
        if unit is Unit.MONTH:
            return days.astype("datetime64[M]").astype(np.int64) + 1969 * 12
        return days.astype("datetime64[Y]").astype(np.int64) + 1970

    def timeline(self, found: ByArticle, unit: Unit | None = None) -> Timeline:
        """By day, month or year; None leaves it to the span of what was found."""
        buckets = self.buckets(unit or self._unit(found.articles))
        drawn, imprecise, undated = buckets.fill(found)
        filled = drawn.nonzero()[0]
        if not len(filled):
            return Timeline(buckets.unit, (), (), undated, imprecise)
        first, last = int(filled[0]), int(filled[-1]) + 1
        counts = tuple(drawn[first:last].astype(np.int64).tolist())
        return Timeline(buckets.unit, buckets.labels(first, last), counts, undated, imprecise)

    def _unit(self, articles: Ids) -> Unit:
        dates = self._dates.numbers.take(articles)
        found = self._days.take(dates[self._known.take(dates)], axis=0)
        if not len(found):
            return Unit.YEAR
        span = int(found[:, 1].max() - found[:, 0].min()) + 1
        return Unit.DAY if span <= _MOST_DAYS else Unit.MONTH if span <= _MOST_MONTHS else Unit.YEAR

    def years(self, found: ByArticle) -> Facet:
        """The years that dates lie in for certain, the latest first."""
        buckets = self.buckets(Unit.YEAR)
        counts = buckets.fill(found)[0]
        order = counts.nonzero()[0][::-1]
        return in_order(buckets.labels(0, len(counts)), order, counts)

    def undated(self, found: ByArticle) -> int:
        """How many have no date."""
        if self._known.all():
            return 0
        known = self._known.take(self._dates.numbers.take(found.articles))
        return int(found.counts[~known].sum())
