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


def kinds(whole: Whole, ids: Ids) -> Facet:
    """The kinds of the paragraphs found, the most frequent first."""
    counts = np.bincount(whole.kinds.take(ids), minlength=len(KINDS)).astype(np.float64)
    return Facet([str(kind) for kind in KINDS], _by_frequency(counts).data, counts.data)
