"""A query tree made ready to be evaluated on paragraphs and on articles.

Each node of `search.language.tree` has its class here, which does what its docstring there says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from index import ArticleDate
from search import language as tree
from search.errors import QueryError
from search.proof.bits import bits_of, positions_of
from search.proof.crowds import TooCrowded
from search.proof.cutting import Cut, Span
from search.proof.here import Here
from search.proof.leaves import Known
from search.proof.matches import before, near, within_sentences
from search.proof.occurrences import (
    Occurrences,
    how_many,
    marked,
    occurrences,
    sequences,
    up_to,
)
from search.proof.occurrences import Sequence as WordSequence
from search.proof.spotting import Spotter

Proof: TypeAlias = list[Span] | None
"""The characters that prove it, in any order, even overlapping; None where it does not hold."""


class Node(Protocol):
    """A node that is ready."""

    def proof(self, here: Here) -> Proof:
        """What proves that it holds in a paragraph."""

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""


def ready(node: tree.Node, known: Known) -> Node:
    """The node made ready."""
    match node:
        case tree.And(parts):
            return _And(tuple(ready(part, known) for part in parts))
        case tree.Or(parts):
            return _Or(tuple(ready(part, known) for part in parts))
        case tree.Not(part):
            return _Not(ready(part, known))
        case tree.Near():
            return _Near.of(node, known)
        case tree.Sentence(parts):
            return _Sentence(tuple(_spot_or_near(part, known) for part in parts))
        case tree.Same(parts):
            return _Same(tuple(ready(part, known) for part in parts))
        case tree.AtLeast(count, part):
            return _AtLeast(count, _Spot.of(part, known))
        case tree.First(count, part):
            return _First(count, _spot_or_near(part, known))
        case tree.Named(field, part, _, whole):
            whole = whole or field in ("lang", "kind")
            return _Named(field, sequences(part, whole=whole), whole)
        case tree.Dated(field, days):
            return _Dated(field, days)
        case _:
            return _Spot.of(node, known)


def _spot_or_near(node: tree.Spot | tree.Near, known: Known) -> _Spot | _Near:
    return _Near.of(node, known) if isinstance(node, tree.Near) else _Spot.of(node, known)


class _OfParagraphs:
    """A node that holds in an article where it holds in one of its paragraphs."""

    def proof(self, here: Here) -> Proof:
        raise NotImplementedError

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        proofs = [self.proof(here) for here in paragraphs]
        return [proof or [] for proof in proofs] if _any_holds(proofs) else None


@dataclass(frozen=True, slots=True)
class _Spot(_OfParagraphs):
    """Occurrences of words."""

    sequences: tuple[WordSequence, ...]
    spotter: Spotter

    @classmethod
    def of(cls, node: tree.Spot, known: Known) -> _Spot:
        found = sequences(node)
        return cls(found, Spotter(found, known))

    def proof(self, here: Here) -> Proof:
        if (spans := here.spotted(self.spotter)) is not None:
            return spans or None
        found = occurrences(self.sequences, here.words)
        return here.spans(*marked([found])) if found else None

    @property
    def spots(self) -> tuple[_Spot, ...]:
        """The spots it asks for the occurrences of."""
        return (self,)

    def matches(self, found: Sequence[Occurrences]) -> Sequence[Occurrences] | None:
        """Those that take part in a match of it, given the occurrences of its spots."""
        return found if all(found) else None


@dataclass(frozen=True, slots=True)
class _Near(_OfParagraphs):
    """Spots near one another."""

    node: tree.Near
    spots: tuple[_Spot, ...]

    @classmethod
    def of(cls, node: tree.Near, known: Known) -> _Near:
        return cls(node, tuple(_Spot.of(part, known) for part in node.parts))

    def proof(self, here: Here) -> Proof:
        found = self.matches([occurrences(spot.sequences, here.words) for spot in self.spots])
        return None if found is None else here.spans(*marked(found))

    def matches(self, found: Sequence[Occurrences]) -> Sequence[Occurrences] | None:
        """Those that take part in a match of it, given the occurrences of its spots."""
        if not all(found):
            return None
        try:
            return (before if self.node.ordered else near)(found, self.node.distance)
        except TooCrowded as error:
            query = str(self.node)
            raise QueryError(
                query,
                0,
                len(query),
                "More than a dozen different phrases overlap one another in one text here.",
                "Whether each can stand beside all others cannot be told in reasonable time.",
                "Ask for fewer of them near one another, or put BEFORE between them.",
            ) from error


@dataclass(frozen=True, slots=True)
class _Sentence(_OfParagraphs):
    """All parts in one sentence."""

    parts: tuple[_Spot | _Near, ...]

    def proof(self, here: Here) -> Proof:
        words = here.words
        found = [[occurrences(spot.sequences, words) for spot in part.spots] for part in self.parts]
        if not all(all(part) for part in found):
            return None
        whole: list[int] = []
        opening: list[int] = []
        for start, inside in within_sentences(
            [spot for part in found for spot in part], words.sentences, words.count
        ):
            spots = iter(inside)
            matched = [part.matches([next(spots) for _ in part.spots]) for part in self.parts]
            if all(part is not None for part in matched):
                marks = marked(spot for part in matched for spot in part or ())
                whole += [start + at for at in positions_of(marks[0])]
                opening += [start + at for at in positions_of(marks[1])]
        if not whole and not opening:
            return None
        return here.spans(bits_of(whole), bits_of(opening))


@dataclass(frozen=True, slots=True)
class _First(_OfParagraphs):
    """An occurrence that ends within the first words of the article."""

    count: int
    part: _Spot | _Near

    def proof(self, here: Here) -> Proof:
        end = self.count - here.before
        found = [up_to(occurrences(spot.sequences, here.words), end) for spot in self.part.spots]
        matched = self.part.matches(found)
        return None if matched is None else here.spans(*marked(matched))


@dataclass(frozen=True, slots=True)
class _Named(_OfParagraphs):
    """Words of a piece of metadata."""

    field: str
    sequences: tuple[WordSequence, ...]
    whole: bool

    def proof(self, here: Here) -> Proof:
        return [] if any(self._is_in(value, here) for value in here.values(self.field)) else None

    def _is_in(self, value: str | None, here: Here) -> bool:
        if not value:
            return False
        words = Cut(value, here.metadata.language)
        found = occurrences(self.sequences, words)
        if not self.whole:
            return bool(found)
        return any(shape.length == words.count and starts & 1 for shape, starts in found.items())


@dataclass(frozen=True, slots=True)
class _Dated(_OfParagraphs):
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
class _AtLeast:
    """A number of occurrences."""

    count: int
    spot: _Spot

    def proof(self, here: Here) -> Proof:
        found = occurrences(self.spot.sequences, here.words)
        return here.spans(*marked([found])) if how_many(found) >= self.count else None

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        found = [occurrences(self.spot.sequences, here.words) for here in paragraphs]
        if sum(map(how_many, found)) < self.count:
            return None
        return [here.spans(*marked([own])) for here, own in zip(paragraphs, found, strict=True)]


@dataclass(frozen=True, slots=True)
class _And:
    """All of its parts."""

    parts: tuple[Node, ...]

    def proof(self, here: Here) -> Proof:
        spans: list[Span] = []
        for part in self.parts:
            if (proof := part.proof(here)) is None:
                return None
            spans += proof
        return spans

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        proofs = [part.of_article(paragraphs) for part in self.parts]
        return None if None in proofs else _side_by_side(proofs, len(paragraphs))


class _Same(_And):
    """All of its parts in one paragraph."""

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        proofs = [self.proof(here) for here in paragraphs]
        return [proof or [] for proof in proofs] if _any_holds(proofs) else None


@dataclass(frozen=True, slots=True)
class _Or:
    """Any of its parts."""

    parts: tuple[Node, ...]

    def proof(self, here: Here) -> Proof:
        proofs = [part.proof(here) for part in self.parts]
        if not _any_holds(proofs):
            return None
        return [span for proof in proofs for span in proof or ()]

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        proofs = [part.of_article(paragraphs) for part in self.parts]
        return _side_by_side(proofs, len(paragraphs)) if _any_holds(proofs) else None


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


def _any_holds(proofs: Iterable[object | None]) -> bool:
    return any(proof is not None for proof in proofs)


def _side_by_side(proofs: Iterable[list[list[Span]] | None], paragraphs: int) -> list[list[Span]]:
    """What the parts of a node mark, paragraph by paragraph."""
    spans: list[list[Span]] = [[] for _ in range(paragraphs)]
    for proof in proofs:
        for own, more in zip(spans, proof or (), strict=False):
            own += more
    return spans
