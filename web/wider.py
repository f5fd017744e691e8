"""What a search would find if it looked wider, or from further off."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index import Generation
from search import (
    Query,
    QueryError,
    Results,
    Scope,
    Timeline,
    Unit,
    in_capitals,
    plainly,
    search,
)

_MOST_NARROW = 72  # bars on a phone: each of them can still be told from its neighbour
_MINUS = re.compile(r"(?<![^\s(])-(?=\S)")
_FEW = 10  # hits: where there are fewer, it is worth saying how else one may search


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
    is_few = query.scope is Scope.PARAGRAPH and results.total < _FEW
    if not is_few or len(plainly(query.text).split()) < 2:
        return 0
    wider = replace(_counts_only(query), scope=Scope.ARTICLE)
    with suppress(QueryError):  # the paragraphs are there, whatever can be said of articles
        found = search(generation, wider).total
        return found if found > results.articles else 0
    return 0


def read_as(results: Results) -> str:
    """The query as it was understood, where that may explain why few are found; else ""."""
    typed, understood = results.query.text, results.understood
    is_few = 0 < results.total < _FEW
    return understood if is_few and _spelt_out(typed) != _spelt_out(understood) else ""


def with_operators(results: Results) -> str:
    """Where few are found: the query with its `and`, `not` and `near` as operators; else ""."""
    return in_capitals(results.query.text) if results.total < _FEW else ""


def in_plain_words(results: Results) -> str:
    """Where nothing is found: the words of the query without their operators, if it has any.

    Names of fields are no words of it.
    """
    text = results.query.text.strip()
    words = "" if results.total or ":" in text else plainly(text)
    return words if words != text else ""


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
            replace(
                _counts_only(results.query), filters=replace(filters, since=since, until=until)
            ),
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
    by_year = replace(_counts_only(results.query), timeline=True, unit=Unit.YEAR)
    return search(generation, by_year).timeline


def _spelt_out(query: str) -> str:
    """A query without what says the same in two ways: -toll and NOT toll, a AND b and a b."""
    return " ".join(_MINUS.sub("NOT ", query).replace(" AND ", " ").split())


def _counts_only(query: Query) -> Query:
    """The same, of which nothing but the totals are looked at."""
    return replace(query, cursor=None, page=1, size=1, facets=(), timeline=False)
