"""Runs a query tree on articles.

And, Or, Not and AtLeast look at the whole article; every other node at its paragraphs: an article
is found where one of them is, and scores what the best of them does.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from index.segment import Array
from search.engine.execution import Execution
from search.engine.found import Found, Scores, all_of, any_of, changes, complete
from search.engine.operands import Without
from search.engine.terms import Terms
from search.engine.verification import holding_articles
from search.engine.whole import Whole
from search.language import And, AtLeast, First, Node, Not, Or, nodes

Searched: TypeAlias = npt.NDArray[np.bool_] | None


class ArticleExecution:
    """A query in article scope; its numbers are those of articles.

    `searched` says which paragraphs count, bool[N]; None where all do.
    """

    def __init__(self, terms: Terms, tree: Node, searched: Searched) -> None:
        self._whole = terms.view.whole
        counts_words = any(isinstance(node, First) for node in nodes(tree))
        before = _words_before(self._whole, searched) if counts_words else None
        self._execution = Execution(terms, before)
        self._searched = searched
        self._size = self._whole.articles
        self._tree = tree

    def found(self) -> Found:
        """The articles that the tree finds, deleted ones among them."""
        return self._found(self._tree)

    def _found(self, node: Node) -> Found:
        match node:
            case And(parts):
                return all_of([self._found(part) for part in parts], self._size)
            case Or(parts):
                return any_of([self._found(part) for part in parts], self._size)
            case Not(part):
                return complete(Without(self._found(part), self._size), self._size)
            case AtLeast():
                return self._at_least(node)
        return self._by_article(self._paragraphs(node))

    def _paragraphs(self, node: Node) -> Found:
        """What a node finds among the paragraphs that count."""
        found = self._execution.found(node)
        if self._searched is None:
            return found
        return found.choose(np.flatnonzero(self._searched.take(found.ids)))

    def _by_article(self, found: Found) -> Found:
        """The articles of paragraphs, with the score of the best of them."""
        articles = self._whole.article_of.take(found.ids)
        if not len(articles):
            return Found(np.empty(0, np.intp), None, self._size)
        first = changes(articles)
        scores: Scores | None = None
        if found.scores is not None:
            scores = np.maximum.reduceat(found.scores, first)
        return Found(articles.take(first).astype(np.intp), scores, self._size)

    def _at_least(self, node: AtLeast) -> Found:
        found = self._paragraphs(AtLeast(1, node.part, node.place))
        having = self._by_article(found)
        counts = self._execution.counts(node.part, found.ids)
        if counts is None:
            return self._verified(node, having)
        articles = self._whole.article_of.take(found.ids)
        enough = np.bincount(articles, counts, minlength=self._size) >= node.count
        return having.choose(np.flatnonzero(enough.take(having.ids)))

    def _verified(self, node: Node, candidates: Found) -> Found:
        sure = holding_articles(node, self._whole, candidates.ids, self._searched)
        return candidates.choose(np.flatnonzero(sure))


def _words_before(whole: Whole, searched: Searched) -> Array:
    """How many words an article has before each paragraph in those that count; int64[N]."""
    counts = whole.word_counts.astype(np.int64)
    if searched is not None:
        counts *= searched
    before = np.cumsum(counts) - counts
    return np.asarray(before - before.take(whole.runs.take(whole.article_of)))
