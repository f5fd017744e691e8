"""A generation as the engine sees it: its segments as one, statistics, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from math import log
from threading import Lock, RLock
from typing import cast
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from index import Generation, Metadata
from index.segment import LENGTH_BITS, LENGTHS, Array, LiveSegment, Segment, segments_of
from search.engine.memory import Made, Memory
from search.engine.whole import Whole

_MOST_ARTICLES = 1 << 12  # whose metadata are remembered, in two megabytes
_WORDS = 4 << 20, 1 << 15  # bytes remembered of words and parts of queries, and of one of them
_ANSWERS = 8 << 20, 1 << 19  # and of what whole questions come to

# Whoosh's BM25F, with its defaults.
_B = 0.75
_K1 = 1.2

_views: WeakKeyDictionary[Generation, View] = WeakKeyDictionary()
_lock = Lock()  # of those


class View:
    """A generation as the engine sees it; made once, for all queries."""

    def __init__(self, segments: Sequence[LiveSegment], languages: Sequence[str]) -> None:
        self.whole = Whole(segments)
        # Articles whose language is not known have stems of their own.
        self.languages: tuple[str | None, ...] = (*languages, None)
        self._kept: dict[Hashable, object] = {}
        self._lock = RLock()  # of these: some are made of others
        self._words = Memory(*_WORDS)
        self.answers = Memory(*_ANSWERS)
        self._articles: dict[tuple[Segment, int], tuple[str, Metadata]] = {}
        self._average_length = self.whole.total_words / max(1, self.whole.documents) or 1.0
        # The mean of articles, in words.
        self.article_length = self.whole.total_words / max(1, self.whole.articles) or 1.0

    @classmethod
    def of(cls, generation: Generation) -> View:
        """The view of a generation."""
        with _lock:
            view = _views.get(generation)
            if view is None:
                view = _views[generation] = cls(segments_of(generation), generation.languages())
            return view

    def keep(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What the generation says whatever is asked: made once."""
        if key not in self._kept:
            with self._lock:
                if key not in self._kept:
                    self._kept[key] = make()
        return cast(Made, self._kept[key])

    def remember(self, key: Hashable, make: Callable[[], Made], letters: int = 0) -> Made:
        """What a word or a part of a query stands for: people ask on with the same words."""
        return self._words.remember(key, make, letters)

    def article(self, segment: Segment, article: int) -> tuple[str, Metadata]:
        """The id and the metadata of an article of a segment: what is good is shown again."""
        found = self._articles.get((segment, article))
        if found is None:
            found = segment.article_id(article), segment.metadata(article)
            if len(self._articles) >= _MOST_ARTICLES:
                self._articles.clear()
            self._articles[segment, article] = found
        return found

    def forget(self) -> None:
        """Empty what is remembered of queries, for measuring."""
        self._articles.clear()
        self._words.forget()
        self.answers.forget()

    def positions(self, words: Sequence[int]) -> Array:
        """The positions of a word by its numbers, posting by posting; unsigned[o]."""
        if len(words) == 1:
            return self.whole.words.positions(words)
        key = "positions", tuple(words)
        return self.remember(key, lambda: self.whole.words.positions(words))

    def starts(self, words: Sequence[int]) -> Array:
        """Where in `positions` those of each posting begin; unsigned[n]."""
        key = "starts", tuple(words)
        return self.remember(key, lambda: self.whole.words.starts(words))

    def weight(self, count: int) -> float:
        """What a term that so many documents hold adds to the score, but for its frequency.

        The inverse document frequency of Whoosh: ln(N / (n + 1)) + 1. Deleted documents count
        until they are merged away.
        """
        return log(max(1, self.whole.documents) / (count + 1)) + 1

    @cached_property
    def scores(self) -> npt.NDArray[np.float32]:
        """By a posting's code, its score before the term's weight: BM25F's part of frequency."""
        return self.scores_up_to(self.whole.largest_frequency)

    def scores_up_to(self, frequency: int) -> npt.NDArray[np.float32]:
        """The same, for codes with frequencies up to this one."""
        frequencies = np.arange(frequency + 1, dtype=np.float64)[:, None]
        length = _K1 * ((1 - _B) + _B * LENGTHS / self._average_length)
        scores = frequencies * (_K1 + 1) / (frequencies + length)
        assert len(LENGTHS) == 1 << LENGTH_BITS
        return scores.astype(np.float32).ravel()
