"""Hits as they are shown: texts, metadata, marks and snippets, for one page alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from index import Metadata, Paragraph
from search.engine import grouping
from search.engine.ordering import Place
from search.engine.question import Question
from search.engine.terms import forms
from search.language import Named, nodes
from search.marks import Marker
from search.model import Fragment, Hit, Mark, Passage, Scope
from search.snippets import snippet


class Shower:
    """Makes hits of places in what was chosen, for one query."""

    def __init__(self, question: Question) -> None:
        terms, tree, query = question.terms, question.tree, question.query
        self._question = question
        self._view = terms.view
        self._whole = terms.view.whole
        self._marker = None
        if tree:
            make = partial(Marker, tree, partial(forms, terms.view))
            self._marker = terms.view.remember((Marker, tree), make)
        self._by_article = query.scope is Scope.ARTICLE
        self._groups = query.groups
        self._asks_path = any(
            isinstance(node, Named) and node.field == "file"
            for node in (nodes(tree) if tree else ())
        )

    def hits(self, places: Sequence[Place]) -> Iterator[Hit]:
        """What is shown of them, each made when it is its turn."""
        of = self._article if self._by_article else self._group if self._groups else self._paragraph
        return map(of, places)

    def _paragraph(self, place: Place) -> Hit:
        segment, document = self._whole.of_document(place.number)
        article = segment.article_number(document)
        article_id, metadata = self._view.article(segment, article)
        paragraph = segment.paragraph(document, article_id)
        path = segment.texts.path(article) if self._asks_path else ""
        marks, shown = self._marked(paragraph, metadata, path)
        return Hit(paragraph, article_id, metadata, marks, shown, place.score)

    def _group(self, place: Place) -> Hit:
        hit, whole = self._paragraph(place), self._whole
        others = grouping.others_of(whole, self._question.found.found, place.number)
        path = whole.path(int(whole.article_of[place.number])) if self._asks_path else ""
        following = [whole.paragraph(number) for number in others[: grouping.SHOWN]]
        more = tuple([Passage(each, *self._marked(each, hit.metadata, path)) for each in following])
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
        whole, article = self._whole, place.number
        segment, own = whole.of_article(article)
        article_id, metadata = self._view.article(segment, own)
        searched = self._question.searched
        run = [d for d in whole.run(article) if searched is None or searched[d]]
        paragraphs = [whole.paragraph(document) for document in run]
        marked: dict[str, tuple[Mark, ...]] = {}
        if self._marker:
            path = whole.path(article)
            marked = self._marker.article_marks(paragraphs, metadata, path) or {}
        shown = [p for p in paragraphs if p.id in marked] or paragraphs[:1]
        first, *more = [_passage(p, marked.get(p.id, ())) for p in shown]
        return Hit(
            paragraph=first.paragraph,
            article_id=article_id,
            metadata=metadata,
            marks=first.marks,
            snippet=first.snippet,
            score=place.score,
            more=tuple(more),
        )


def _passage(paragraph: Paragraph, marks: tuple[Mark, ...]) -> Passage:
    return Passage(paragraph, marks, snippet(paragraph.text, marks))
