"""Conditions on metadata: which articles of a segment they hold for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import ArticleDate
from index.segment import KINDS, UNDATED, Array, DayColumn, Segment, ranges
from search.engine.found import Ids, Scorer

Articles = npt.NDArray[np.bool_]  # bool[A], for which articles it holds


@dataclass(frozen=True, slots=True)
class OfArticles:
    """An operand: the documents of some articles; they score nothing."""

    articles: Articles
    segment: Segment

    @property
    def count(self) -> int:
        """So many at most that words are listed first."""
        return self.segment.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        chosen = np.flatnonzero(self.articles)
        begins = self.segment.runs.take(chosen).astype(np.int64)
        return ranges(begins, self.segment.runs.take(chosen + 1) - begins), None

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.articles.take(self.segment.article_of.take(ids))), None


@dataclass(frozen=True, slots=True)
class OfKind:
    """An operand: the documents of one kind; they score nothing."""

    kind: str
    segment: Segment

    @property
    def count(self) -> int:
        """So many at most that words are listed first."""
        return self.segment.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.segment.kinds == self._number), None

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.segment.kinds.take(ids) == self._number), None

    @property
    def _number(self) -> int:
        return next((number for number, kind in enumerate(KINDS) if kind == self.kind), -1)


def dated(segment: Segment, field: str, days: ArticleDate | None) -> Articles:
    """Articles dated for certain within these days; with None, undated ones."""
    column = segment.first_published if field == "first" else segment.date
    if days is None:
        return is_undated(column).take(column.numbers)
    return within(column, days.first.toordinal(), days.last.toordinal()).take(column.numbers)


def within(column: DayColumn, first: int, last: int) -> Articles:
    """The distinct dates of a column that lie wholly within these days, as ordinals; bool[k]."""
    known = ~is_undated(column)
    return known & (column.days[:, 0] >= first) & (column.days[:, 1] <= last)


def is_undated(column: DayColumn) -> Articles:
    """The distinct dates of a column that are none; bool[k]."""
    return np.asarray(column.days[:, 0] == UNDATED[0])


def having_value(segment: Segment, field: str, holds: Callable[[str], bool]) -> Articles:
    """Articles with a value of this field for which something holds."""
    if field == "author":
        good = _good(segment.author.values, holds)
        articles = np.zeros(segment.articles, bool)
        places = np.flatnonzero(good.take(segment.author.numbers))
        articles[np.searchsorted(segment.author.starts, places, side="right") - 1] = True
        return articles
    columns = {
        "outlet": segment.outlet,
        "original": segment.original_outlet,
        "lang": segment.language,
    }
    if field in columns:
        return _good(columns[field].values, holds).take(columns[field].numbers)
    read = segment.texts.path if field == "file" else segment.texts.url
    values = (read(article) for article in range(segment.articles))
    return np.fromiter((bool(v) and holds(v) for v in values), bool, segment.articles)


def having_title(segment: Segment, ids: Array) -> Articles:
    """Articles whose title is one of the documents `ids`."""
    articles = segment.article_of.take(ids)
    chosen = np.zeros(segment.articles, bool)
    chosen[articles[segment.runs.take(articles) == ids]] = True
    return chosen


def _good(values: Iterable[str], holds: Callable[[str], bool]) -> Articles:
    return np.fromiter((bool(value) and holds(value) for value in values), bool)
