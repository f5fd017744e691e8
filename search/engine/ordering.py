"""Which of the paragraphs found come first.

There is one order of all hits of a query: by base score or by date; or by relevance, where the
first of the base order are ranked among themselves and all others follow as they were.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.segment import UNDATED, Array
from search import ranking
from search.engine.asked import Asked
from search.engine.found import Found, Ids, Scores
from search.engine.question import Question
from search.engine.similar import words_of
from search.engine.window import Articles, Window
from search.language import Node
from search.model import Sort
from search.ranking import Floats

_SAMPLED = 16  # hits for each that is wanted: fewer are compared as they are
_SCORE_BITS = 32  # of a key, below those of the day
_NO_DAY = np.iinfo(np.int32).min // 2  # what comes after every day, and has a negative
_BY_SIGNALS = (Sort.RELEVANCE, Sort.SIMILAR)


class Scored(NamedTuple):
    """A hit: the number of its document, or of its article, and its score."""

    number: int
    score: float


def page(question: Question, first: int, last: int) -> list[Scored]:
    """The hits from place `first` up to not including `last`, in order, however many come before.

    Where scores or dates are equal, the older document comes first: pages follow on one another.
    """
    if first >= ranking.WINDOW:
        return _places(_stretch(question, first, last))
    query = question.query
    window = question.remember((Window, query.groups, query.sort), lambda: _window(question))
    places = _places(window.take(slice(first, last)))
    if last > ranking.WINDOW:
        places += _places(_stretch(question, ranking.WINDOW, last))
    return places


def _window(question: Question) -> Window:
    """What comes first: as many hits as are ranked, by any order."""
    tree = question.tree
    if tree is None or question.query.sort not in _BY_SIGNALS:
        return _stretch(question, 0, ranking.WINDOW)
    of = question.listed
    best = np.sort(_ranked(_scores(of), 0, ranking.WINDOW))
    hits = Window(of.ids.take(best), _scores(of).take(best))
    return _by_signals(question, tree, hits)


def _stretch(question: Question, first: int, last: int) -> Window:
    """Hits by what can be said of each alone."""
    of = question.listed
    key = _key(question, of.ids, _scores(of))
    best = _ranked(key, first, last)
    return Window(of.ids.take(best), _scores(of).take(best))


def _scores(found: Found) -> Scores:
    return np.zeros(found.count, np.float32) if found.scores is None else found.scores


def _places(hits: Window) -> list[Scored]:
    return [*map(Scored, hits.numbers.tolist(), hits.scores.tolist())]


def _by_signals(question: Question, tree: Node, window: Window) -> Window:
    """A window, which stands as the index has it, by all signals."""
    view, scores = question.terms.view, window.scores
    asked = Asked.of(tree, question.terms)
    if len(asked.terms):
        articles = Articles(question, window)

        def presence(words: Asked) -> Floats:
            counts = articles.counts(words.terms)
            return ranking.presence(counts, articles.lengths, view.article_length)

        found = ranking.relevance(scores, asked.weights, presence(asked))
        if question.query.sort is Sort.SIMILAR:
            first = window.take(ranking.in_order(found)[: ranking.FIRST])
            if more := words_of(question, first, asked.weights):
                found = ranking.similarity(found, more.weights, presence(more))
        scores = found.astype(np.float32)
    return Window(window.numbers, scores).take(ranking.in_order(scores))


def _key(question: Question, ids: Ids, scores: Scores) -> Array:
    """What is sorted by, the largest first; undated ones last.

    Of a day the best comes first: a score of 0 or more, read as an integer, orders as the score.
    """
    sort, whole = question.query.sort, question.terms.view.whole
    if sort not in (Sort.NEWEST, Sort.OLDEST):
        return scores
    articles = ids if question.of_articles else whole.article_of.take(ids)
    days = whole.date.days[:, 0].astype(np.int64)
    if sort is Sort.OLDEST:
        days = np.where(days == UNDATED[0], _NO_DAY, -days)
    keys = (days << _SCORE_BITS).take(whole.date.numbers.take(articles))
    keys += scores.view(np.int32)
    return keys


def _ranked(key: Array, first: int, last: int) -> Ids:
    """The places of the largest keys, `first` up to `last` in order; equal ones as they stand."""
    last = min(last, len(key))
    if first >= last:
        return np.empty(0, np.intp)
    chosen = _largest(key, last)
    own = -(key if chosen is None else key.take(chosen))
    before = 0
    if first or len(own) > 2 * last:  # only what lies between the first and the last is sorted
        rest = np.partition(own, first)[first:] if first else own
        low, high = rest.min(), np.partition(rest, last - first - 1)[last - first - 1]
        within = np.flatnonzero((own >= low) & (own <= high))
        before = int(np.count_nonzero(own < low))
        own = own.take(within)
        chosen = within if chosen is None else chosen.take(within)
    order = own.argsort(kind="stable")[first - before : last - before]
    return order if chosen is None else chosen.take(order)


def _largest(key: Array, count: int) -> Ids | None:
    """The places whose key is among the `count` largest, and perhaps a few more; None: all.

    In long lists a sample gives a threshold first: a partition of all of them would cost more than
    finding them. Of a sample so large, about as many are above its threshold as are in it.
    """
    size = len(key)
    if size <= _SAMPLED * count:
        return None
    sample = key[:: int((size / count) ** 0.5)]
    return np.flatnonzero(key >= np.partition(sample, len(sample) - count)[len(sample) - count])
