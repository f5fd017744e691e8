"""Which of the paragraphs found come first.

There is one order of all hits of a query: by base score or by date; or by relevance, where the
first of the base order are ranked among themselves and all others follow as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.segment import Array, Segment
from search import ranking
from search.engine.asked import Asked
from search.engine.choosing import Chosen
from search.engine.found import Ids
from search.engine.similar import words_of
from search.engine.terms import Terms
from search.engine.window import Articles, Window
from search.language import Node
from search.model import Sort
from search.ranking import Floats

_SAMPLED = 16  # hits for each that is wanted: fewer are sorted as they are
_RANKED = (Sort.RELEVANCE, Sort.SIMILAR)


class Place(NamedTuple):
    """What was found: its segment's number, its own in it, its score."""

    segment: int
    number: int
    score: float


def page(
    terms: Terms, chosen: Sequence[Chosen], tree: Node | None, sort: Sort, first: int, last: int
) -> list[Place]:
    """The hits from place `first` up to, not including, `last`, in order.

    Where scores or dates are equal, the older document comes first: pages follow on one another.
    """
    segments = terms.view.segments
    if tree is None or sort not in _RANKED or first >= ranking.WINDOW:
        return _places(_order(segments, chosen, sort, last), first, last)
    window = _window(segments, chosen)
    ranked = _ranked(terms, chosen, tree, window, similar=sort is Sort.SIMILAR)
    places = _places(ranked, first, last)
    if last <= ranking.WINDOW or len(window) < ranking.WINDOW:
        return places
    return places + _places(_order(segments, chosen, sort, last), ranking.WINDOW, last)


def _places(order: Window, first: int, last: int) -> list[Place]:
    columns = order.segments, order.numbers, order.scores
    rows = zip(*(column[first:last].tolist() for column in columns), strict=True)
    return [Place(*row) for row in rows]


def _window(segments: Sequence[Segment], chosen: Sequence[Chosen]) -> Window:
    """The first hits of the base order, as the index has them."""
    if len(chosen) != 1:
        order = _order(segments, chosen, Sort.BASE, ranking.WINDOW)
        return order.take(np.lexsort((order.numbers, order.segments)))
    found = chosen[0].found
    scores = found.scores if found.scores is not None else np.zeros(found.count, np.float32)
    best = _smallest(-scores, ranking.WINDOW)
    if len(best) > ranking.WINDOW:
        equal = (-scores.take(best)).argsort(kind="stable")[: ranking.WINDOW]
        best = best.take(np.sort(equal))
    return Window(np.zeros(len(best), np.intp), found.ids.take(best), scores.take(best))


def _ranked(
    terms: Terms, chosen: Sequence[Chosen], tree: Node, window: Window, *, similar: bool
) -> Window:
    """A window, which stands as the index has it, by all signals."""
    view, scores = terms.view, window.scores
    asked = view.remember((Asked, tree), lambda: Asked.of(tree, terms))
    if len(asked.terms):
        articles = Articles(view, chosen, window)

        def presence(words: Asked) -> Floats:
            counts = articles.counts(words.terms)
            return ranking.presence(counts, articles.lengths, view.article_length)

        found = ranking.relevance(scores, asked.weights, presence(asked))
        if similar:
            first = window.take(ranking.in_order(found)[: ranking.FIRST])
            if more := words_of(terms, chosen, first, asked.weights):
                found = ranking.similarity(found, more.weights, presence(more))
        scores = found.astype(np.float32)
    best = ranking.in_order(scores)
    return Window(window.segments.take(best), window.numbers.take(best), scores.take(best))


def _order(segments: Sequence[Segment], chosen: Sequence[Chosen], sort: Sort, count: int) -> Window:
    """The first `count` hits by base score or by date."""
    parts: list[tuple[list[Array], Window]] = []
    for number, (segment, part) in enumerate(zip(segments, chosen, strict=True)):
        of = part.found
        if not of.count and len(chosen) > 1:
            continue
        scores = of.scores if of.scores is not None else np.zeros(of.count, np.float32)
        keys = _keys(segment, part, scores, sort)
        best = _best(keys, count)
        own = Window(np.full(len(best), number), of.ids.take(best), scores.take(best))
        if len(chosen) == 1:
            return own
        parts.append(([key.take(best) for key in keys], own))
    if not parts:
        return Window(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, np.float32))
    together = _together([part for _, part in parts])
    keys = [np.concatenate(each) for each in zip(*(keys for keys, _ in parts), strict=True)]
    # A place is the older the smaller it is.
    order = np.lexsort((together.numbers, together.segments, *reversed(keys)))
    return together.take(order[:count])


def _together(parts: Sequence[Window]) -> Window:
    return Window(
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.scores for part in parts]),
    )


def _keys(segment: Segment, part: Chosen, scores: Array, sort: Sort) -> list[Array]:
    """What is sorted by, the smallest first; undated ones last."""
    if sort not in (Sort.NEWEST, Sort.OLDEST):
        return [-scores]
    articles = part.found.ids
    if not part.are_articles:
        articles = segment.article_of.take(articles)
    days = segment.date.days[:, 0].take(segment.date.numbers.take(articles))
    days = days.astype(np.int64)
    if sort is Sort.NEWEST:
        return [-days, -scores]
    return [np.where(days == 0, np.iinfo(np.int64).max, days), -scores]


def _best(keys: Sequence[Array], count: int) -> Ids:
    """The places of the smallest keys, in order; equal ones in the order they have."""
    first, *others = keys
    chosen = _smallest(first, count)
    own = first.take(chosen)
    if others:
        rest = [key.take(chosen) for key in reversed(others)]
        return chosen.take(np.lexsort([chosen, *rest, own])[:count])
    return chosen.take(own.argsort(kind="stable")[:count])


def _smallest(key: Array, count: int) -> Ids:
    """The places whose key is among the `count` smallest, and those of equal ones; ascending.

    In long lists a sample gives a threshold first: a partition of all of them would cost more than
    finding them. Of a sample so large, about as many are below its threshold as are in it.
    """
    size = len(key)
    if size <= count:
        return np.arange(size)
    if size <= _SAMPLED * count:
        return _upto(key, key, count)
    few = _upto(key, key[:: int((size / count) ** 0.5)], count)
    return few.take(_upto(own := key.take(few), own, count))


def _upto(key: Array, sample: Array, count: int) -> Ids:
    """The places whose key is at most the `count`th smallest of a sample; ascending."""
    least = np.partition(sample, count - 1)[count - 1]
    return np.flatnonzero(key <= least)
