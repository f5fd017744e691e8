"""The engine that is held against the truth: the one place that knows how to ask it.

This is the engine on stock Whoosh. It runs a part of the language, in paragraph scope, and scores
as Whoosh does; it knows no joined words and one stem for each word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from whoosh import query as whoosh

from index import Generation
from index.analysis import normal_form
from index.segment import searching
from search import Query, QueryError, search
from search.language import And, Dated, Exact, Named, Node, Not, Or, Phrase, Word, parse
from search.marks import marks
from search.model import LARGEST_PAGE, Filters, Mark, Sort
from search.whoosh_query import translate
from tests.search.truth import stock
from tests.search.truth.archives import Row, in_index_order
from tests.search.truth.brute_force import BruteForce, nodes
from tests.search.truth.occurrences import stems_of
from tests.search.truth.random_cases import Commit

SCOPES = ("paragraph",)
BASE = Sort.RELEVANCE  # the order of bare scores
EXACT_TIES = False  # Whoosh adds next to nothing for each filter of an Or
FACETS = {"outlet": "outlet", "author": "author", "language": "language", "year": "year"}
"""The engine's facets, by the names that the truth has for them."""

_LEFT_OUT = whoosh.Or([whoosh.Term("kind", "byline"), whoosh.Term("kind", "boilerplate")])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of one hit: its base score, and its marks by paragraph id."""

    score: float
    marks: Mapping[str, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the engine says of all hits; `order` is their ids, page after page.

    `timeline` has its unit, the buckets with their counts, and how many dates none holds.
    """

    total: int
    articles: int
    undated: int
    facets: Mapping[str, Mapping[str, int]]
    order: Sequence[str]
    left_out: int | None = None
    timeline: tuple[str, Mapping[str, int], int] | None = None


def truth(generation: Generation, commits: Sequence[Commit]) -> BruteForce:
    """What the engine should say, by its own statistics."""
    brute_force = BruteForce(
        in_index_order(rows(generation), generation, commits), stock.StockScoring
    )
    with searching(generation) as searcher:
        brute_force.scoring.average_length = searcher.avg_field_length("words")  # see stock.DRIFT
    return brute_force


def rows(generation: Generation) -> Iterator[Row]:
    """The articles of the index in its order, deleted ones too."""
    with searching(generation) as searcher:
        reader = searcher.reader()
        column = reader.column_reader("language_value")
        runs: list[list[int]] = []
        stored: list[dict[str, Any]] = []
        for document in range(reader.doc_count_all()):
            stored.append(reader.stored_fields(document))
            if stored[-1]["number"] == 0:
                runs.append([])
            runs[-1].append(document)
        for run in runs:
            texts = tuple(stored[document]["text"] for document in run)
            language = column[run[0]].decode() or None
            yield Row(stored[run[0]]["article"], language, texts, reader.is_deleted(run[0]))


def runs(tree: Node, scope: str, brute_force: BruteForce) -> bool:
    """Whether the engine knows how to run a tree in this archive."""
    vocabulary, two_stems = _known(brute_force)
    return scope in SCOPES and all(_runs(node, vocabulary, two_stems) for node in nodes(tree))


def is_indexed(tree: Node, brute_force: BruteForce) -> bool:
    """Whether the index holds all that stock Whoosh needs to know for a tree."""
    return not (_known(brute_force)[1] and any(isinstance(node, Word) for node in nodes(tree)))


@lru_cache(maxsize=2)
def _known(brute_force: BruteForce) -> tuple[set[str], bool]:
    """The words of an archive, and whether any has two stems."""
    two_stems = any(
        len(stems_of(each.text.written(position), each.text.language)) > 1
        for each in brute_force.documents
        for position in range(len(each.text.words))
    )
    return brute_force.vocabulary, two_stems


def _runs(node: Node, vocabulary: set[str], two_stems: bool) -> bool:
    match node:
        case Word():
            return stock.expresses(node, vocabulary) and not two_stems
        case Exact() | Phrase():
            return stock.expresses(node, vocabulary)
        case And(parts):
            return len({normal_form(str(part)) for part in parts}) == len(parts)  # or counted once
        case Or() | Not():
            return True
        case Named("outlet" | "author", part, _, False):
            return isinstance(part, Exact)
        case Dated("date", days):
            return days is not None
    return False


def find(generation: Generation, tree: Node, scope: str) -> dict[str, Answer]:
    """All hits of a tree, by the id of the paragraph or article."""
    assert scope == "paragraph"
    with searching(generation) as searcher:
        translated = translate(tree, generation.languages())
        found = searcher.search(translated, limit=None, mask=_LEFT_OUT)
        answers = {}
        for score, document in found.top_n:
            stored = searcher.stored_fields(document)
            own = marks(tree, stored["text"], generation.metadata(stored["article"]))
            answers[stored["id"]] = Answer(score, {stored["id"]: own} if own else {})
    return answers


def parsed(text: str) -> Node | None:
    """The tree that the engine makes of a query; None where it does not know the language."""
    try:
        return parse(text)
    except QueryError:
        return None


def results(generation: Generation, text: str, scope: str, filters: Filters, sort: Sort) -> Counted:
    """Everything about a query, all pages of it."""
    assert scope == "paragraph"
    order: list[str] = []
    for page in count(1):
        query = Query(text, filters=filters, sort=sort, page=page, size=LARGEST_PAGE)
        found = search(generation, query)
        order += [hit.paragraph.id for hit in found.hits]
        if page >= found.pages:
            break
    facets = {FACETS[facet]: {each.value: each.count for each in counts}
              for facet, counts in found.facets.items()}  # fmt: skip
    return Counted(found.total, found.articles, found.undated, facets, order)
