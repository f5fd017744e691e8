"""Which of the paragraphs found come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.segment import Array
from search.engine.choosing import Chosen
from search.engine.found import Ids
from search.engine.whole import Whole
from search.model import Sort

_SAMPLED = 16  # hits for each that is wanted: fewer are sorted as they are


class Place(NamedTuple):
    """What was found: its number, and its score."""

    number: int
    score: float


def page(whole: Whole, chosen: Chosen, sort: Sort, first: int, last: int) -> list[Place]:
    """The hits from place `first` up to, not including, `last`, in order.

    Where scores or dates are equal, the older document comes first: pages follow on one another.
    """
    of = chosen.found
    scores = of.scores if of.scores is not None else np.zeros(of.count, np.float32)
    best = _best(_keys(whole, chosen, scores, sort), last)[first:]
    return [*map(Place, of.ids.take(best).tolist(), scores.take(best).tolist())]


def _keys(whole: Whole, chosen: Chosen, scores: Array, sort: Sort) -> list[Array]:
    """What is sorted by, the smallest first; undated ones last."""
    if sort not in (Sort.NEWEST, Sort.OLDEST):
        return [-scores]
    articles = chosen.found.ids
    if not chosen.are_articles:
        articles = whole.article_of.take(articles)
    days = whole.date.days[:, 0].take(whole.date.numbers.take(articles))
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
    """The places whose key is among the `count` smallest, and perhaps a few more; ascending.

    In long lists a sample gives a threshold first: a partition of all of them would cost more than
    finding them. Of a sample so large, about as many are below its threshold as are in it.
    """
    size = len(key)
    if size <= _SAMPLED * count:
        return np.arange(size)
    sample = key[:: int((size / count) ** 0.5)]
    return np.flatnonzero(key <= np.partition(sample, count - 1)[count - 1])
