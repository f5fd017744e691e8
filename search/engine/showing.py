"""Hits as they are shown: texts, metadata, marks and snippets, for one page alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from index import Metadata, Paragraph
from search.engine import grouping
from search.engine.choosing import Chosen
from search.engine.ordering import Place
from search.engine.terms import Terms
from search.language import Node
from search.marks import Marker
from search.model import Fragment, Hit, Mark, Passage, Query, Scope
from search.snippets import snippet


class Shower:
    """Makes hits of places in what was chosen, for one query."""

    def __init__(
        self, terms: Terms, chosen: Sequence[Chosen], tree: Node | None, query: Query
    ) -> None:
        self._view = terms.view
        self._chosen = chosen
        self._marker = None
        if tree:
            make = partial(Marker, tree, terms.forms)
            self._marker = terms.view.remember((Marker, tree), make)
        self._by_article = query.scope is Scope.ARTICLE
        self._groups = query.groups
        self._asks_path = "file:" in str(tree)

    def hit(self, place: Place) -> Hit:
        """What is shown of it."""
        if self._by_article:
            return self._article(place)
        segment = self._view.segments[place.segment]
        article_id, paragraph, metadata = segment.hit(place.number)
        path = ""
        if self._asks_path:
            path = segment.texts.path(segment.article_number(place.number))
        marks, shown = self._marked(paragraph, metadata, path)
        hit = Hit(paragraph, article_id, metadata, marks, shown, place.score)
        if not self._groups:
            return hit
        others = grouping.others_of(segment, self._chosen[place.segment].found, place.number)
        following = [segment.paragraph(number) for number in others[: grouping.SHOWN]]
        more = tuple([Passage(each, *self._marked(each, metadata, path)) for each in following])
        return hit._replace(more=more, rest=len(others) - len(more))

    def _marked(
        self, paragraph: Paragraph, metadata: Metadata, path: str
    ) -> tuple[tuple[Mark, ...], tuple[Fragment, ...]]:
        """Its marks, and the snippet that shows them."""
        marks: tuple[Mark, ...] = ()
        if self._marker:
            marks = self._marker.marks(paragraph.text, metadata, paragraph.kind, path) or ()
        return marks, snippet(paragraph.text, marks)

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
