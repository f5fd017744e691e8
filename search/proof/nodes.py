"""A query tree made ready to be evaluated on paragraphs and on articles.

Each node of `search.language.tree` has its class here, which does what its docstring there says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import ArticleDate
from search import language as tree
from search.proof.cutting import Cut
from search.proof.here import Here
from search.proof.leaves import Known
from search.proof.node import Node, OfParagraphs, Proof, any_holds
from search.proof.occurrences import Sequence as WordSequence
from search.proof.occurrences import occurrences, sequences
from search.proof.places import AtLeast, First, Near, Sentence, Spot
from search.proof.plain import Span

_MOST_VALUES = 1_000  # remembered for a condition: the hits of a page share few


def ready(node: tree.Node, known: Known) -> Node:
    """The node made ready."""
    match node:
        case tree.And(parts):
            return All(tuple(ready(part, known) for part in parts))
        case tree.Or(parts):
            return Any(tuple(ready(part, known) for part in parts))
        case tree.Not(part):
            return _Not(ready(part, known))
        case tree.Near():
            return Near.of(node, known)
        case tree.Sentence():
            return Sentence.of(node, known)
        case tree.Same(parts):
            return _Same(tuple(ready(part, known) for part in parts))
        case tree.AtLeast():
            return AtLeast.of(node, known)
        case tree.First():
            return First.of(node, known)
        case tree.Named(field, part, _, whole):
            whole = whole or field in ("lang", "kind")
            return _Named(field, sequences(part, whole=whole), whole, {})
        case tree.Dated(field, days):
            return _Dated(field, days)
        case _:
            return Spot.of(node, known)


@dataclass(frozen=True, slots=True)
class _Named(OfParagraphs):
    """Words of a piece of metadata."""

    field: str
    sequences: tuple[WordSequence, ...]
    whole: bool
    told: dict[tuple[str | None, str | None], bool]  # of values met, in texts of a language

    def proof(self, here: Here) -> Proof:
        language = here.metadata.language
        for value in here.values(self.field):
            if (holds := self.told.get((value, language))) is None:
                if len(self.told) >= _MOST_VALUES:
                    self.told.clear()
                holds = self.told[value, language] = self._is_in(value, language)
            if holds:
                return []
        return None

    def _is_in(self, value: str | None, language: str | None) -> bool:
        if not value:
            return False
        words = Cut(value, language)
        found = occurrences(self.sequences, words)
        if not self.whole:
            return bool(found)
        return any(shape.length == words.count and starts & 1 for shape, starts in found.items())


@dataclass(frozen=True, slots=True)
class _Dated(OfParagraphs):
    """A date that lies for certain within a range, or none."""

    field: str
    days: ArticleDate | None

    def proof(self, here: Here) -> Proof:
        metadata = here.metadata
        own = metadata.date if self.field == "date" else metadata.first_published
        if own is None or self.days is None:
            return [] if own is self.days else None
        return [] if self.days.first <= own.first and own.last <= self.days.last else None


@dataclass(frozen=True, slots=True)
class All:
    """All of its parts."""

    parts: tuple[Node, ...]

    def proof(self, here: Here) -> Proof:
        """What proves that it holds in a paragraph."""
        spans: list[Span] = []
        for part in self.parts:
            if (proof := part.proof(here)) is None:
                return None
            spans += proof
        return spans

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""
        proofs = [part.of_article(paragraphs) for part in self.parts]
        return None if None in proofs else _side_by_side(proofs, len(paragraphs))


class _Same(All):
    """All of its parts in one paragraph."""

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""
        proofs = [self.proof(here) for here in paragraphs]
        return [proof or [] for proof in proofs] if any_holds(proofs) else None


@dataclass(frozen=True, slots=True)
class Any:
    """Any of its parts."""

    parts: tuple[Node, ...]

    def proof(self, here: Here) -> Proof:
        """What proves that it holds in a paragraph."""
        proofs = [part.proof(here) for part in self.parts]
        if not any_holds(proofs):
            return None
        return [span for proof in proofs for span in proof or ()]

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""
        proofs = [part.of_article(paragraphs) for part in self.parts]
        return _side_by_side(proofs, len(paragraphs)) if any_holds(proofs) else None


@dataclass(frozen=True, slots=True)
class _Not:
    """Not its part."""

    part: Node

    def proof(self, here: Here) -> Proof:
        return [] if self.part.proof(here) is None else None

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        if self.part.of_article(paragraphs) is not None:
            return None
        return [[] for _ in paragraphs]


def _side_by_side(proofs: Iterable[list[list[Span]] | None], paragraphs: int) -> list[list[Span]]:
    """What the parts of a node mark, paragraph by paragraph."""
    spans: list[list[Span]] = [[] for _ in range(paragraphs)]
    for proof in proofs:
        for own, more in zip(spans, proof or (), strict=False):
            own += more
    return spans
