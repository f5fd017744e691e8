"""Most queries are words and phrases, and most texts plain: these are marked in one go.

What a query marks is what its nodes prove; here several nodes are asked at once, for a page has ten
paragraphs and each is asked the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from search.proof.node import Node
from search.proof.nodes import All, Any
from search.proof.places import Spot
from search.proof.plain import Span
from search.proof.spotting import Spotter


class Quick:
    """Spots of which all are needed, or any."""

    def __init__(self, spotters: Sequence[Spotter], *, needs_all: bool) -> None:
        self._spotters = spotters
        self._needs_all = needs_all

    @classmethod
    def of(cls, node: Node) -> Quick | None:
        """The same as a node that is ready; None where it is something else."""
        if isinstance(node, Spot):
            return cls([node.spotter], needs_all=True)
        if not isinstance(node, All | Any):
            return None
        spotters = [part.spotter for part in node.parts if isinstance(part, Spot)]
        if len(spotters) < len(node.parts):
            return None
        return cls(spotters, needs_all=isinstance(node, All))

    def spans(self, letters: str, language: str | None, text: str) -> list[Span] | None:
        """What is marked in a plain text; None where that must be proved.

        Nothing is where the node does not hold. `letters` are those of the text as small ones.
        """
        spans: list[Span] = []
        for spotter in self._spotters:
            found = spotter.find(letters, language, text)
            if found:
                spans += chain.from_iterable(found)
            elif found is None:
                return None
            elif self._needs_all:
                return []
        return spans
