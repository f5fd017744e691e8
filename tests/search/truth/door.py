"""The engine that is held against the truth: the one place that knows how to ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from index import Generation
from index.segment import segments_of
from search import Hit, Query, QueryError, Results
from search.engine import search, search_tree
from search.language import Node, parse
from search.model import FACETS as ENGINE_FACETS
from search.model import LARGEST_PAGE, Mark, Scope, Sort
from tests.search.truth.archives import Row, in_index_order
from tests.search.truth.brute_force import BruteForce
from tests.search.truth.random_cases import Commit
from tests.search.truth.scoring import Scoring

SCOPES = ("paragraph", "article")
BASE = Sort.BASE
EXACT_TIES = False  # scores that are equal but for the order they are added up in
FACETS = {facet: facet for facet in ENGINE_FACETS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of one hit: its base score, and its marks by paragraph id."""

    score: float
    marks: Mapping[str, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the engine says of all hits; `order` is their ids, page after page.

    Where they are grouped these are the articles'; `of_groups` has the scores of the best, and how
    many paragraphs were found in each. `timeline` has its unit, the buckets with their counts, and
    how many dates none holds.
    """

    total: int
    articles: int
    undated: int
    facets: Mapping[str, Mapping[str, int]]
    order: Sequence[str]
    left_out: int | None = None
    timeline: tuple[str, Mapping[str, int], int] | None = None
    of_groups: Mapping[str, tuple[float, int]] | None = None


def truth(generation: Generation, commits: Sequence[Commit]) -> BruteForce:
    """What the engine should say."""
    return BruteForce(in_index_order(rows(generation), generation, commits), Scoring)


def rows(generation: Generation) -> Iterator[Row]:
    """The articles of the index in its order, deleted ones too."""
    for held in segments_of(generation):
        segment = held.segment
        deleted = set(held.deleted_articles.tolist())
        for article in range(segment.articles):
            texts = tuple(segment.text(document) for document in segment.run(article))
            language = segment.metadata(article).language
            yield Row(segment.article_id(article), language, texts, article in deleted)


def runs(tree: Node, scope: str, brute_force: BruteForce) -> bool:
    """Whether the engine knows how to run a tree: it knows them all."""
    return scope in SCOPES


def is_indexed(tree: Node, brute_force: BruteForce) -> bool:
    """Whether the index holds all that stock Whoosh needs to know for a tree."""
    return True


def find(generation: Generation, tree: Node, scope: str) -> dict[str, Answer]:
    """All hits of a tree, by the id of the paragraph or article."""
    answers = {}
    for page in count(1):
        query = Query(page=page, size=LARGEST_PAGE, sort=BASE, scope=Scope(scope))
        results = search_tree(generation, tree, query)
        for hit in results.hits:
            by_id = {hit.paragraph.id: hit.marks, **{p.paragraph.id: p.marks for p in hit.more}}
            marks = {paragraph: own for paragraph, own in by_id.items() if own}
            answers[_id(hit.article_id, hit.paragraph.id, scope)] = Answer(hit.score, marks)
        if page >= results.pages:
            return answers
    raise AssertionError("there is a last page")


def parsed(text: str) -> Node | None:
    """The tree that the engine makes of a query; None where it does not know the language."""
    try:
        return parse(text)
    except QueryError:
        return None


def results(generation: Generation, query: Query) -> Counted:
    """Everything about a query, all pages of it, each by the cursor of the one before."""
    found = search(generation, query)
    hits = list(found.hits)
    while found.next:
        found = search(generation, replace(query, cursor=found.next))
        hits += found.hits
    return counted(found, hits)


def counted(found: Results, hits: Sequence[Hit]) -> Counted:
    """What one page of results, and the hits of all of them, say."""
    facets = {
        facet: {each.value: each.count for each in counts} for facet, counts in found.facets.items()
    }
    line, query = found.timeline, found.query
    assert line
    scope = "article" if query.groups else query.scope
    groups = {hit.article_id: (hit.score, 1 + len(hit.more) + hit.rest) for hit in hits}
    return Counted(
        found.total,
        found.articles,
        found.undated,
        facets,
        [_id(hit.article_id, hit.paragraph.id, scope) for hit in hits],
        found.left_out,
        (line.unit, dict(zip(line.starts, line.counts, strict=True)), line.imprecise),
        groups if query.groups else None,
    )


def _id(article: str, paragraph: str, scope: str) -> str:
    return article if scope == "article" else paragraph
