"""Conditions on metadata: which articles they hold for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import ArticleDate
from index.segment import KINDS, UNDATED, Array, ranges
from search.engine.columns import Column, Days
from search.engine.found import Ids, Scorer, distinct
from search.engine.whole import Whole

_NO_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
_FEW = 4  # with one article in so many, all are looked at, and that is remembered

Articles = npt.NDArray[np.bool_]  # bool[A], for which articles it holds


@dataclass(frozen=True, slots=True)
class OfArticles:
    """An operand: the documents of some articles; they score nothing."""

    articles: Articles
    whole: Whole

    @property
    def count(self) -> int:
        """So many at most that words are listed first."""
        return self.whole.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        chosen = np.flatnonzero(self.articles)
        begins = self.whole.runs.take(chosen).astype(np.int64)
        return ranges(begins, self.whole.runs.take(chosen + 1) - begins), None

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.articles.take(self.whole.article_of.take(ids))), None


@dataclass(frozen=True, slots=True)
class OfKind:
    """An operand: the documents of one kind; they score nothing."""

    kind: str
    whole: Whole

    @property
    def count(self) -> int:
        """So many at most that words are listed first."""
        return self.whole.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.whole.kinds == self._number), None

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        return np.flatnonzero(self.whole.kinds.take(ids) == self._number), None

    @property
    def _number(self) -> int:
        return next((number for number, kind in enumerate(KINDS) if kind == self.kind), -1)


def dated(whole: Whole, field: str, days: ArticleDate | None) -> Articles:
    """Articles dated for certain within these days; with None, undated ones."""
    column = whole.first_published if field == "first" else whole.date
    if days is None:
        return is_undated(column).take(column.numbers)
    return within(column, days.first.toordinal(), days.last.toordinal()).take(column.numbers)


def within(column: Days, first: int, last: int) -> Articles:
    """The distinct dates of a column that lie wholly within these days, as ordinals; bool[k]."""
    known = ~is_undated(column)
    return known & (column.days[:, 0] >= first) & (column.days[:, 1] <= last)


def is_undated(column: Days) -> Articles:
    """The distinct dates of a column that are none; bool[k]."""
    return np.asarray(column.days[:, 0] == UNDATED[0])


def having_value(
    whole: Whole, field: str, holds: Callable[[str], bool], words: Sequence[str] | None = None
) -> Articles:
    """Articles with a value of this field for which something holds.

    With `words`, in normal form, nothing holds for a value that has none of them.
    """
    if field == "author":
        good = _good(whole.author, holds, words)
        articles = np.zeros(whole.articles, bool)
        places = np.flatnonzero(good.take(whole.author.numbers))
        articles[np.searchsorted(whole.author.starts, places, side="right") - 1] = True
        return articles
    columns = {
        "outlet": whole.outlet,
        "original": whole.original_outlet,
        "lang": whole.language,
    }
    if field in columns:
        return _good(columns[field], holds, words).take(columns[field].numbers)
    found = of_articles(whole, field, range(whole.articles), holds, words)
    return np.fromiter(found, bool, whole.articles)


def of_articles(
    whole: Whole,
    field: str,
    articles: Iterable[int],
    holds: Callable[[str], bool],
    words: Sequence[str] | None,
) -> Iterator[bool]:
    """Of which articles something holds for the address or the path; see `having_value`."""
    read = whole.path if field == "file" else whole.url
    letters = [_letters(word) for word in words or ()]
    for value in map(read, articles):
        if letters and value.isascii():
            # A look is a hundred times quicker than cutting the value into words.
            own = _letters(value.lower())
            yield any(each in own for each in letters) and holds(value)
        else:
            yield bool(value) and holds(value)


def _letters(text: str) -> str:
    return text.translate(_NO_SIGNS)


@dataclass(frozen=True, slots=True)
class OfAddresses:
    """An operand: the documents of articles whose address or path something holds for.

    These are as many as there are articles: where an And has found few paragraphs, theirs alone are
    looked at.
    """

    field: str
    holds: Callable[[str], bool]
    words: Sequence[str] | None
    every: Callable[[], Articles]
    whole: Whole

    @property
    def count(self) -> int:
        """So many at most that words are listed first."""
        return self.whole.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return OfArticles(self.every(), self.whole).listed()

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        articles = self.whole.article_of.take(ids)
        own = distinct(articles)
        if len(own) * _FEW > self.whole.articles:
            return OfArticles(self.every(), self.whole).probe(ids)
        good = of_articles(self.whole, self.field, own.tolist(), self.holds, self.words)
        return np.flatnonzero(
            np.fromiter(good, bool, len(own)).take(own.searchsorted(articles))
        ), None


def having_title(whole: Whole, ids: Array) -> Articles:
    """Articles whose title is one of the documents `ids`."""
    articles = whole.article_of.take(ids)
    chosen = np.zeros(whole.articles, bool)
    chosen[articles[whole.runs.take(articles) == ids]] = True
    return chosen


def _good(
    column: Column, holds: Callable[[str], bool], words: Sequence[str] | None
) -> npt.NDArray[np.bool_]:
    """The values of a column for which something holds; bool[k]."""
    values = column.values
    if words is None:
        asked: Iterable[int] = range(len(values))
    else:
        asked = {number for word in words for number in column.by_word.get(word, ())}
    good = np.zeros(len(values), bool)
    for number in asked:
        good[number] = bool(values[number]) and holds(values[number])
    return good
