"""The parameters of a search, as page and HTTP interface take them alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote_to_bytes

from index import BylineError, Kind
from search import FACETS, LARGEST_PAGE, PAGE_SIZE, Cursor, CursorError, Filters, Query, Scope, Sort

if TYPE_CHECKING:  # the command line asks without Flask
    from werkzeug.datastructures import MultiDict

MOST_PAGES = 1_000_000  # ten million hits; a larger number is an accident
ALL_KINDS = "all"  # the value of “kind” that stands for all of them
GROUP = "article"  # the value of “group”: what paragraphs are grouped by
_SINGLE = ("q", "from", "to", "scope", "sort", "page", "size", "group", "cursor")

_Choice = TypeVar("_Choice", bound=StrEnum)


class ParameterError(BylineError):
    """A parameter of the address that cannot be used: `name`, where leaving it out is a way on."""

    def __init__(self, happened: str, meaning: str, remedy: str, name: str = "") -> None:
        super().__init__(happened, meaning, remedy)
        self.name = name


def query_of(arguments: MultiDict[str, str]) -> Query:
    """The query that an address asks.

    Raises ParameterError naming parameter and value, CursorError for a cursor of no use.
    """
    _require_once(arguments)
    values = {facet: arguments.getlist(facet) for facet in FACETS}
    query = Query(
        text=arguments.get("q", ""),
        filters=filters_of(values, arguments.get("from"), arguments.get("to")),
        scope=_choice(arguments, "scope", Scope.PARAGRAPH),
        sort=_choice(arguments, "sort", Sort.RELEVANCE),
        page=_number(arguments, "page", 1, MOST_PAGES),
        size=_number(arguments, "size", PAGE_SIZE, LARGEST_PAGE),
        grouped=_is_grouped(arguments),
        cursor=_cursor(arguments),
    )
    return as_listing(query, in_given_order=bool(arguments.get("sort")))


def as_listing(query: Query, *, in_given_order: bool) -> Query:
    """The query itself; where it has no words, a list of articles, by default the newest first.

    Only where an order is asked for is it that of the query.
    """
    if query.text.strip():
        return query
    sort = query.sort if in_given_order else Sort.NEWEST
    return replace(query, scope=Scope.ARTICLE, sort=sort)


def filters_of(
    values: Mapping[str, Iterable[str]], since: str | None, until: str | None
) -> Filters:
    """The filters that are asked for: values of facets, and the first and the last day.

    What is empty asks for nothing. Raises ParameterError naming parameter and value.
    """
    first, last = _day("from", since), _day("to", until)
    if first and last and first > last:
        raise _bad("to", str(last), f"no day before “from”, which is {first}")
    asked = {
        facet: frozenset(folded(facet, value) for value in values[facet] if value)
        for facet in FACETS
    }
    asked["kind"] = _kinds_of(asked["kind"])
    for year in sorted(asked["year"]):
        _require_year(year)
    return Filters(**asked, since=first, until=last)


def folded(facet: str, value: str) -> str:
    """A value of a facet as it is compared: accents as the archive is asked for them, and codes of
    languages in small letters, as after `lang:`.
    """
    composed = unicodedata.normalize("NFC", value)
    return composed.casefold() if facet == "language" else composed


def require_known(names: Mapping[str, str]) -> None:
    """Raises ParameterError for a name that no parameter of a search has."""
    known = [*_SINGLE, *FACETS]
    for name in names:
        if name not in known:
            nearest = get_close_matches(name, known, n=1)
            raise ParameterError(
                f"There is no parameter “{name[:80]}”.",
                f"The parameters are {', '.join(known)}.",
                f"Write “{nearest[0]}”, or leave it out." if nearest else "Leave it out.",
            )


def require_utf8(form: bytes) -> None:
    """Raises ParameterError where a form, as addresses carry it too, is not UTF-8."""
    for pair in form.replace(b"+", b" ").split(b"&"):
        name, _, value = (unquote_to_bytes(part) for part in pair.partition(b"="))
        try:
            name.decode(), value.decode()
        except UnicodeDecodeError as error:
            said = ascii(pair[:80])[2:-1]
            raise ParameterError(
                f"“{said}” is not UTF-8.",
                "Which letters are meant cannot be told, so nothing was searched.",
                "Write the letters in UTF-8, each byte of them in percent: ö is %C3%B6.",
            ) from error


def _require_once(arguments: MultiDict[str, str]) -> None:
    for name in _SINGLE:
        values = arguments.getlist(name)
        if len(values) > 1:
            raise ParameterError(
                f"The parameter “{name}” is given {len(values)} times, "
                f"as “{values[0][:80]}” and “{values[1][:80]}”.",
                "It has one value, and which is meant cannot be told.",
                "Leave the others out.",
            )


def _is_grouped(arguments: MultiDict[str, str]) -> bool:
    text = arguments.get("group")
    if text and text != GROUP:
        raise _bad("group", text, GROUP)
    return bool(text)


def _cursor(arguments: MultiDict[str, str]) -> Cursor | None:
    text = arguments.get("cursor")
    if text and (page := arguments.get("page")):
        raise CursorError(
            f"There is a “cursor”, and the “page” is “{page[:80]}”.",
            "Each says where to go on, and which is meant cannot be told.",
            "Leave one of them out.",
        )
    return cursor_of(text)


def cursor_of(text: str | None) -> Cursor | None:
    """The cursor that was written so, if any was. Raises CursorError for a text that is none.

    An empty one is none too: where it began anew, a program that sends the “next” of the last page
    as "" would never end.
    """
    if text == "":
        raise CursorError(
            "The cursor is empty.",
            "It is the “next” of an answer; after the last page, which has none, nothing follows.",
            "Stop where “next” is null, or search from the beginning without a cursor.",
        )
    return None if text is None else Cursor.read(text)


def _choice(arguments: MultiDict[str, str], name: str, default: _Choice) -> _Choice:
    text = arguments.get(name) or default
    try:
        return type(default)(text)
    except ValueError as error:
        raise _bad(name, text, f"one of {', '.join(type(default))}") from error


def _kinds_of(asked: frozenset[str]) -> frozenset[str]:
    for text in sorted(asked - {ALL_KINDS, *Kind}):
        raise _bad("kind", text, f"one of {', '.join(Kind)}, or {ALL_KINDS}")
    return frozenset(kind.value for kind in Kind) if ALL_KINDS in asked else asked


def _require_year(text: str) -> None:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text)):
        raise _bad("year", text, "a year like 2023")


def _number(arguments: MultiDict[str, str], name: str, default: int, largest: int) -> int:
    text = arguments.get(name) or str(default)
    # isdecimal takes digits of all scripts and no sign, space or underscore, as int() would.
    if not (text.isdecimal() and len(text) < 10 and 1 <= int(text) <= largest):
        raise _bad(name, text, f"a number from 1 to {largest:,}")
    return int(text)


def _day(name: str, text: str | None) -> date | None:
    if not text:
        return None
    try:
        # The length leaves out 20230419 and 2023-W16-3, which Python reads too.
        return date.fromisoformat(text if len(text) == 10 and text[7] == "-" else "")
    except ValueError as error:
        raise _bad(name, text, "a day like 2023-04-19") from error


def _bad(name: str, text: str, allowed: str) -> ParameterError:
    return ParameterError(
        f"The parameter “{name}” is “{text[:80]}”.",
        f"It must be {allowed}.",
        "Change it, or leave it out.",
        name,
    )
