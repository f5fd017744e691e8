"""Counts what was found: facets, timeline, articles. Exact, in one pass over the paragraphs found.

Metadata belong to articles, and paragraphs found are in ascending order: so they are first counted
by article, and articles, which are several times fewer, by value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import KINDS, Array, ranges
from search.engine.columns import Column, Many
from search.engine.found import Ids, changes
from search.engine.values import Days
from search.engine.whole import Whole
from search.model import Facet, Timeline, Unit

Counts = npt.NDArray[np.float64]  # of whole numbers: exact up to 2**53

_MOST_DAYS = 92  # in a timeline by day: three months
_MOST_MONTHS = 20 * 366  # days in a timeline by month: twenty years


@dataclass(frozen=True, slots=True)
class ByArticle:
    """Articles, ascending, and how many of their paragraphs were found; int64[n]."""

    articles: Ids
    counts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, whole: Whole, ids: Ids) -> ByArticle:
        """Counts the documents `ids`, ascending."""
        articles = whole.article_of.take(ids)
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


def by_value(column: Column, found: ByArticle) -> Counts:
    """How many paragraphs have each of the values of a column; float64[len(values)]."""
    if isinstance(column, Many):
        begins = column.starts.take(found.articles).astype(np.int64)
        sizes = column.starts.take(found.articles + 1) - begins
        numbers = column.numbers[ranges(begins, sizes)]
        counts = np.repeat(found.counts, sizes)
    else:
        numbers, counts = column.numbers.take(found.articles), found.counts
    return np.asarray(np.bincount(numbers, counts, len(column.values)), np.float64)


def facet(values: Sequence[str], counts: Counts) -> Facet:
    """The values that occur, the most frequent first; "" is none."""
    if values and not values[0]:
        counts[0] = 0
    return Facet(values, _by_frequency(counts).data, counts.data)


def _by_frequency(counts: Counts) -> Array:
    """The numbers of what occurs, the most frequent first, then the first."""
    found = counts.nonzero()[0]
    return found.take(np.argsort(-counts.take(found), kind="stable"))


def years(days: Days, counts: Counts) -> Facet:
    """The years that dates lie in for certain, the latest first."""
    buckets = days.buckets[Unit.YEAR]
    by_year = buckets.fill(counts)
    order = by_year.nonzero()[0][::-1]
    return Facet(buckets.labels(0, len(by_year)), order.data, by_year.data)


def kinds(whole: Whole, ids: Ids) -> Facet:
    """The kinds of the paragraphs found, the most frequent first."""
    counts = np.bincount(whole.kinds.take(ids), minlength=len(KINDS)).astype(np.float64)
    return Facet([str(kind) for kind in KINDS], _by_frequency(counts).data, counts.data)


def timeline(days: Days, counts: Counts, total: int, unit: Unit | None = None) -> Timeline:
    """By day, month or year; None leaves it to the span of what was found.

    `counts` are those of the dates, `total` is their sum.
    """
    none = undated(days, counts)
    if total == none:
        return Timeline(unit or Unit.YEAR, (), (), none, 0)
    buckets = days.buckets[unit or _unit(days, counts)]
    drawn = buckets.fill(counts)
    filled = drawn.nonzero()[0]
    if not len(filled):
        return Timeline(buckets.unit, (), (), none, total - none)
    first, last = int(filled[0]), int(filled[-1]) + 1
    shown = tuple(drawn[first:last].astype(np.int64).tolist())
    labels = buckets.labels(first, last)
    return Timeline(buckets.unit, labels, shown, none, total - none - sum(shown))


def _unit(days: Days, counts: Counts) -> Unit:
    present = counts.nonzero()[0]
    if days.has_undated and not present[0]:
        present = present[1:]
    span = int(days.last.take(present).max() - days.first[present[0]]) + 1
    return Unit.DAY if span <= _MOST_DAYS else Unit.MONTH if span <= _MOST_MONTHS else Unit.YEAR


def undated(days: Days, counts: Counts) -> int:
    """How many have no date."""
    return int(counts[0]) if days.has_undated else 0
