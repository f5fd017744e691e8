"""What a search would find if it looked wider, or from further off."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from index import Generation
from search import (
    Query,
    QueryError,
    Results,
    Scope,
    Timeline,
    Unit,
    plainly,
    search,
)

_MOST_NARROW = 72  # bars on a phone: each of them can still be told from its neighbour
FEW = 10  # hits: where there are fewer, it is worth saying how else one may search


@dataclass(frozen=True, slots=True)
class Uncertain:
    """How many hits a span of days leaves out for their dates: none, or too rough to tell."""

    undated: int
    imprecise: int

    @property
    def said(self) -> str:
        """Both in words; "" where there are none."""
        parts = [f"{self.undated:,} undated"] if self.undated else []
        if self.imprecise:
            parts.append(f"{self.imprecise:,} whose date is too rough to tell")
        return ", ".join(parts)


def articles_holding(generation: Generation, results: Results) -> int:
    """How many articles hold what few paragraphs do; 0 where that is no more than these show.

    Of two words that stand in one article, many never stand in one of its paragraphs together.
    """
    query = results.query
    is_few = query.scope is Scope.PARAGRAPH and results.total < FEW
    if not is_few or len(plainly(query.text).split()) < 2:
        return 0
    wider = counted(generation, query, scope=Scope.ARTICLE)
    return wider.total if wider and wider.total > results.articles else 0


def uncertain(generation: Generation, results: Results) -> Uncertain | None:
    """Hits that may lie between the days that are asked for, or not; None without such days.

    Those that do for certain are found, those that do not lie before or after.
    """
    filters = results.query.filters
    if not (filters.since or filters.until):
        return None

    def found(since: date | None, until: date | None) -> Results:
        return search(
            generation,
            replace(counts_only(results.query), filters=replace(filters, since=since, until=until)),
        )

    every = found(None, None)
    outside = 0
    if filters.since and filters.since > date.min:
        outside += found(None, filters.since - timedelta(days=1)).total
    if filters.until and filters.until < date.max:
        outside += found(filters.until + timedelta(days=1), None).total
    return Uncertain(every.undated, every.total - every.undated - results.total - outside)


def timeline_by_year(generation: Generation, results: Results) -> Timeline | None:
    """The timeline for narrow screens, where that of the results has too many months for them."""
    timeline = results.timeline
    if not timeline or timeline.unit is not Unit.MONTH or len(timeline.starts) <= _MOST_NARROW:
        return None
    by_year = replace(counts_only(results.query), timeline=True, unit=Unit.YEAR)
    return search(generation, by_year).timeline


def counted(generation: Generation, query: Query, **changes: Any) -> Results | None:
    """The totals of a query with some of it changed; None where it is refused like this."""
    with suppress(QueryError):
        return search(generation, replace(counts_only(query), **changes))
    return None


def counts_only(query: Query) -> Query:
    """The same, of which nothing but the totals are looked at."""
    return replace(query, cursor=None, page=1, size=1, facets=(), timeline=False)
