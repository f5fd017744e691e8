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
    """Hits in order: of which segment, their numbers in it, their scores; each [n]."""

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

    def counts(self, terms: Sequence[Term], title: float) -> Counts:
        """How often each article holds each term, an occurrence in its title `title` times more.

        [T, n].
        """
        return np.array([
            _gathered([(runs.places, runs.counts(term, title)) for runs in self._runs])
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
        self._begins = segment.runs.take(articles)
        self._last = segment.runs.take(articles + 1) - 1
        self._searched = searched
        self._rows = np.arange(len(articles))

    def counts(self, term: Term, title: float) -> Counts:
        """See `Articles.counts`. Only paragraphs that are searched count."""
        documents, codes = term.lists[self._number]
        begins = self._begins.astype(documents.dtype)
        low = documents.searchsorted(begins)
        sizes = documents.searchsorted(self._last.astype(documents.dtype), "right") - low
        at = ranges(low, sizes)
        holding = documents.take(at)
        found = (codes.take(at) >> LENGTH_BITS) * (1 + title * (holding == begins.repeat(sizes)))
        if self._searched is not None:
            found *= self._searched.take(holding)
        return np.bincount(self._rows.repeat(sizes), found, len(sizes))


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
