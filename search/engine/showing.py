"""Hits as they are shown: texts, metadata, marks and snippets, for one page alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from index import Metadata, Paragraph
from search.engine.grouping import Others, others_of
from search.engine.ordering import Scored
from search.engine.question import Question
from search.engine.terms import forms
from search.language import Named, nodes
from search.marks import Marker
from search.model import LARGEST_PAGE, Fragment, Hit, Mark, Passage
from search.snippets import snippet


class Shower:
    """Makes hits of places in what was chosen, for one query."""

    def __init__(self, question: Question) -> None:
        terms, tree = question.terms, question.tree
        self._question = question
        self._view = terms.view
        self._whole = terms.view.whole
        self._marker = None
        if tree:
            make = partial(Marker, tree, partial(forms, terms.view.whole))
            self._marker = question.remember_of_tree(Marker, make)
        self._asks_path = any(
            isinstance(node, Named) and node.field == "file"
            for node in (nodes(tree) if tree else ())
        )

    def hits(self, places: Sequence[Scored]) -> Iterator[Hit]:
        """What is shown of them, each made when it is its turn."""
        if self._question.of_articles:
            return map(self._article, places)
        if not self._question.query.groups:
            return map(self._paragraph, places)
        numbers = tuple([place.number for place in places])
        others = map(self._others, numbers)
        if len(places) <= LARGEST_PAGE:
            made = self._question.remember((Others, numbers), lambda: tuple(others))
            return map(self._group, places, made)
        return map(self._group, places, others)

    def _others(self, best: int) -> Others:
        return others_of(self._whole, self._question.chosen.hits, best)

    def _paragraph(self, place: Scored) -> Hit:
        segment, document = self._whole.of_document(place.number)
        article = segment.article_number(document)
        article_id, metadata = self._view.article(segment, article)
        paragraph = segment.paragraph(document, article_id)
        path = segment.sources.path(article) if self._asks_path else ""
        marks, shown = self._marked(paragraph, metadata, path)
        return Hit(paragraph, article_id, metadata, marks, shown, place.score)

    def _group(self, place: Scored, others: Others) -> Hit:
        hit, whole = self._paragraph(place), self._whole
        path = whole.path(int(whole.article_of[place.number])) if self._asks_path else ""
        following = map(whole.paragraph, others.shown)
        more = tuple([Passage(each, *self._marked(each, hit.metadata, path)) for each in following])
        return hit._replace(more=more, rest=others.rest)

    def _marked(
        self, paragraph: Paragraph, metadata: Metadata, path: str
    ) -> tuple[tuple[Mark, ...], tuple[Fragment, ...]]:
        """Its marks, and the snippet that shows them."""
        marks: tuple[Mark, ...] = ()
        if self._marker:
            marks = self._marker.marks(paragraph.text, metadata, paragraph.kind, path) or ()
        return marks, snippet(paragraph.text, marks)

    def _article(self, place: Scored) -> Hit:
        whole, article = self._whole, place.number
        segment, own = whole.of_article(article)
        article_id, metadata = self._view.article(segment, own)
        looked_at = whole.looked_at(article, self._question.searched)
        paragraphs = [whole.paragraph(document) for document in looked_at]
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
