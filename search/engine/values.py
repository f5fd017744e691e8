"""The distinct dates of a generation, and which day, month or year each falls into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from index.segment import UNDATED, Array
from search.model import Unit

_EPOCH = date(1970, 1, 1).toordinal()  # where datetime64 counts from


class Buckets:
    """Into which day, month or year each date of a generation falls, if one holds it whole.

    Days are ordinals, months count from January of the year 1; the first bucket is the archive's
    first.
    """

    def __init__(self, unit: Unit, first: Array, last: Array, known: Array) -> None:
        """`first` and `last`, int64[k], say where a date begins and ends; `known` if it is one."""
        self.unit = unit
        whole = known & (first == last)
        self._start = int(first[whole].min()) if whole.any() else 0
        self._numbers = np.where(whole, first - self._start + 1, 0)  # 0 where no bucket holds it
        self._size = int(self._numbers.max(initial=0)) + 1

    def fill(self, counts: Array) -> Array:
        """Counts of dates as counts of buckets; float64."""
        return np.bincount(self._numbers, counts, self._size)[1:]

    def labels(self, first: int, last: int) -> tuple[str, ...]:
        """The buckets from `first` up to, not including, `last`, as the query language has them."""
        if self.unit is Unit.DAY:
            days = range(self._start + first, self._start + last)
            return tuple([date.fromordinal(day).isoformat() for day in days])
        return self._all_labels[first:last]

    @cached_property
    def _all_labels(self) -> tuple[str, ...]:
        numbers = range(self._start, self._start + self._size)
        if self.unit is Unit.YEAR:
            return tuple([f"{year:04}" for year in numbers])
        return tuple([f"{1 + month // 12:04}-{1 + month % 12:02}" for month in numbers])


@dataclass(frozen=True, slots=True)
class Days:
    """The distinct dates of a generation, sorted: ordinals of first and last possible day.

    int64[k] both. No date, if there is any article without, is the first.
    """

    first: Array
    last: Array
    has_undated: bool
    buckets: Mapping[Unit, Buckets]

    @classmethod
    def of(cls, dates: Array) -> Days:
        """Of first and last possible days as ordinals, sorted; int[k, 2]."""
        days = dates.astype(np.int64)
        known = days[:, 0] != UNDATED[0]
        days64 = (days - _EPOCH).astype("datetime64[D]")
        numbers = {
            Unit.DAY: days,
            Unit.MONTH: days64.astype("datetime64[M]").astype(np.int64) + 1969 * 12,
            Unit.YEAR: days64.astype("datetime64[Y]").astype(np.int64) + 1970,
        }
        buckets = {unit: Buckets(unit, of[:, 0], of[:, 1], known) for unit, of in numbers.items()}
        return cls(days[:, 0].copy(), days[:, 1].copy(), not known.all(), buckets)
