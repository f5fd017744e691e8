"""The first hits of the base order, and how often the articles they stand in hold a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import LENGTH_BITS, Array, ranges
from search.engine.found import Ids, Scores
from search.engine.postings import PostingList
from search.engine.question import Question
from search.engine.whole import Whole

_AT_ONCE = 1 << 14  # articles whose lengths are told together: NumPy copies their words' counts

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """Hits: their numbers and scores; each [n]."""

    numbers: Ids
    scores: Scores

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def arrays(self) -> tuple[Ids, Scores]:
        """Numbers and scores."""
        return self.numbers, self.scores

    def take(self, places: Ids | slice) -> Window:
        """Only those at these places."""
        return Window(self.numbers[places], self.scores[places])


class Articles:
    """The articles that the hits of a window stand in, as runs of paragraphs; `lengths` in words.

    Lengths are those of all paragraphs, whatever their kinds; unsigned[n].
    """

    def __init__(self, question: Question, window: Window) -> None:
        view = question.terms.view
        whole = view.whole
        articles = window.numbers
        if not question.of_articles:
            articles = whole.article_of.take(articles).astype(np.intp)
        self.lengths = view.keep(Articles, lambda: _lengths(whole)).take(articles)
        # Where they begin, then where they end: of numbers up to that of all paragraphs.
        self._bounds = whole.runs.take(np.concatenate((articles, articles + 1)))
        self._searched = question.searched
        self._rows = np.arange(len(articles))

    def counts(self, terms: Sequence[PostingList]) -> Counts:
        """How often each article holds each term in paragraphs that are searched; [T, n]."""
        return np.array([self._counts(term) for term in terms], np.float64)

    def _counts(self, term: PostingList) -> Array:
        size = len(self._rows)
        wanted = self._bounds.astype(term.documents.dtype, copy=False)
        bounds = term.documents.searchsorted(wanted)
        sizes = bounds[size:] - bounds[:size]
        at = ranges(bounds[:size], sizes)
        found = term.codes.take(at) >> LENGTH_BITS
        if self._searched is not None:
            found = found * self._searched.take(term.documents.take(at))
        return np.bincount(self._rows.repeat(sizes), found, size)


def _lengths(whole: Whole) -> Array:
    """How many words each article has; unsigned[A]."""
    lengths = np.empty(whole.articles, np.uint32)
    for first in range(0, whole.articles, _AT_ONCE):
        runs = whole.runs[first : first + _AT_ONCE + 1]
        counts = whole.word_counts[runs[0] : runs[-1]]
        np.add.reduceat(counts, runs[:-1] - runs[0], dtype=np.uint32,
                        out=lengths[first : first + _AT_ONCE])  # fmt: skip
    return lengths
