"""Why a paragraph was found: the words that satisfy the query, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index import Article, Kind, Metadata, Paragraph
from search.language import Node, parse
from search.model import Mark
from search.proof.cutting import Cut, Positions, Span
from search.proof.here import Here, HereInText
from search.proof.nodes import ready


class Marker:
    """Marks any number of texts for one query.

    Where a query needs to know more of a paragraph than its text and metadata, that is its `kind`
    and the `path` of its source. Each method may raise QueryError, for a Near over more phrases
    that overlap than can be told apart.
    """

    def __init__(self, tree: Node) -> None:
        self._node = ready(tree)

    def marks(
        self,
        text: str,
        metadata: Metadata,
        kind: str = Kind.BODY,
        path: str = "",
        before: int = 0,
    ) -> tuple[Mark, ...] | None:
        """The marks of a paragraph, in order, without overlaps; None if it is not found.

        `before` is how many words count before the paragraph, for First.
        """
        here = HereInText(Cut(text, metadata.language), metadata, kind, path, before)
        proof = self._node.proof(here)
        return None if proof is None else _merged(proof)

    def holds(
        self, words: Positions, metadata: Metadata, kind: str = Kind.BODY, path: str = ""
    ) -> bool:
        """Whether a paragraph is found, of which only the positions of words are given."""
        return self._node.proof(Here(words, metadata, kind, path)) is not None

    def article_marks(
        self, paragraphs: Sequence[Paragraph], metadata: Metadata, path: str = ""
    ) -> dict[str, tuple[Mark, ...]] | None:
        """The marks of an article, in article scope, by paragraph id; None if it is not found.

        `paragraphs` are those that are searched, in order; those without marks have no entry.
        """
        heres, before = [], 0
        for paragraph in paragraphs:
            words = Cut(paragraph.text, metadata.language)
            heres.append(HereInText(words, metadata, paragraph.kind, path, before))
            before += words.count
        proofs = self._node.of_article(heres)
        if proofs is None:
            return None
        return {
            paragraph.id: _merged(proof)
            for paragraph, proof in zip(paragraphs, proofs, strict=True)
            if proof
        }


def marks(tree: Node, text: str, metadata: Metadata) -> tuple[Mark, ...]:
    """The marks of a paragraph, in order, without overlaps; () where the tree does not find it."""
    return Marker(tree).marks(text, metadata) or ()


def mark_article(article: Article, query: str) -> dict[str, tuple[Mark, ...]]:
    """The marks of each paragraph that the query finds, by paragraph id. Raises QueryError."""
    marker = Marker(parse(query))
    path = article.source.path
    found = {
        paragraph.id: marker.marks(paragraph.text, article.metadata, paragraph.kind, path)
        for paragraph in article.paragraphs
    }
    return {paragraph: marked for paragraph, marked in found.items() if marked}


def _merged(spans: Iterable[Span]) -> tuple[Mark, ...]:
    """Spans as marks, in order; those that overlap are one."""
    merged: list[Mark] = []
    first = last = -1
    for start, end in sorted(spans):
        if start >= last:
            if last >= 0:
                merged.append(Mark(first, last))
            first, last = start, end
        elif end > last:
            last = end
    if last >= 0:
        merged.append(Mark(first, last))
    return tuple(merged)
