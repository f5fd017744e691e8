"""Counts what was found: facets, timeline, articles. Exact, in one pass over the paragraphs found.

Metadata belong to articles, and paragraphs found are in ascending order: so they are first counted
by article, and articles, which are several times fewer, by value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import KINDS, Array, DayColumn, ManyColumn, Segment, TextColumn, ranges
from search.engine.found import Ids, changes
from search.engine.values import Days, Values
from search.engine.view import View
from search.model import Facet, Timeline, Unit

Counts = npt.NDArray[np.int64]

_MOST_DAYS = 92  # in a timeline by day: three months
_MOST_MONTHS = 240  # in a timeline by month: twenty years


@dataclass(frozen=True, slots=True)
class ByArticle:
    """Articles of one segment, ascending, and how many of their paragraphs were found; int64[n]."""

    articles: Ids
    counts: Counts

    @classmethod
    def of(cls, segment: Segment, ids: Ids) -> ByArticle:
        """Counts the documents `ids`, ascending."""
        articles = segment.article_of.take(ids)
        if not len(articles):
            return cls(np.empty(0, np.intp), np.empty(0, np.int64))
        first = changes(articles)
        counts = np.empty(len(first), np.int64)
        np.subtract(first[1:], first[:-1], out=counts[:-1])
        counts[-1] = len(articles) - first[-1]
        return cls(articles.take(first).astype(np.intp), counts)

    def choose(self, wanted: npt.NDArray[np.bool_]) -> ByArticle:
        """Only some of the articles; bool[n]."""
        return ByArticle(self.articles[wanted], self.counts[wanted])


def by_value(values: Values, segments: Iterable[Segment], found: Iterable[ByArticle]) -> Counts:
    """How many paragraphs have each of the values; int64[len(values)]."""
    total = np.zeros(len(values.all), np.float64)
    for segment, of, places in zip(segments, found, values.places, strict=True):
        column = getattr(segment, values.name)
        numbers, counts = _numbers(column, of)
        # Sums of whole numbers: exact up to 2**53.
        counted = np.bincount(numbers, counts, minlength=len(places))
        if len(places) == len(total):
            total += counted
        else:
            total[places] += counted
    return total.astype(np.int64)


def _numbers(column: TextColumn | ManyColumn | DayColumn, of: ByArticle) -> tuple[Array, Array]:
    if isinstance(column, ManyColumn):
        begins = column.starts.take(of.articles).astype(np.int64)
        sizes = column.starts.take(of.articles + 1) - begins
        return column.numbers[ranges(begins, sizes)], np.repeat(of.counts, sizes)
    return column.numbers.take(of.articles), of.counts


def facet(values: Values, counts: Counts) -> Facet:
    """The values that occur, the most frequent first; "" is none."""
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    if values.all and not values.all[0]:
        order = order[order != 0]
    return Facet(values.all, order, counts)


def years(days: Days, counts: Counts) -> Facet:
    """The years that dates lie in for certain, the latest first."""
    known = days.last_year == days.first_year
    known &= ~days.undated
    if not known.any():
        return Facet([], np.empty(0, np.int64), counts)
    first = int(days.first_year[known].min())
    by_year = np.bincount(days.first_year[known] - first, counts[known]).astype(np.int64)
    order = np.flatnonzero(by_year)[::-1]
    return Facet([f"{first + year:04}" for year in range(len(by_year))], order, by_year)


def kinds(segments: Iterable[Segment], found: Iterable[Ids]) -> Facet:
    """The kinds of the paragraphs found, the most frequent first."""
    counts = np.zeros(len(KINDS), np.int64)
    for segment, ids in zip(segments, found, strict=True):
        counts += np.bincount(segment.kinds.take(ids), minlength=len(KINDS))
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    return Facet([str(kind) for kind in KINDS], order, counts)


def timeline(days: Days, counts: Counts) -> Timeline:
    """By day, month or year, as the span of what was found asks for."""
    undated = int(counts[days.undated].sum())
    present = np.flatnonzero((counts > 0) & ~days.undated)
    if not len(present):
        return Timeline(Unit.YEAR, (), (), undated, 0)
    span = int(days.last_day[present].max() - days.first_day[present].min()) + 1
    months = int(days.last_month[present].max() - days.first_month[present].min()) + 1
    if span <= _MOST_DAYS:
        unit, first, last = Unit.DAY, days.first_day, days.last_day
    elif months <= _MOST_MONTHS:
        unit, first, last = Unit.MONTH, days.first_month, days.last_month
    else:
        unit, first, last = Unit.YEAR, days.first_year, days.last_year
    first, last, counts = first[present], last[present], counts[present]
    whole = first == last
    if not whole.any():
        return Timeline(unit, (), (), undated, int(counts.sum()))
    start = int(first[whole].min())
    buckets = np.bincount(first[whole] - start, counts[whole]).astype(np.int64)
    labels = days.labels(unit, start, start + len(buckets))
    return Timeline(unit, labels, tuple(buckets.tolist()), undated, int(counts[~whole].sum()))


def articles(found: Iterable[ByArticle]) -> int:
    """How many articles."""
    return sum(len(of.articles) for of in found)


def values_of(view: View, name: str) -> Values:
    """The values of a column in all segments."""
    return view.memo(("values", name), lambda: Values.of(view.segments, name))


def days_of(view: View) -> Days:
    """The dates in all segments."""
    return view.memo(("days",), lambda: Days.of(values_of(view, "date")))
