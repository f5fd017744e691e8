"""The first hits of the base order, and how often the articles they stand in hold a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import LENGTH_BITS, Array, Segment, ranges
from search.engine.choosing import Chosen
from search.engine.found import Ids, Scores
from search.engine.postings import Term
from search.engine.view import View

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """Hits: of which segment, their numbers in it, their scores; each [n]."""

    segments: Ids
    numbers: Ids
    scores: Scores

    def __len__(self) -> int:
        return len(self.numbers)

    def take(self, places: Ids | slice) -> Window:
        """Only those at these places."""
        return Window(self.segments[places], self.numbers[places], self.scores[places])


class Articles:
    """The articles that the hits of a window stand in."""

    def __init__(self, view: View, chosen: Sequence[Chosen], window: Window) -> None:
        self._runs = list(_runs(view, chosen, window))
        self.lengths = _gathered([(runs.places, runs.lengths) for runs in self._runs])

    def counts(self, terms: Sequence[Term]) -> Counts:
        """How often each article holds each term in paragraphs that are searched; [T, n]."""
        return np.array([
            _gathered([(runs.places, runs.counts(term)) for runs in self._runs])
            for term in terms
        ])  # fmt: skip


class _Runs:
    """Those of one segment, as runs of its paragraphs; `places` are those of the hits."""

    def __init__(
        self, view: View, number: int, articles: Ids, places: Ids, searched: Array | None
    ) -> None:
        segment = view.segments[number]
        self.places = places
        self.lengths = view.keep(
            ("article lengths", number), lambda: _article_lengths(segment)
        ).take(articles)
        self._number = number
        # Where they begin, then where they end: of numbers up to that of all paragraphs.
        self._bounds = segment.runs.take(np.concatenate((articles, articles + 1)))
        self._searched = searched
        self._rows = np.arange(len(articles))

    def counts(self, term: Term) -> Counts:
        """How often each holds a term."""
        documents, codes = term.lists[self._number]
        size = len(self._rows)
        bounds = documents.searchsorted(self._bounds.astype(documents.dtype, copy=False))
        sizes = bounds[size:] - bounds[:size]
        at = ranges(bounds[:size], sizes)
        found = codes.take(at) >> LENGTH_BITS
        if self._searched is not None:
            found = found * self._searched.take(documents.take(at))
        return np.bincount(self._rows.repeat(sizes), found, size).astype(np.float64, copy=False)


def _runs(view: View, chosen: Sequence[Chosen], window: Window) -> Iterator[_Runs]:
    for number, part in enumerate(chosen):
        places = (window.segments == number).nonzero()[0]
        if len(places):
            articles = window.numbers.take(places)
            if not part.are_articles:
                articles = view.segments[number].article_of.take(articles).astype(np.intp)
            yield _Runs(view, number, articles, places, part.searched)


def _article_lengths(segment: Segment) -> Array:
    """How many words each article has, whatever their paragraphs are; unsigned[A]."""
    return np.add.reduceat(segment.word_counts, segment.runs[:-1], dtype=np.uint32)


def _gathered(parts: Sequence[tuple[Ids, Array]]) -> Array:
    """Values of several segments' hits, in the order of the hits."""
    if len(parts) == 1:
        return parts[0][1]
    found = np.empty(sum(len(places) for places, _ in parts))
    for places, values in parts:
        found[places] = values
    return found
