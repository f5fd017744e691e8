"""What a search is narrowed to: facets and filters, each with the address that changes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import request

from search import FACETS, Facet, FacetCount, Query, Results, Scope
from web.links import LONGEST_REPEATED, address, length
from web.parameters import ALL_KINDS, GROUP, ParameterError, folded
from web.wording import days_text, facet_name, value_name

_SHOWN = 8  # values of a facet; the others are one click away
_LISTED = 50  # values of a facet on a page; all of them, which may be thousands, are another page


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with the address that chooses it or, where it is on, lets it go."""

    label: str
    count: int
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet as it is shown: `shown` at once, `more` on a click, `rest` is how many are left."""

    name: str
    heading: str
    shown: list[Choice]
    more: list[Choice]
    rest: int
    all_address: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, with the address of the same search without it."""

    heading: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a search may list, with the address that asks for it."""

    label: str
    meaning: str
    address: str
    is_on: bool


def listings(query: Query) -> list[Listing]:
    """The three ways to list what a query finds."""
    articles = query.scope is Scope.ARTICLE
    return [
        Listing(
            "Paragraphs", "All words in one paragraph", address(scope=None, group=None),
            not articles and not query.groups,
        ),
        Listing(
            "Grouped", "The same, each article once: its best paragraph first",
            address(scope=None, group=GROUP), query.groups,
        ),
        Listing(
            "Articles", "All words in one article", address(scope=Scope.ARTICLE, group=None),
            articles,
        ),
    ]  # fmt: skip


def facet_lists(results: Results) -> list[FacetList]:
    """The facets that anything found has a value of.

    Raises ParameterError where all values of one are asked for, each with a link, by an address
    that is too long for thousands of links.
    """
    wanted = request.args.get("all")
    if wanted and length() > LONGEST_REPEATED:
        raise ParameterError(
            f"All values of “{wanted[:80]}” are asked for by an address of {length():,} bytes.",
            f"Each value is a link that repeats them; they are listed up to {LONGEST_REPEATED:,}.",
            "Make the query shorter, or ask the HTTP interface, whose facets are whole.",
            "all",
        )
    return [
        _facet_list(name, facet, whole=name == wanted)
        for name, facet in results.facets.items()
        if facet
    ]


def _facet_list(name: str, facet: Facet, whole: bool) -> FacetList:
    listed = len(facet) if whole else min(len(facet), _LISTED)
    shown = listed if whole else min(listed, _SHOWN)
    return FacetList(
        name=name,
        heading=facet_name(name),
        shown=_choices(name, facet[:shown]),
        more=_choices(name, facet[shown:listed]),
        rest=len(facet) - listed,
        all_address=f"{address(all=name)}#filters",
    )


def _choices(name: str, counts: Iterable[FacetCount]) -> list[Choice]:
    on = [value for value in _values(name) if value != ALL_KINDS]
    return [
        Choice(
            label=value_name(name, count.value),
            count=count.count,
            address=address(**{name: _toggled(on, name, count.value)}),
            is_on=folded(name, count.value) in on,
        )
        for count in counts
    ]


def _toggled(on: list[str], facet: str, value: str) -> list[str]:
    others = [other for other in on if other != folded(facet, value)]
    return others if len(others) < len(on) else [*on, value]


def _values(facet: str) -> list[str]:
    """The values of a facet that are asked for, each once. Beside “all” a kind says nothing."""
    asked = request.args.getlist(facet)
    values = [*dict.fromkeys(folded(facet, value) for value in asked if value)]
    return [ALL_KINDS] if facet == "kind" and ALL_KINDS in values else values


def chosen_filters() -> list[Chosen]:
    """Each filter that is on. The parameters of this request have passed `query_of`."""
    chosen = []
    for facet in FACETS:
        values = _values(facet)
        for value in values:
            without = address(**{facet: [other for other in values if other != value]})
            chosen.append(Chosen(facet_name(facet), value_name(facet, value), without))
    days = [request.args.get(name) for name in ("from", "to")]
    if any(days):
        first, last = (date.fromisoformat(day) if day else None for day in days)
        label = days_text(first, last)
        chosen.append(Chosen("Published", label, address(**{"from": None, "to": None})))
    return chosen
