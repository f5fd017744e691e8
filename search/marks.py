"""Why a paragraph was found: the words that satisfy the query, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index import Article, Kind, Metadata, Paragraph
from search.language import First, Node, nodes, parse
from search.model import Mark, Scope
from search.proof.cutting import Positions
from search.proof.here import Here, HereInText
from search.proof.leaves import Forms, Known
from search.proof.nodes import ready
from search.proof.plain import Span, plain
from search.proof.quick import Quick


class Marker:
    """Marks any number of texts for one query.

    `forms` makes it quicker and changes nothing: given a word and a language, all normal forms in
    the archive that share a stem with it in that language (more do no harm).

    Where a query needs to know more of a paragraph than its text and metadata, that is its `kind`
    and the `path` of its source. Each method may raise QueryError, for a Near over more phrases
    that overlap than can be told apart.
    """

    def __init__(self, tree: Node, forms: Forms | None = None) -> None:
        self._known = Known(forms)
        self._node = ready(tree, self._known)
        self._quick = Quick.of(self._node)
        self._counts_words = any(isinstance(node, First) for node in nodes(tree))

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
        if self._quick and (letters := plain(text)):
            spans = self._quick.spans(letters, metadata.language, text)
            if spans is not None:
                return _merged(spans) if spans else None
        here = HereInText(text, metadata, kind, path, before, self._known)
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
            here = HereInText(paragraph.text, metadata, paragraph.kind, path, before, self._known)
            heres.append(here)
            if self._counts_words:  # which takes cutting all of the article
                before += here.words.count
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


def mark_article(
    article: Article,
    query: str,
    today: date | None = None,
    scope: Scope = Scope.PARAGRAPH,
) -> dict[str, tuple[Mark, ...]]:
    """The marks of each paragraph that the query finds, by paragraph id. Raises QueryError.

    In article scope the paragraphs hold the words together; bylines and boilerplate are looked at
    where the others do not. `today` is what “last week” is told from.
    """
    marker = Marker(parse(query, today))
    path = article.source.path
    if scope is Scope.ARTICLE:
        searched = [p for p in article.paragraphs if p.kind not in (Kind.BYLINE, Kind.BOILERPLATE)]
        return (
            marker.article_marks(searched, article.metadata, path)
            or marker.article_marks(article.paragraphs, article.metadata, path)
            or {}
        )
    found = {
        paragraph.id: marker.marks(paragraph.text, article.metadata, paragraph.kind, path)
        for paragraph in article.paragraphs
    }
    return {paragraph: marked for paragraph, marked in found.items() if marked}


def _merged(spans: Sequence[Span]) -> tuple[Mark, ...]:
    """Spans as marks, in order; those that overlap are one."""
    if len(spans) == 1:
        return (Mark(*spans[0]),)
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
