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
_MOST_MONTHS = 20 * 366  # days in a timeline by month: twenty years


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
    return Facet(values.all, order.data, counts.data)


def years(days: Days, counts: Counts) -> Facet:
    """The years that dates lie in for certain, the latest first."""
    first, by_year = _by_bucket(days.buckets[Unit.YEAR].numbers, counts)
    order = np.flatnonzero(by_year)[::-1]
    return Facet([f"{first + year:04}" for year in range(len(by_year))], order.data, by_year.data)


def _by_bucket(buckets: Array, counts: Counts) -> tuple[int, Counts]:
    """The first bucket with anything in it, and how much is in it and in those after it."""
    present = np.flatnonzero((buckets >= 0) & (counts > 0))
    if not len(present):
        return 0, np.empty(0, np.int64)
    numbers = buckets.take(present)
    first = int(numbers.min())
    return first, np.bincount(numbers - first, counts.take(present)).astype(np.int64)


def kinds(segments: Iterable[Segment], found: Iterable[Ids]) -> Facet:
    """The kinds of the paragraphs found, the most frequent first."""
    counts = np.zeros(len(KINDS), np.int64)
    for segment, ids in zip(segments, found, strict=True):
        counts += np.bincount(segment.kinds.take(ids), minlength=len(KINDS))
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    return Facet([str(kind) for kind in KINDS], order.data, counts.data)


def timeline(days: Days, counts: Counts) -> Timeline:
    """By day, month or year, as the span of what was found asks for."""
    none = undated(days, counts)
    present = np.flatnonzero(counts)[1 if none else 0 :]
    if not len(present):
        return Timeline(Unit.YEAR, (), (), none, 0)
    span = int(days.last.take(present).max() - days.first[present[0]]) + 1
    unit = Unit.DAY if span <= _MOST_DAYS else Unit.MONTH if span <= _MOST_MONTHS else Unit.YEAR
    buckets = days.buckets[unit]
    first, found = _by_bucket(buckets.numbers, counts)
    drawn = tuple(found.tolist())
    labels = buckets.labels(first, first + len(drawn))
    return Timeline(unit, labels, drawn, none, int(counts.sum()) - none - sum(drawn))


def undated(days: Days, counts: Counts) -> int:
    """How many have no date."""
    return int(counts[0]) if days.has_undated else 0


def values_of(view: View, name: str) -> Values:
    """The values of a column in all segments."""
    return view.memo(("values", name), lambda: Values.of(view.segments, name))


def days_of(view: View) -> Days:
    """The dates in all segments."""
    return view.memo(("days",), lambda: Days.of(values_of(view, "date")))
