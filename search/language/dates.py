"""The days that a value of `date:` names: 2023, >2023-04, 2023-04-16..2023-04-19, last week."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

from index import ArticleDate

ONE_DAY = timedelta(days=1)
_RELATIVE = re.compile(r"(?:(this|last|past) (week|month|year)|(?:last|past) (\d{1,4}) (\w+?)s?)")
_COMPARED = re.compile(r"([<>]=?|[≤≥])\s*(.+)")
_SINCE = re.compile(r"(since|from|after|before|until|till) (.+)", re.I)
_SIGNS = {"since": ">=", "from": ">=", "after": ">", "before": "<", "until": "<=", "till": "<="}
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ](.*)")
_TIME = re.compile(
    r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?(?: ?Z|[+-]\d\d(?::?\d\d)?)?", re.I
)
_SHORT = {name[:3].lower(): name for name in month_name if name} | {"sept": "September"}
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.)(?=[ ,])", re.I)
_MONTH_FIRST = re.compile(r"([A-Za-z]+) (\d{1,2}) (\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-]?)(\d\d|(?<=\D)\d)(?:\2(\d\d|(?<=\D)\d))?")
_ISO = r"(\*|\d{4}(?:-\d{2}){0,2})"
_TWO = re.compile(rf"[\[{{]? ?{_ISO} ?(?:-|,|to) ?{_ISO} ?[\]}}]?", re.I)


class NoDateError(ValueError):
    """A text that is no date; `nearest` are the texts it may stand for, which are."""

    def __init__(self, happened: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(happened)
        self.happened = happened
        self.nearest = nearest


def days(text: str, today: date | None) -> ArticleDate | None:
    """The first and the last day that a text with folded signs names; None for `none`.

    Weeks begin on Monday; the last 7 days are today and the six before. Raises NoDateError.
    """
    text = " ".join(text.split()).replace("…", "..")
    if text.casefold() == "none":
        return None
    if ".." in text:
        return _range(text, today)
    if compared := _COMPARED.fullmatch(text):
        return _side(compared[1], _one(compared[2], today))
    return _one(text, today)


def _range(text: str, today: date | None) -> ArticleDate:
    first, _, last = (part.strip() for part in text.partition(".."))
    last = last.lstrip(".")
    begin = _one(first, today).first if first else date.min
    end = _one(last, today).last if last else date.max
    if begin > end:
        raise NoDateError(f"The dates in “{text}” are in the wrong order.", (f"{last}..{first}",))
    return ArticleDate(begin, end)


def _side(sign: str, named: ArticleDate) -> ArticleDate:
    """The days on one side of those that are named."""
    try:
        match sign:
            case ">":
                return ArticleDate(named.last + ONE_DAY, date.max)
            case "<":
                return ArticleDate(date.min, named.first - ONE_DAY)
            case ">=" | "≥":
                return ArticleDate(named.first, date.max)
            case _:
                return ArticleDate(date.min, named.last)
    except OverflowError:
        raise NoDateError(f"No day is {'after' if sign == '>' else 'before'} that.") from None


def _one(text: str, today: date | None) -> ArticleDate:
    timed = _TIMED.fullmatch(text)
    if timed and not _TIME.fullmatch(timed[2]):
        raise NoDateError(f"“{text}” is no date.", _valid(timed[1]))
    try:
        return ArticleDate.parse(_spelled_out(text))
    except ValueError:
        pass
    words = text.casefold()
    if words in ("today", "yesterday") or _RELATIVE.fullmatch(words):
        if today is None:
            raise NoDateError(f"Which day it is today is not known here, so “{text}” names none.")
        try:
            return _relative(words, today)
        except (OverflowError, ValueError):
            pass
    raise NoDateError(f"“{text}” is no date.", _nearest(text))


def _spelled_out(text: str) -> str:
    """A day in words as `ArticleDate` reads it: "Sept 3rd 2023" as "September 3, 2023"."""
    text = _ORDINAL.sub(r"\1", text)
    text = re.sub(
        r"[A-Za-z]+\b\.?", lambda word: _SHORT.get(word[0].rstrip(".").lower(), word[0]), text
    )
    return _MONTH_FIRST.sub(r"\1 \2, \3", text)


def _relative(words: str, today: date) -> ArticleDate:
    if words == "today":
        return ArticleDate(today, today)
    if words == "yesterday":
        return ArticleDate(today - ONE_DAY, today - ONE_DAY)
    match = _RELATIVE.fullmatch(words)
    assert match
    if match[1]:
        span = _containing(match[2], today)
        return span if match[1] == "this" else _containing(match[2], span.first - ONE_DAY)
    return ArticleDate(_back(int(match[3]), match[4], today) + ONE_DAY, today)


def _containing(unit: str, day: date) -> ArticleDate:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return ArticleDate(monday, monday + timedelta(days=6))
    return ArticleDate.parse(day.isoformat()[: 7 if unit == "month" else 4])


def _back(count: int, unit: str, today: date) -> date:
    """The day so many units before today. Raises ValueError for no unit or no such day."""
    if count and unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    if not count or unit not in ("month", "year"):
        raise ValueError(unit)
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _nearest(text: str) -> tuple[str, ...]:
    """How the dates that a text may mean are written here."""
    if match := _DAY_FIRST.fullmatch(text):
        one, other, year = match.groups()
        return _valid(f"{year}-{other:0>2}-{one:0>2}", f"{year}-{one:0>2}-{other:0>2}")
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        of_month = f"{year}-{month:0>2}"
        return _valid(f"{of_month}-{day:0>2}" if day else of_month) or _valid(of_month, year)[:1]
    if match := _TWO.fullmatch(text):
        first, last = ("" if part == "*" else part for part in match.groups())
        return _valid(f"{first}..{last}")
    if since := _SINCE.fullmatch(text):
        compared = f"{_SIGNS[since[1].lower()]}{since[2]}"
        return (compared,) if _names_days(compared) else ()
    if text.casefold() in ("undated", "no date", "unknown"):
        return ("none",)
    spaced = re.sub(r"[-_]", " ", text.casefold())
    return (spaced,) if spaced != text and _RELATIVE.fullmatch(spaced) else ()


def _names_days(text: str) -> bool:
    try:
        days(text, None)
    except NoDateError:
        return False
    return True


def _valid(*texts: str) -> tuple[str, ...]:
    """Those of the texts that are dates or two of them, each once."""
    found = []
    for text in dict.fromkeys(texts):
        try:
            for one in filter(None, text.split("..")):
                ArticleDate.parse(one)
        except ValueError:
            continue
        found.append(text)
    return tuple(found)
