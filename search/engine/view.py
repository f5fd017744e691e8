"""What a generation's segments say together: languages and the statistics that scores rest on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from math import log
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from index import Generation
from index.segment import LENGTH_BITS, LENGTHS, LiveSegment, Segment, segments_of

Made = TypeVar("Made")

# Whoosh's BM25F, with its defaults.
_B = 0.75
_K1 = 1.2

_views: WeakKeyDictionary[Generation, View] = WeakKeyDictionary()


class View:
    """A generation as the engine sees it; made once, for all queries."""

    def __init__(self, segments: Sequence[LiveSegment], languages: Sequence[str]) -> None:
        self.held = tuple(segments)
        self.segments: tuple[Segment, ...] = tuple(held.segment for held in segments)
        # Articles whose language is not known have stems of their own.
        self.languages: tuple[str | None, ...] = (*languages, None)
        self.documents = sum(segment.documents for segment in self.segments)
        self._memo: dict[Hashable, object] = {}
        words = sum(segment.total_words for segment in self.segments)
        self._average_length = words / self.documents if words else 1.0

    @classmethod
    def of(cls, generation: Generation) -> View:
        """The view of a generation."""
        view = _views.get(generation)
        if view is None:
            view = _views[generation] = cls(segments_of(generation), generation.languages())
        return view

    def memo(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made before under this key, or is made now."""
        if key not in self._memo:
            self._memo[key] = make()
        return cast(Made, self._memo[key])

    def weight(self, count: int) -> float:
        """What a term that so many documents hold adds to the score, but for its frequency.

        The inverse document frequency of Whoosh: ln(N / (n + 1)) + 1. Deleted documents count
        until they are merged away.
        """
        return log(self.documents / (count + 1)) + 1

    @cached_property
    def scores(self) -> npt.NDArray[np.float32]:
        """By a posting's code, its score before the term's weight: BM25F's part of frequency."""
        largest = max((s.largest_frequency for s in self.segments), default=1)
        return self.scores_up_to(largest)

    def scores_up_to(self, frequency: int) -> npt.NDArray[np.float32]:
        """The same, for codes with frequencies up to this one."""
        frequencies = np.arange(frequency + 1, dtype=np.float64)[:, None]
        length = _K1 * ((1 - _B) + _B * LENGTHS / self._average_length)
        scores = frequencies * (_K1 + 1) / (frequencies + length)
        assert len(LENGTHS) == 1 << LENGTH_BITS
        return scores.astype(np.float32).ravel()
