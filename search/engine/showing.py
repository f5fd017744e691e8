"""Hits as they are shown: texts, metadata, marks and snippets, for one page alone."""

from __future__ import annotations

from collections.abc import Sequence

from index import Paragraph
from search.engine.choosing import Chosen
from search.engine.ordering import Place
from search.engine.view import View
from search.language import Node
from search.marks import Marker
from search.model import Hit, Mark, Passage, Scope
from search.snippets import snippet


class Shower:
    """Makes hits of places in what was chosen, for one query."""

    def __init__(
        self, view: View, chosen: Sequence[Chosen], tree: Node | None, scope: Scope
    ) -> None:
        self._view = view
        self._chosen = chosen
        self._marker = Marker(tree) if tree else None
        self._by_article = scope is Scope.ARTICLE

    def hit(self, place: Place) -> Hit:
        """What is shown of it."""
        if self._by_article:
            return self._article(place)
        segment = self._view.segments[place.segment]
        article = segment.article_number(place.number)
        paragraph = segment.paragraph(place.number)
        metadata = segment.metadata(article)
        marks: tuple[Mark, ...] = ()
        if self._marker:
            path = segment.texts.path(article)
            marks = self._marker.marks(paragraph.text, metadata, paragraph.kind, path) or ()
        return Hit(
            paragraph=paragraph,
            article_id=segment.article_id(article),
            metadata=metadata,
            marks=marks,
            snippet=snippet(paragraph.text, marks),
            score=place.score,
        )

    def _article(self, place: Place) -> Hit:
        segment, article = self._view.segments[place.segment], place.number
        searched = self._chosen[place.segment].searched
        metadata = segment.metadata(article)
        run = [d for d in segment.run(article) if searched is None or searched[d]]
        paragraphs = [segment.paragraph(document) for document in run]
        marked: dict[str, tuple[Mark, ...]] = {}
        if self._marker:
            path = segment.texts.path(article)
            marked = self._marker.article_marks(paragraphs, metadata, path) or {}
        shown = [p for p in paragraphs if p.id in marked] or paragraphs[:1]
        first, *more = [_passage(p, marked.get(p.id, ())) for p in shown]
        return Hit(
            paragraph=first.paragraph,
            article_id=segment.article_id(article),
            metadata=metadata,
            marks=first.marks,
            snippet=first.snippet,
            score=place.score,
            more=tuple(more),
        )


def _passage(paragraph: Paragraph, marks: tuple[Mark, ...]) -> Passage:
    return Passage(paragraph, marks, snippet(paragraph.text, marks))
