"""Byline: a document is an article of a title and one paragraph.

A collection judges documents, so articles are asked for; the line breaks of a print part no
paragraphs. A question is the any-word query of all its words, those that mean little too, each as
often as it is said: what is rare and what is not is for the ranking to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.engine.byline import ENGINE
from bench.engine.corpus import Line
from bench.relevance.metrics import DEPTH
from bench.relevance.smart import Document, any_word
from index import Archive, Generation
from search import Query, Scope, Sort
from search.engine.ordering import page
from search.engine.question import Question
from search.engine.terms import Terms
from search.engine.view import View
from search.language import Or, Place, Word

ORDERS = (Sort.BASE, Sort.RELEVANCE, Sort.SIMILAR)
_NOWHERE = Place(0, 0)


class Byline:
    """An archive of a collection, open."""

    def __init__(self, documents: Sequence[Document], folder: Path) -> None:
        builder = ENGINE.builder(folder, ENGINE.schemas[0])
        builder.add(builder.ready([_line(each) for each in documents]))
        builder.commit()
        builder.close()
        archive = Archive(folder)
        contents = archive.current()
        self.generation = Generation(archive.folder(contents.number), contents)

    def order(self, question: str, sort: Sort) -> list[str]:
        """The best documents for a question."""
        parts = tuple(Word(word, _NOWHERE) for word in any_word(question))
        tree = Or(parts, _NOWHERE) if len(parts) > 1 else parts[0]
        terms = Terms(View.of(self.generation))
        # Whole results would be marked and shown, which takes ten times as long.
        asked = Question(terms, tree, Query(scope=Scope.ARTICLE, sort=sort))
        places = page(asked, 0, DEPTH)
        return [terms.view.whole.url(each.number) for each in places]

    def forget(self) -> None:
        """What is remembered of questions: they are weighed anew."""
        View.of(self.generation).forget()

    def close(self) -> None:
        """Let go of its files."""
        self.generation.close()


def _line(document: Document) -> Line:
    texts = tuple(filter(None, (document.title, document.text)))
    return Line(document.id, texts[0], None, (), "", document.id, texts)
