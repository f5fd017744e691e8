"""The engine that is held against the truth: the one place that knows how to ask it.

Today's engine runs a part of the language, in paragraph scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whoosh import query as whoosh

from index import Generation
from index.segment import searching
from search.language import And, Dated, Exact, Named, Node, Not, Or, Phrase, Word
from search.marks import marks
from search.model import Mark
from search.whoosh_query import translate
from tests.search.truth.archives import Row

_LEFT_OUT = whoosh.Or([whoosh.Term("kind", "byline"), whoosh.Term("kind", "boilerplate")])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of one hit: its base score, and its marks by paragraph id."""

    score: float
    marks: Mapping[str, tuple[Mark, ...]]


def rows(generation: Generation) -> Iterator[Row]:
    """The articles of the index in its order, deleted ones too."""
    with searching(generation) as searcher:
        reader = searcher.reader()
        runs: list[list[tuple[dict[str, Any], bool]]] = []
        for document in range(reader.doc_count_all()):
            stored = reader.stored_fields(document)
            if stored["number"] == 0:
                runs.append([])
            runs[-1].append((stored, reader.is_deleted(document)))
        column = reader.column_reader("language_value")
        first = 0
        for run in runs:
            language = column[first].decode() or None
            texts = tuple(stored["text"] for stored, _ in run)
            yield Row(run[0][0]["article"], language, texts, run[0][1])
            first += len(run)


def runs(tree: Node, scope: str) -> bool:
    """Whether the engine knows how to run a tree."""
    if scope != "paragraph":
        return False
    match tree:
        case Word(_, _, joined):
            return not joined
        case Exact():
            return True
        case Phrase(parts):
            return all(isinstance(part, Exact) for part in parts)
        case And(parts) | Or(parts):
            return all(runs(part, scope) for part in parts)
        case Not(part):
            return runs(part, scope)
        case Named("outlet" | "author", part, _, False):
            return isinstance(part, Exact | Phrase) and runs(part, scope)
        case Dated("date", days):
            return days is not None
    return False


def find(generation: Generation, tree: Node, scope: str) -> dict[str, Answer]:
    """All hits of a tree, by the id of the paragraph or article."""
    with searching(generation) as searcher:
        translated = translate(tree, generation.languages())
        found = searcher.search(translated, limit=None, mask=_LEFT_OUT)
        answers = {}
        for score, document in found.top_n:
            stored = searcher.stored_fields(document)
            own = marks(tree, stored["text"], generation.metadata(stored["article"]))
            answers[stored["id"]] = Answer(score, {stored["id"]: own} if own else {})
    return answers
