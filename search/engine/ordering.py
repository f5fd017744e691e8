"""Which of the paragraphs found come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.segment import Array, Segment
from search.engine.choosing import Chosen
from search.engine.found import Ids
from search.model import Sort

_SAMPLED = 4096  # hits, from which on the threshold is guessed from a sample first
_SAMPLES = 1024


class Place(NamedTuple):
    """What was found: its segment's number, its own in it, its score."""

    segment: int
    number: int
    score: float


def page(
    segments: Sequence[Segment], chosen: Sequence[Chosen], sort: Sort, first: int, last: int
) -> list[Place]:
    """The hits from place `first` up to, not including, `last`, in order.

    Where scores or dates are equal, the older document comes first: pages follow on one another.
    """
    candidates: list[tuple[tuple[float, ...], Place]] = []
    for number, (segment, part) in enumerate(zip(segments, chosen, strict=True)):
        of = part.found
        if not of.count:
            continue
        scores = of.scores if of.scores is not None else np.zeros(of.count, np.float32)
        keys = _keys(segment, part, scores, sort)
        best = _best(keys, last)
        rows = zip(*(key.take(best).tolist() for key in keys), strict=True)
        places = zip(of.ids.take(best).tolist(), scores.take(best).tolist(), strict=True)
        candidates += [
            ((*row, number, document), Place(number, document, score))
            for row, (document, score) in zip(rows, places, strict=True)
        ]
    if len(chosen) > 1:
        candidates.sort()
    return [place for _, place in candidates[first:last]]


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
    chosen = _smallest(keys[0], count)
    order = np.lexsort([chosen, *(key.take(chosen) for key in reversed(keys))])
    return chosen.take(order[:count])


def _smallest(key: Array, count: int) -> Ids:
    """All places whose key is among the `count` smallest, in any order.

    In long lists a sample gives a threshold first: a partition of all of them would cost more than
    finding them.
    """
    size = len(key)
    if size <= count:
        return np.arange(size)
    if size <= _SAMPLED or count * 8 > _SAMPLES:
        return np.flatnonzero(key <= np.partition(key, count - 1)[count - 1])
    sample = key[:: size // _SAMPLES]
    chosen = np.flatnonzero(key <= np.partition(sample, count - 1)[count - 1])
    values = key.take(chosen)
    return chosen.take(np.flatnonzero(values <= np.partition(values, count - 1)[count - 1]))
