"""Hits as they are shown: texts, metadata, marks and snippets, for one page alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from index import Paragraph
from search.engine.choosing import Chosen
from search.engine.ordering import Place
from search.engine.terms import Terms
from search.language import Node
from search.marks import Marker
from search.model import Hit, Mark, Passage, Scope
from search.snippets import snippet


class Shower:
    """Makes hits of places in what was chosen, for one query."""

    def __init__(self, terms: Terms, chosen: Chosen, tree: Node | None, scope: Scope) -> None:
        self._view = terms.view
        self._whole = terms.view.whole
        self._searched = chosen.searched
        self._marker = None
        if tree:
            make = partial(Marker, tree, terms.forms)
            self._marker = terms.view.remember((Marker, tree), make)
        self._by_article = scope is Scope.ARTICLE
        self._asks_path = "file:" in str(tree)

    def hits(self, places: Sequence[Place]) -> tuple[Hit, ...]:
        """What is shown of them."""
        of = self._article if self._by_article else self._paragraph
        return tuple([of(place) for place in places])

    def _paragraph(self, place: Place) -> Hit:
        segment, document = self._whole.of_document(place.number)
        article = segment.article_number(document)
        article_id, metadata = self._view.article(segment, article)
        paragraph = segment.paragraph(document, article_id)
        marks: tuple[Mark, ...] = ()
        if self._marker:
            path = segment.texts.path(article) if self._asks_path else ""
            marks = self._marker.marks(paragraph.text, metadata, paragraph.kind, path) or ()
        shown = snippet(paragraph.text, marks)
        return Hit(paragraph, article_id, metadata, marks, shown, place.score)

    def _article(self, place: Place) -> Hit:
        whole, article = self._whole, place.number
        metadata = whole.metadata(article)
        run = [d for d in whole.run(article) if self._searched is None or self._searched[d]]
        paragraphs = [whole.paragraph(document) for document in run]
        marked: dict[str, tuple[Mark, ...]] = {}
        if self._marker:
            path = whole.path(article)
            marked = self._marker.article_marks(paragraphs, metadata, path) or {}
        shown = [p for p in paragraphs if p.id in marked] or paragraphs[:1]
        first, *more = [_passage(p, marked.get(p.id, ())) for p in shown]
        return Hit(
            paragraph=first.paragraph,
            article_id=whole.article_id(article),
            metadata=metadata,
            marks=first.marks,
            snippet=first.snippet,
            score=place.score,
            more=tuple(more),
        )


def _passage(paragraph: Paragraph, marks: tuple[Mark, ...]) -> Passage:
    return Passage(paragraph, marks, snippet(paragraph.text, marks))
