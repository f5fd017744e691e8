"""Filters: of the articles found, those that have one of the wanted values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from index.segment import KINDS, ranges
from search.engine.found import Ids
from search.engine.metadata import within
from search.engine.whole import Whole
from search.model import Filters

Mask = npt.NDArray[np.bool_]

Masks = Mapping[str, Mask]

OF_ARTICLES = ("outlet", "author", "original_outlet", "language", "year")


def masks(whole: Whole, articles: Ids, filters: Filters) -> Masks:
    """By filter, which of some articles pass it; bool[n]. Only for filters that are set.

    Days between `since` and `until` are the filter "days".
    """
    found: dict[str, Mask] = {}
    for name in OF_ARTICLES:
        if wanted := getattr(filters, name):
            found[name] = _of(whole, articles, name, wanted)
    if filters.since or filters.until:
        first, last = filters.since or date.min, filters.until or date.max
        good = within(whole.date, first.toordinal(), last.toordinal())
        found["days"] = good.take(whole.date.numbers.take(articles))
    return found


def of_kinds(whole: Whole, ids: Ids, wanted: Collection[str]) -> Mask:
    """Which of some documents have one of these kinds; bool[n]."""
    good = np.array([str(kind) in wanted for kind in KINDS])
    return good.take(whole.kinds.take(ids))


def _of(whole: Whole, articles: Ids, name: str, wanted: Collection[str]) -> Mask:
    if name == "year":
        good = np.zeros(len(whole.date.days), bool)
        for year in map(int, wanted):
            good |= within(whole.date, date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        return good.take(whole.date.numbers.take(articles))
    column = whole.author if name == "author" else getattr(whole, name)
    # Of a letter and its accent nobody can see whether they are one character or two.
    composed = {normalize("NFC", value) for value in wanted}
    values = column.values
    good = np.fromiter((normalize("NFC", value) in composed for value in values), bool, len(values))
    if name == "author":
        begins = column.starts.take(articles).astype(np.int64)
        sizes = column.starts.take(articles + 1) - begins
        hits = good.take(column.numbers[ranges(begins, sizes)])
        rows = np.repeat(np.arange(len(articles)), sizes)
        return np.asarray(np.bincount(rows[hits], minlength=len(articles)) > 0)
    return np.asarray(good.take(column.numbers.take(articles)))
