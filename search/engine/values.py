"""The distinct values of a column in all segments of a generation, and what dates fall into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from index.segment import UNDATED, Array, Segment
from search.model import Unit

_EPOCH = date(1970, 1, 1).toordinal()  # where datetime64 counts from


@dataclass(frozen=True, slots=True)
class Values:
    """`all` values of the column `name`, sorted; `places` say where each segment's own are in it.

    int64[n] for each segment.
    """

    name: str
    all: list[Any]
    places: tuple[Array, ...]

    @classmethod
    def of(cls, segments: Sequence[Segment], name: str) -> Values:
        """Of one column."""
        own = [getattr(segment, name).values for segment in segments]
        if len(own) == 1:
            return cls(name, own[0], (np.arange(len(own[0])),))
        together = sorted(set().union(*own))
        place = {value: number for number, value in enumerate(together)}
        places = tuple(np.array([place[v] for v in values], np.int64) for values in own)
        return cls(name, together, places)


@dataclass(frozen=True, slots=True)
class Buckets:
    """Into which day, month or year each date of a generation falls; int64[k], -1 for none.

    A bucket holds a date whole or not at all. Days are ordinals, months count from the year 1.
    """

    unit: Unit
    numbers: Array

    def labels(self, first: int, last: int) -> tuple[str, ...]:
        """The buckets from `first` up to, not including, `last`, as the query language has them."""
        if self.unit is Unit.DAY:
            return tuple([date.fromordinal(day).isoformat() for day in range(first, last)])
        if self.unit is Unit.MONTH:
            return _MONTHS[first:last]
        return tuple([f"{year:04}" for year in range(first, last)])


_MONTHS = tuple([f"{year:04}-{month:02}" for year in range(1, 10_000) for month in range(1, 13)])


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
    def of(cls, dates: Values) -> Days:
        """Of the values of a DayColumn."""
        days = np.array(dates.all, np.int64).reshape(-1, 2)
        undated = days[:, 0] == UNDATED[0]
        days64 = (days - _EPOCH).astype("datetime64[D]")
        numbers = {
            Unit.DAY: days,
            Unit.MONTH: days64.astype("datetime64[M]").astype(np.int64) + 1969 * 12,
            Unit.YEAR: days64.astype("datetime64[Y]").astype(np.int64) + 1970,
        }
        buckets = {
            unit: Buckets(unit, np.where((of[:, 0] == of[:, 1]) & ~undated, of[:, 0], -1))
            for unit, of in numbers.items()
        }
        return cls(days[:, 0].copy(), days[:, 1].copy(), bool(undated.any()), buckets)
