"""What a node of a query that is ready can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias

from search.proof.here import Here
from search.proof.plain import Span

Proof: TypeAlias = list[Span] | None
"""The characters that prove it, in any order, even overlapping; None where it does not hold."""


class Node(Protocol):
    """A node that is ready."""

    def proof(self, here: Here) -> Proof:
        """What proves that it holds in a paragraph."""

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""


class OfParagraphs:
    """A node that holds in an article where it holds in one of its paragraphs."""

    def proof(self, here: Here) -> Proof:
        """What proves that it holds in a paragraph."""
        raise NotImplementedError

    def of_article(self, paragraphs: Sequence[Here]) -> list[list[Span]] | None:
        """What proves that it holds in an article, by paragraph; None where it does not."""
        proofs = [self.proof(here) for here in paragraphs]
        return [proof or [] for proof in proofs] if any_holds(proofs) else None


def any_holds(proofs: Iterable[object | None]) -> bool:
    """Whether any node holds, by what proves it."""
    return any(proof is not None for proof in proofs)
