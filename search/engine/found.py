"""Documents with their scores, and what And, Or and Not make of them.

Document numbers are intp, ascending and without repeats: NumPy converts any other index on every
use. Scores are float32.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from index.segment import Array
from search.engine.tables import DENSE_RATIO, TABLES, clear

Ids = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float32]
# Scores some places in what was found, or with None all of them. None where everything scores 0.
Scorer: TypeAlias = Callable[[Ids | None], Scores] | None

SEARCH_RATIO = 32  # how many times longer a list must be for a binary search to beat a scatter


class Operand(Protocol):
    """What can be listed, or asked about documents that are found already."""

    @property
    def count(self) -> int:
        """How many documents at most."""

    def listed(self) -> tuple[Ids, Scorer]:
        """All its documents, and what scores places among them."""

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """The places in `ids` of its documents, and what scores places among these."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents that were found, of a segment with `documents`; without scores all score 0."""

    ids: Ids
    scores: Scores | None
    documents: int

    @property
    def count(self) -> int:
        """How many."""
        return len(self.ids)

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return self.ids, _scorer(self.scores)

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        kept, places = common(ids, self.ids, self.documents)
        return kept, None if self.scores is None else _scorer(self.scores.take(places))

    def choose(self, places: Ids) -> Found:
        """Only those at these places."""
        scores = None if self.scores is None else self.scores.take(places)
        return Found(self.ids.take(places), scores, self.documents)


def _scorer(scores: Scores | None) -> Scorer:
    if scores is None:
        return None
    return lambda places: scores if places is None else scores.take(places)


def common(ids: Ids, others: Array, documents: int) -> tuple[Ids, Ids]:
    """The places in `ids` and those in `others` of the documents in both; both are ascending."""
    if not len(ids) or not len(others):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    if len(ids) * SEARCH_RATIO < len(others):
        return _searched(ids, others)
    if len(others) * SEARCH_RATIO < len(ids):
        places, kept = _searched(others.astype(np.intp), ids)
        return kept, places
    own = others.astype(np.intp)
    with TABLES.lend(np.uint32, documents) as table:
        table[own] = np.arange(1, len(own) + 1, dtype=np.uint32)
        marked = table.take(ids)
        clear(table, own)
    kept = (marked != 0).nonzero()[0]
    return kept, marked.take(kept).astype(np.intp) - 1


def _searched(few: Ids, many: Array) -> tuple[Ids, Ids]:
    places = np.searchsorted(many, few.astype(many.dtype))
    np.minimum(places, len(many) - 1, out=places)
    kept = np.flatnonzero(many.take(places) == few)
    return kept, places.take(kept)


def changes(values: Array) -> Ids:
    """The places in sorted values, at least one, where a new value begins."""
    is_new = np.empty(len(values), bool)
    is_new[0] = True
    np.not_equal(values[1:], values[:-1], out=is_new[1:])
    return is_new.nonzero()[0]


def distinct(values: Array) -> Array:
    """Sorted values without repeats."""
    return values.take(changes(values)) if len(values) else values


def complete(operand: Operand, documents: int) -> Found:
    """All that an operand finds."""
    if isinstance(operand, Found):
        return operand
    ids, scorer = operand.listed()
    return Found(ids, scorer(None) if scorer else None, documents)


def all_of(operands: Sequence[Operand], documents: int) -> Found:
    """What every operand finds; scores are added up.

    The rarest is listed, the others are asked; what falls out on the way is never scored.
    """
    first, *others = sorted(operands, key=lambda operand: operand.count)
    ids, scorer = first.listed()
    scorers: list[tuple[Callable[[Ids | None], Scores], Ids | None]] = []
    if scorer:
        scorers.append((scorer, None))
    for operand in others:
        if not len(ids):
            break
        kept, scorer = operand.probe(ids)
        if len(kept) < len(ids):
            ids = ids.take(kept)
            scorers = [(score, kept if places is None else places.take(kept))
                       for score, places in scorers]  # fmt: skip
        if scorer:
            scorers.append((scorer, None))
    if not scorers:
        return Found(ids, None, documents)
    first_scores, *more = (score(places) for score, places in scorers)
    if more:
        first_scores = first_scores + more[0]
    for scores in more[1:]:
        first_scores += scores
    return Found(ids, first_scores, documents)


def any_of(parts: Sequence[Found], documents: int) -> Found:
    """What at least one part finds; scores are added up."""
    parts = [part for part in parts if len(part.ids)]
    if not parts:
        return Found(np.empty(0, np.intp), None, documents)
    if len(parts) == 1:
        return parts[0]
    if sum(len(part.ids) for part in parts) * DENSE_RATIO > documents:
        return _any_of_many(parts, documents)
    ids = np.concatenate([part.ids for part in parts])
    order = np.argsort(ids, kind="stable")
    ids = ids.take(order)
    first = changes(ids)
    if all(part.scores is None for part in parts):
        return Found(ids.take(first), None, documents)
    zeros = np.float32(0)
    scores = np.concatenate(
        [np.full(len(part.ids), zeros) if part.scores is None else part.scores for part in parts]
    )
    return Found(ids.take(first), np.add.reduceat(scores.take(order), first), documents)


def _any_of_many(parts: Sequence[Found], documents: int) -> Found:
    scored = [(part.ids, part.scores) for part in parts if part.scores is not None]
    if not scored:
        return Found(_in_any(parts, documents), None, documents)
    all_score = len(scored) == len(parts) and all(scores.min() > 0 for _, scores in scored)
    with TABLES.lend(np.float32, documents) as sums:
        for ids, scores in scored:
            np.add.at(sums, ids, scores)
        ids = (sums > 0).nonzero()[0] if all_score else _in_any(parts, documents)
        scores = sums.take(ids)
        clear(sums, ids)
    return Found(ids, scores, documents)


def _in_any(parts: Sequence[Found], documents: int) -> Ids:
    with TABLES.lend(np.bool_, documents) as seen:
        for part in parts:
            seen[part.ids] = True
        ids = seen.nonzero()[0]
        clear(seen, ids)
    return ids
