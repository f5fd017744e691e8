"""Counts what was found: facets, articles. Exact, in one pass over the paragraphs found.

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
from search.engine.whole import Whole
from search.model import Facet

Counts = npt.NDArray[np.float64]  # of whole numbers: exact up to 2**53

_ONE_BY_ONE = 4  # values of an article that are counted one by one, as most have no more


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
        return _by_each_value(column, found)
    return _counted(column, column.numbers.take(found.articles), found.counts)


def _by_each_value(column: Many, found: ByArticle) -> Counts:
    """First by the first value of each article, then by the second: few have many."""
    places = column.starts.take(found.articles).astype(np.intp)
    ends, counts = column.starts.take(found.articles + 1), found.counts
    total = np.zeros(len(column.values))
    for _ in range(_ONE_BY_ONE):
        left = (places < ends).nonzero()[0]
        if not len(left):
            return total
        places, ends, counts = places.take(left), ends.take(left), counts.take(left)
        total += _counted(column, column.numbers.take(places), counts)
        places += 1
    sizes = ends - places
    return total + _counted(column, column.numbers[ranges(places, sizes)], counts.repeat(sizes))


def _counted(column: Column, numbers: Array, counts: Array) -> Counts:
    return np.asarray(np.bincount(numbers, counts, len(column.values)), np.float64)


def facet(values: Sequence[str], counts: Counts) -> Facet:
    """The values that occur, the most frequent first; "" is none."""
    if values and not values[0]:
        counts[0] = 0
    found = counts.nonzero()[0]  # the most frequent first, then the first
    return in_order(values, found.take(np.argsort(-counts.take(found), kind="stable")), counts)


def in_order(values: Sequence[str], order: Ids, counts: Array) -> Facet:
    """Some values, by number, with the counts of all."""
    return Facet(values, order.astype(np.uint32).data, counts.take(order).astype(np.uint32).data)


def kinds(whole: Whole, ids: Ids) -> Facet:
    """The kinds of the paragraphs found, the most frequent first."""
    counts = np.bincount(whole.kinds.take(ids), minlength=len(KINDS)).astype(np.float64)
    return facet([str(kind) for kind in KINDS], counts)
