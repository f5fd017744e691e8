"""The distinct values of a column in all segments of a generation, and what dates fall into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

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
class Days:
    """The distinct dates of a generation: first and last possible day, month and year; int64[k].

    Days are ordinals, months count from January 1970.
    """

    undated: npt.NDArray[np.bool_]
    first_day: Array
    last_day: Array
    first_month: Array
    last_month: Array
    first_year: Array
    last_year: Array

    @classmethod
    def of(cls, dates: Values) -> Days:
        """Of the values of a DayColumn."""
        days = np.array(dates.all, np.int64).reshape(-1, 2)
        days64 = (days - _EPOCH).astype("datetime64[D]")
        months = days64.astype("datetime64[M]").astype(np.int64)
        years = days64.astype("datetime64[Y]").astype(np.int64) + 1970
        return cls(
            days[:, 0] == UNDATED[0],
            *(days[:, 0], days[:, 1], months[:, 0], months[:, 1], years[:, 0], years[:, 1]),
        )

    @staticmethod
    def labels(unit: Unit, first: int, last: int) -> tuple[str, ...]:
        """Days, months or years from `first` up to `last`, as the query language writes them."""
        if unit is Unit.DAY:
            return tuple([date.fromordinal(day).isoformat() for day in range(first, last)])
        if unit is Unit.MONTH:
            return _MONTHS[first - _FIRST_MONTH : last - _FIRST_MONTH]
        return tuple([f"{year:04}" for year in range(first, last)])


_FIRST_MONTH = (1 - 1970) * 12  # January of the year 1
_MONTHS = tuple([f"{year:04}-{month:02}" for year in range(1, 10_000) for month in range(1, 13)])
