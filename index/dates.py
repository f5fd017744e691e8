"""Dates as the press has them: a day, a month, a year, or none at all."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# 2023-04-19T08:30:00+02:00 and its like, of which only the day counts.
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_WORDED = (
    re.compile(r"(?P<month>[A-Za-z]+) (?P<day>\d{1,2}), (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]+),? (?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]+) (?P<year>\d{4})"),
)


@dataclass(frozen=True, slots=True, order=True)
class ArticleDate:
    """The first and the last possible day of something that was published."""

    first: date
    last: date

    @property
    def precision(self) -> str:
        """ "day", "month" or "year": how exactly the source states it."""
        if self.first == self.last:
            return "day"
        return "month" if self.first.month == self.last.month else "year"

    def __str__(self) -> str:
        length = {"day": 10, "month": 7, "year": 4}[self.precision]
        return self.first.isoformat()[:length]

    @classmethod
    def parse(cls, text: str) -> ArticleDate:
        """Read 2023, 2023-04, 2023-04-19, a timestamp, "April 19, 2023" or "19 April 2023".

        Raises ValueError for anything else, and for days that no calendar has. Orders that differ
        between countries (03/04/2023) are refused, not guessed.
        """
        text = text.strip()
        if match := _TIMESTAMP.fullmatch(text):
            text = match[1]
        if match := _ISO.fullmatch(text):
            return cls._of(*(int(part) if part else None for part in match.groups()))
        for pattern in _WORDED:
            match = pattern.fullmatch(text)
            if match and (month := _MONTHS.get(match["month"].lower())):
                day = match.groupdict().get("day")
                return cls._of(int(match["year"]), month, int(day) if day else None)
        raise ValueError(f"no date: {text!r}")

    @classmethod
    def _of(cls, year: int | None, month: int | None, day: int | None) -> ArticleDate:
        assert year is not None
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            if not 1 <= month <= 12:
                raise ValueError(f"no month: {month}")
            return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        the_day = date(year, month, day)
        return cls(the_day, the_day)
