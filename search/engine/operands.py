"""Operands that are not listed where an And has found something rarer: see `search.engine.found`.

Where positions or texts have to be read, it is those of the paragraphs still in question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from search.engine.found import Found, Ids, Operand, Scorer, Scores, all_of, any_of, complete

_FEW = 1_000  # paragraphs, whose positions are compared faster than a long list is read


@dataclass(frozen=True, slots=True)
class Placed:
    """Paragraphs that hold words in the right places, scored as the And of the words.

    `holding` says which of some paragraphs do, by their places.
    """

    words: Sequence[Operand]
    holding: Callable[[Ids], Ids]
    documents: int

    @property
    def count(self) -> int:
        """So many at most that all else is asked before many of them, and the rarer first."""
        own = min(operand.count for operand in self.words)
        return own if own < _FEW else self.documents + own

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return self._found(self.words).listed()

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        found = self._found([Found(ids, None, self.documents), *self.words])
        return np.searchsorted(ids, found.ids), found.listed()[1]

    def _found(self, words: Sequence[Operand]) -> Found:
        candidates = all_of(words, self.documents)
        return candidates.choose(self.holding(candidates.ids)) if candidates.count else candidates


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What at least one part finds."""

    parts: Sequence[Operand]
    documents: int

    @property
    def count(self) -> int:
        """How many documents at most."""
        return min(self.documents, sum(part.count for part in self.parts))

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return any_of([complete(part, self.documents) for part in self.parts],
                      self.documents).listed()  # fmt: skip

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        found = any_of([self._among(ids, part) for part in self.parts], self.documents)
        return np.searchsorted(ids, found.ids), found.listed()[1]

    def _among(self, ids: Ids, part: Operand) -> Found:
        places, scorer = part.probe(ids)
        scores: Scores | None = scorer(None) if scorer else None
        return Found(ids.take(places), scores, self.documents)


@dataclass(frozen=True, slots=True)
class Without:
    """What a part does not find."""

    part: Operand
    documents: int

    @property
    def count(self) -> int:
        """So many at most that everything else is listed first."""
        return self.documents

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        left = np.ones(self.documents, bool)
        left[complete(self.part, self.documents).ids] = False
        return np.flatnonzero(left), None

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        left = np.ones(len(ids), bool)
        left[self.part.probe(ids)[0]] = False
        return np.flatnonzero(left), None
