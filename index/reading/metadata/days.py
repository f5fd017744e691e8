"""Dates in text, in the languages and the orders that the press writes them in.

What can be read in two ways is not read: 03/04/2023 is March in New York and April in London.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from index.dates import ArticleDate
from index.reading.metadata.words import MARKS

# The languages whose months are known by name.
_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "pl", "cs", "sk",
    "sl", "hr", "sr", "bg", "mk", "ru", "uk", "be", "lt", "lv", "et", "hu", "ro", "el", "tr", "az",
    "sq", "ca", "eu", "gl", "ga", "cy", "ar", "fa", "he", "hi", "bn", "id", "ms", "sw", "ka", "hy",
    "af",
)  # fmt: skip
_NORWEGIAN = {"no": "nb"}  # what detectors call the language of which Unicode has two forms
# English is written in both orders; these write the year first.
_NO_DAY_FIRST = frozenset({"en", "zh", "ja", "ko", "hu", "lt", "mn", "eu", "fa", ""})
_DAY_FIRST_REGIONS = frozenset({"GB", "IE", "AU", "NZ", "IN", "ZA", "PK", "SG", "HK", "NG", "KE"})
# English month names beside those of CLDR.
_ENGLISH = {"sept": 9, "janury": 1}

_FIRST_YEAR = 1600  # the oldest newspapers are of 1605
_AHEAD = timedelta(days=92)  # magazines carry the date of the month, or the season, to come
_MOST_REMEMBERED = 512  # declared dates; those of a container come again
_LONGEST = 400  # characters of a declared value or a line that are looked at

_YEAR = r"(?P<y>\d{4})(?!\d(?!\d?:\d\d))"  # some pages glue the time of day to it
_WORD = rf"(?P<w>(?:[^\W\d_]|[{MARKS}]){{3,}})"
_ORDINAL = r"(?:st|nd|rd|th|er|e|ª|º|°|\.º|\.|-?го|-?е)?"
_OF = r"(?:of |de |del |di |do |d[’']|al? |ב(?=[^\W\d_]))?"
_NUMERIC_FORM = (
    rf"(?<![\d./-])(?P<a>\d{{1,2}})(?P<s>[./-]) ?(?P<b>\d{{1,2}})(?P=s) ?{_YEAR}(?![./-]\d)"
)
# "4.2.22" and "12/31/22": the year of this century, in two digits.
_SHORT_FORM = (
    r"(?<![\d./:,-])(?P<a>\d{1,2})(?P<s>[./]) ?(?P<b>\d{1,2})(?P=s) ?(?P<yy>\d{2})(?![\d.:/]\d|\d)"
)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<![\d./-])(?P<y>\d{4})(?P<s>[-/.]) ?(?P<m>\d{1,2})(?P=s) ?(?P<d>\d{1,2})(?!\d)",
        r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일号號])?",
        rf"{_WORD}\.?[ -](?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]{_YEAR}",
        rf"(?<![\d.,:/-])(?P<d>\d{{1,2}}){_ORDINAL}[ .-]?{_OF}{_WORD}\.?,?(?:[ -]|(?<=\.))"
        rf"{_OF}{_YEAR}",
        rf"{_WORD} (?P<d>\d{{1,2}}) \d\d:\d\d:\d\d (?:[A-Z]{{3,4}} |[+-]\d{{4}} )?{_YEAR}",
        rf"(?<!\d)(?P<y>\d{{4}})\.? (?:m\. )?{_WORD} (?P<d>\d{{1,2}})(?!\d)",
        _NUMERIC_FORM,
        rf"(?<!\d )(?<!\d\. ){_WORD}\.?,? {_OF}{_YEAR}",
        _SHORT_FORM,
    )
)
_NUMERIC = re.compile(_NUMERIC_FORM)
_ANY_NUMERIC = re.compile(r"[./-] ?\d{1,2}[./-] ?\d{4}")  # a first look
_HAS_YEAR = re.compile(r"\d(?:\d{3}|[./] ?\d\d?[./] ?\d\d)")
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?:\d{4}|\d{6})Z?)?")
_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2})(?:[T ].*)?)?)?")
_ZERO = re.compile(r"1970-01-01[T ]")  # a day alone may well be one that a paper was printed on
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the characters of the text that state it."""

    date: ArticleDate
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Writing:
    """What is known of how a page writes its dates.

    `language` is an ISO 639-1 code, or "" where it is not known. `day_first` says what 03/04/2023
    means: 3 April where it is true, 4 March where false, two things where None.
    """

    language: str = ""
    day_first: bool | None = None


def find_dates(text: str, writing: Writing) -> list[FoundDate]:
    """The dates a line states, in order; those that can be read in two ways are left out."""
    text = text[:_LONGEST]
    if not _HAS_YEAR.search(text):
        return []
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            free = all(match.end() <= other.start or other.end <= match.start() for other in found)
            if free and (day := _date_of(match, writing)):
                found.append(FoundDate(day, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


@functools.lru_cache(_MOST_REMEMBERED)
def read_date(text: str, writing: Writing) -> ArticleDate:
    """The one date that a value is. Raises ValueError where it is none, or could be two."""
    text = text.strip()
    if _ZERO.match(text):
        raise ValueError(f"where clocks count from, which programs write for none: {text!r}")
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        if day := _date_of(match, writing):
            return day
    elif match := _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(match["seconds"]), UTC).date()
        return _plausible(ArticleDate(moment, moment))
    elif (found := {one.date for one in find_dates(text, writing)}) and len(found) == 1:
        return found.pop()
    raise ValueError(f"no date, or more than one: {text!r}")


def day_first(region: str, language: str, text: str) -> bool | None:
    """Which order the numeric dates of a page have: told by its language, by the region of a
    language tag ("GB"), or by a date in its text that has but one reading; None where nothing
    tells, or two tell different things.
    """
    text = text if _ANY_NUMERIC.search(text) else ""
    told = {int(match["a"]) > int(match["b"]) for match in _numeric(text)
            if (int(match["a"]) > 12) != (int(match["b"]) > 12)}  # fmt: skip
    if told:
        return told.pop() if len(told) == 1 else None
    if language.split("-")[0] not in _NO_DAY_FIRST or region in _DAY_FIRST_REGIONS:
        return True
    return None


def _numeric(text: str) -> Iterator[re.Match[str]]:
    return _NUMERIC.finditer(text)


def _date_of(match: re.Match[str], writing: Writing) -> ArticleDate | None:
    parts = match.groupdict()
    month: int | str | None = parts.get("m")
    day = parts.get("d")
    if parts.get("a"):
        order = _order(int(parts["a"]), int(parts["b"]), writing.day_first)
        if order is None:
            return None
        day, month = str(order[0]), order[1]
    elif parts.get("w") and not (month := _month(parts["w"].casefold(), writing.language)):
        return None
    year = parts.get("y") or f"20{parts['yy']}"
    try:
        return _plausible(_article_date(year, month, day))
    except ValueError:
        return None


def _order(first: int, second: int, day_first: bool | None) -> tuple[int, int] | None:
    """Day and month out of two numbers; None where either could be both."""
    if second > 12 or (first <= 12 and day_first is False):
        return second, first
    if first > 12 or first == second or day_first:
        return first, second
    return None


def _article_date(year: str, month: int | str | None, day: str | None) -> ArticleDate:
    text = f"{int(year):04}"
    if month:
        text += f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return ArticleDate.parse(text)


def _plausible(day: ArticleDate) -> ArticleDate:
    """The date itself. Raises ValueError where no paper could have carried it."""
    if day.first.year < _FIRST_YEAR or day.first > date.today() + _AHEAD:
        raise ValueError(f"no date of a publication: {day}")
    return day


def _month(word: str, language: str) -> int | None:
    """The number of a month: its English name, its name in `language`, or in any other where all
    that know the word agree.
    """
    language = _NORWEGIAN.get(language, language)
    for known in ("en", language):
        if known in _LANGUAGES and (month := _months(known).get(word)):
            return month
    meant = _all_months().get(word, set())
    return next(iter(meant)) if len(meant) == 1 else None


@functools.cache
def _months(language: str) -> dict[str, int]:
    """The names of months in a language, whole and shortened, folded and without a final dot."""
    from babel import Locale  # reading alone needs it: who searches does not load it

    names = dict(_ENGLISH) if language == "en" else {}
    months = Locale.parse(language).months
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[use][width].items():
                names[name.casefold().rstrip(".")] = number
    return {name: number for name, number in names.items() if not name[0].isdigit()}


@functools.cache
def _all_months() -> dict[str, set[int]]:
    meant: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for name, number in _months(language).items():
            meant.setdefault(name, set()).add(number)
    return meant
