"""Why nothing is found: a filter that leaves nothing, or a word that no article has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from index import Generation, Kind
from search import FACETS, QUOTES, Filters, Query, Results, Scope, plainly
from web.wider import counted
from web.wording import days_text, facet_name, value_name

DAYS = "days"  # the filter of the first and the last day, among those named like facets
_MOST_WORDS = 8  # each is a search of its own; who types more of them knows which are rare
_BETWEEN = {"AND", "OR"}
_EVERY_KIND = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Blocking:
    """A filter without which something is found: so many paragraphs, or articles."""

    name: str
    said: str
    without: int


def blocking_filters(generation: Generation, results: Results) -> tuple[Blocking, ...]:
    """Where nothing is found: each filter that alone is the reason."""
    filters = results.query.filters
    if results.total or filters == Filters():
        return ()
    blocking = []
    for name in (*FACETS, DAYS):
        without = _without(filters, name)
        if without == filters:
            continue
        found = counted(generation, results.query, filters=without)
        if found and found.total:
            blocking.append(Blocking(name, _said(filters, name), found.total))
    return tuple(blocking)


def without_filters(generation: Generation, results: Results) -> int:
    """Where nothing is found: how much is without any filter."""
    if results.total or results.query.filters == Filters():
        return 0
    found = counted(generation, results.query, filters=Filters())
    return found.total if found else 0


def unknown_words(generation: Generation, results: Results) -> tuple[str, ...]:
    """Where nothing is found: which of several words no article has, in any paragraph of it.

    Only for queries that want each of their words as it is typed.
    """
    words = _wanted(results.query.text)
    if results.total or not 1 < len(words) <= _MOST_WORDS:
        return ()
    everywhere = Query(filters=Filters(kind=_EVERY_KIND), scope=Scope.PARAGRAPH)
    return tuple(
        word for word in words
        if (found := counted(generation, everywhere, text=word)) and not found.total
    )  # fmt: skip


def _wanted(text: str) -> list[str]:
    typed = text.translate(dict.fromkeys(map(ord, f"{QUOTES}()"), " ")).split()
    words = [word for word in typed if word not in _BETWEEN]
    are_plain = all(word[0].isalnum() and plainly(word) == word for word in words)
    return [*dict.fromkeys(words)] if are_plain else []


def _without(filters: Filters, name: str) -> Filters:
    if name == DAYS:
        return replace(filters, since=None, until=None)
    none: dict[str, Any] = {name: frozenset()}
    return replace(filters, **none)


def _said(filters: Filters, name: str) -> str:
    if name == DAYS:
        return f"Published: {days_text(filters.since, filters.until)}"
    values: frozenset[str] = getattr(filters, name)
    if values == _EVERY_KIND:
        values = frozenset({"all"})
    named = " or ".join(value_name(name, value) for value in sorted(values))
    return f"{facet_name(name)}: {named}"
