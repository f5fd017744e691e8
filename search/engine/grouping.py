"""Paragraphs grouped by article: which stands for its article, and which follow it.

The one with the best base score stands for its article, and articles come in the order of those.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from search.engine.found import Found, changes
from search.engine.whole import Whole

SHOWN = 3  # of the paragraphs of an article beside its best: who wants all has the plain list


def best_of_articles(whole: Whole, found: Found) -> Found:
    """Of each article the paragraph with the best score, the first of those with the same."""
    if not found.count:
        return found
    articles = whole.article_of.take(found.ids)
    first = changes(articles)
    if found.scores is None:
        return found.choose(first)
    best = np.maximum.reduceat(found.scores, first)
    sizes = np.diff(first, append=found.count)
    places = (found.scores == np.repeat(best, sizes)).nonzero()[0]
    return found.choose(places.take(changes(articles.take(places))))


class Others(NamedTuple):
    """Documents found in an article beside its best: the next best, and how many follow those."""

    shown: tuple[int, ...]
    rest: int


def others_of(whole: Whole, found: Found, best: int) -> Others:
    """What is found in the article of the best document beside it."""
    run = whole.run(int(whole.article_of[best]))
    low, high = np.searchsorted(found.ids, [run.start, run.stop])
    ids = found.ids[low:high]
    if found.scores is not None:
        ids = ids.take(np.argsort(-found.scores[low:high], kind="stable"))
    shown = ids[1 : 1 + SHOWN].tolist()  # before them stands the best itself
    return Others(tuple(shown), ids.size - 1 - len(shown))
