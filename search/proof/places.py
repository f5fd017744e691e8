"""Nodes of a query that hold by where words occur in a paragraph.

Each has two ways to tell: a quick one by the characters of occurrences, for plain texts, and one by
the positions of words, for all. Where both can tell, they say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from search import language as tree
from search.errors import QueryError
from search.proof import apart
from search.proof.bits import bits_of, positions_of
from search.proof.crowds import TooCrowded
from search.proof.here import Here
from search.proof.leaves import Known
from search.proof.matches import before, near, within_sentences
from search.proof.node import OfParagraphs, Proof
from search.proof.occurrences import (
    Occurrences,
    how_many,
    marked,
    occurrences,
    sequences,
    up_to,
)
from search.proof.occurrences import Sequence as WordSequence
from search.proof.plain import Occurrence, Span
from search.proof.spotting import Spotter

Spotted: TypeAlias = list[list[Occurrence]]
"""The occurrences of each spot of a node, by their characters; each has some."""


class _OfOccurrences(OfParagraphs):
    """A node that holds by occurrences of its spots, at least one of each."""

    spots: tuple[Spot, ...]

    def proof(self, here: Here) -> Proof:
        spotted: Spotted = []
        for spot in self.spots:
            if (found := here.spotted(spot.spotter)) is None:
                return self._proof_by_positions(here)
            if not found:
                return None
            spotted.append(found)
        told = self.told(spotted, here)
        if told is None:
            return self._proof_by_positions(here)
        return [*chain.from_iterable(told)] or None

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All that take part in a match of it; None where that has to be told by positions."""
        raise NotImplementedError

    def _proof_by_positions(self, here: Here) -> Proof:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Spot(OfParagraphs):
    """Occurrences of words."""

    sequences: tuple[WordSequence, ...]
    spotter: Spotter

    @classmethod
    def of(cls, node: tree.Spot, known: Known) -> Spot:
        """The node made ready."""
        found = sequences(node)
        return cls(found, Spotter(found, known))

    def proof(self, here: Here) -> Proof:
        """The words of all occurrences."""
        if (spotted := here.spotted(self.spotter)) is not None:
            return [*chain.from_iterable(spotted)] or None
        found = occurrences(self.sequences, here.words)
        return here.spans(*marked([found])) if found else None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The spots it asks for the occurrences of."""
        return (self,)

    def matches(self, found: Sequence[Occurrences]) -> Sequence[Occurrences] | None:
        """Those that take part in a match of it, given the occurrences of its spots."""
        return found if all(found) else None

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All occurrences."""
        return spotted[0]


@dataclass(frozen=True, slots=True)
class Near(_OfOccurrences):
    """Spots near one another."""

    node: tree.Near
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, node: tree.Near, known: Known) -> Near:
        """The node made ready."""
        return cls(node, tuple(Spot.of(part, known) for part in node.parts))

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All that take part in a match; None where two share a word."""
        matching = apart.before if self.node.ordered else apart.near
        return matching(spotted, self.node.distance, here.letters or "")

    def _proof_by_positions(self, here: Here) -> Proof:
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


def spot_or_near(node: tree.Spot | tree.Near, known: Known) -> Spot | Near:
    """The node made ready."""
    return Near.of(node, known) if isinstance(node, tree.Near) else Spot.of(node, known)


@dataclass(frozen=True, slots=True)
class Sentence(_OfOccurrences):
    """All parts in one sentence."""

    parts: tuple[Spot | Near, ...]
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, node: tree.Sentence, known: Known) -> Sentence:
        """The node made ready."""
        parts = tuple(spot_or_near(part, known) for part in node.parts)
        return cls(parts, tuple(spot for part in parts for spot in part.spots))

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All that take part in a match, sentence by sentence."""
        found: list[Occurrence] = []
        for inside in apart.by_sentence(spotted, here.text, here.letters or ""):
            spots = iter(inside)
            told = [part.told([next(spots) for _ in part.spots], here) for part in self.parts]
            if None in told:
                return None
            if all(told):
                found += chain.from_iterable(each or () for each in told)
        return found

    def _proof_by_positions(self, here: Here) -> Proof:
        words = here.words
        found = [occurrences(spot.sequences, words) for spot in self.spots]
        if not all(found):
            return None
        whole: list[int] = []
        opening: list[int] = []
        for start, inside in within_sentences(found, words.sentences, words.count):
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
class First(_OfOccurrences):
    """An occurrence that ends within the first words of the article."""

    count: int
    part: Spot | Near
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, node: tree.First, known: Known) -> First:
        """The node made ready."""
        part = spot_or_near(node.part, known)
        return cls(node.count, part, part.spots)

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All that take part in a match there."""
        end = self.count - here.before
        found = [apart.up_to(own, end, here.letters or "") for own in spotted]
        return self.part.told(found, here) if all(found) else []

    def _proof_by_positions(self, here: Here) -> Proof:
        end = self.count - here.before
        found = [up_to(occurrences(spot.sequences, here.words), end) for spot in self.spots]
        matched = self.part.matches(found)
        return None if matched is None else here.spans(*marked(matched))


@dataclass(frozen=True, slots=True)
class AtLeast(_OfOccurrences):
    """A number of occurrences."""

    count: int
    spots: tuple[Spot]

    @classmethod
    def of(cls, node: tree.AtLeast, known: Known) -> AtLeast:
        """The node made ready."""
        return cls(node.count, (Spot.of(node.part, known),))

    def told(self, spotted: Spotted, here: Here) -> list[Occurrence] | None:
        """All occurrences, if they are enough."""
        return spotted[0] if len(set(spotted[0])) >= self.count else []

    def _proof_by_positions(self, here: Here) -> Proof:
        found = occurrences(self.spots[0].sequences, here.words)
        return here.spans(*marked([found])) if how_many(found) >= self.count else None

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""
        found = [occurrences(self.spots[0].sequences, here.words) for here in paragraphs]
        if sum(map(how_many, found)) < self.count:
            return None
        return [here.spans(*marked([own])) for here, own in zip(paragraphs, found, strict=True)]
