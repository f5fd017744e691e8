"""Ranking is a promise: the expected order of a few articles, and every signal recomputed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf, isclose
from random import Random

import numpy as np
import pytest

from index import Kind
from search import LARGEST_PAGE, Filters, Query, Scope, Sort, ranking
from search.engine import search, search_tree
from search.language import Node
from tests.search.engine.archives import archive, put, view_of
from tests.search.truth.brute_force import searched_kinds
from tests.search.truth.random_cases import Put, random_commits
from tests.search.truth.ranking import Ranked, Ranking, TiedError
from tests.search.truth.trial import Trial

RANKED = (Sort.RELEVANCE, Sort.SIMILAR)
CLOSE = 1e-6  # relative: scores are given in single precision

# Each article with its title; more of them, about other things, make words rare.
ARTICLES = {
    "The strike at the bridge": "Dockers strike. It closes the bridge, and the bridge waits.",
    "Dockers go home": "The strike is over at the bridge.",
    "A year in the harbour": "Ships came. Ships went. " * 8 + "A strike hit the bridge.",
    "Strike": "A strike of bakers: bread is dear, the strike goes on.",
    "Dockers at the gate": "The dockers wait at the harbour, and the union waits with them.",
    **{f"News of the day, number {day}": f"Rain in town {day}, and wind." for day in range(9)},
}  # fmt: skip
# A query, and the titles in their order: why each stands before the next.
ORDERS: list[tuple[str, Sort, list[str]]] = [
    ("strike bridge", Sort.RELEVANCE, [
        "The strike at the bridge",  # is about both: in its title, and again and again
        "Dockers go home",  # says each once, and little else
        "A year in the harbour",  # says each once, among many other things
    ]),
    ("strike OR bridge", Sort.RELEVANCE, [
        "The strike at the bridge",  # about both
        "Dockers go home",  # holds both, once
        "Strike",  # is about one of them
        "A year in the harbour",  # holds both in passing, and is long
    ]),
    ("dockers OR bread", Sort.RELEVANCE, [
        "Dockers at the gate",  # says it in its title too
        "Strike",  # holds the rarer word
        "Dockers go home",  # has it in its title alone
        "The strike at the bridge",  # says it in passing
    ]),
    ("dockers OR bread", Sort.SIMILAR, [
        "Dockers at the gate",
        "Dockers go home",  # most hits are about dockers, their strike and a bridge, as this is
        "The strike at the bridge",  # and this
        "Strike",  # while this is about bakers
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def harbour_news() -> Iterator[Trial]:
    """ARTICLES, each in a segment of its own."""
    with archive(*_puts()) as opened:
        yield opened


def _puts() -> list[Put]:
    return [put(f"{number}.txt", title, text, language="en")
            for number, (title, text) in enumerate(ARTICLES.items())]  # fmt: skip


@pytest.mark.parametrize(("query", "sort", "titles"), ORDERS)
def test_articles_come_in_the_order_that_people_expect(
    harbour_news: Trial, query: str, sort: Sort, titles: list[str]
) -> None:
    """The order written above, each place with its reason."""
    asked = Query(query, sort=sort, scope=Scope.ARTICLE)
    hits = search(harbour_news.generation, asked).hits
    assert [hit.metadata.title for hit in hits] == titles


def _hits(
    trial: Trial, tree: Node, scope: str, filters: Filters, sort: Sort, size: int = LARGEST_PAGE
) -> list[Ranked]:
    """All hits, page after page."""
    found: list[Ranked] = []
    for page in range(1, 1000):
        query = Query(filters=filters, sort=sort, page=page, size=size, scope=Scope(scope))
        results = search_tree(trial.generation, tree, query)
        found += [Ranked(hit.article_id if scope == "article" else hit.paragraph.id, hit.score)
                  for hit in results.hits]  # fmt: skip
        if page >= results.pages:
            break
    return found


@pytest.fixture(scope="module", params=range(8))
def trial(request: pytest.FixtureRequest) -> Iterator[Trial]:
    """A random archive: some segments, some deleted articles."""
    with Trial(random_commits(Random(f"ranking/{request.param}"))) as opened:
        yield opened


def test_every_signal_is_what_plain_python_makes_of_it(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scores and order of random searches, in windows of random size, by brute force."""
    chance = Random(1)
    compared = 0
    for _ in range(60):
        monkeypatch.setattr(ranking, "WINDOW", chance.choice((2, 5, 200)))
        monkeypatch.setattr(ranking, "FIRST", chance.choice((1, 3, 5)))
        view_of(trial).forget()  # the order in windows of another size
        case = trial.case(chance)
        if case is None or case.tree is None:
            continue
        kinds = searched_kinds(case.tree, case.filters.kind)
        if case.scope == "article" and case.filters.kind:
            kinds &= {*map(Kind, case.filters.kind)}
        plain = Ranking(trial.truth, case.tree, case.scope, kinds)
        base = _hits(trial, case.tree, case.scope, case.filters, Sort.BASE)
        for sort in RANKED:
            try:
                expected = plain.ranked(base, similar=sort is Sort.SIMILAR)
            except TiedError:
                continue
            found = _hits(
                trial, case.tree, case.scope, case.filters, sort, chance.choice((1, 3, 100))
            )
            _assert_alike(found, expected, f"{sort}: {case}")
            compared += len(found) > 1
    assert compared > 10


def _assert_alike(found: list[Ranked], expected: list[Ranked], case: str) -> None:
    """The same hits with the same scores; those as good as equal may change places."""
    scores = {hit.id: hit.score for hit in expected}
    assert sorted(hit.id for hit in found) == sorted(scores), case
    for hit, other in zip(found, expected, strict=True):
        assert isclose(hit.score, scores[hit.id], rel_tol=CLOSE), case
        assert hit.id == other.id or isclose(scores[hit.id], other.score, rel_tol=CLOSE), case
    assert all(one.score >= other.score for one, other in pairwise(found)), case


def test_pages_follow_on_one_another_across_the_window(
    harbour_news: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every hit comes once, whatever the page's size, and no hit scores more than one before it."""
    monkeypatch.setattr(ranking, "WINDOW", 4)
    view_of(harbour_news).forget()
    for sort in RANKED:
        asked = Query("strike OR the OR town OR harbour", sort=sort, size=100)
        whole = [
            (hit.paragraph.id, hit.score) for hit in search(harbour_news.generation, asked).hits
        ]
        assert len({own for own, _ in whole}) == len(whole) > 9
        assert [score for _, score in whole] == sorted((score for _, score in whole), reverse=True)
        for size in (1, 3, 4, 5):
            pages = [Query(asked.text, sort=sort, size=size, page=page)
                     for page in range(1, len(whole) // size + 2)]  # fmt: skip
            hits = [hit for page in pages for hit in search(harbour_news.generation, page).hits]
            assert [(hit.paragraph.id, hit.score) for hit in hits] == whole


def test_the_order_is_the_same_in_one_segment_and_in_many(harbour_news: Trial) -> None:
    """Statistics are those of the generation: how it is parted changes no score."""
    with Trial((tuple(_puts()),)) as together:
        for sort in RANKED:
            for scope in Scope:
                query = Query("strike OR bridge OR dockers", sort=sort, scope=scope)
                one, many = (
                    [(hit.metadata.title, hit.score)
                     for hit in search(each.generation, query).hits]
                    for each in (together, harbour_news)
                )  # fmt: skip
                assert one == many


def test_a_word_that_half_of_all_articles_hold_says_nothing() -> None:
    """Stop words need no list: they are those that are everywhere."""
    assert ranking.rarity(100, 50) == ranking.rarity(100, 90) == 0
    assert ranking.rarity(100, 1) > ranking.rarity(100, 10) > 0


def test_an_article_is_the_more_about_a_word_the_more_often_it_says_it_for_its_length() -> None:
    """More is more, up to a bound; and a long article is about many things."""
    counts = np.array([0, 1, 2, 1000])
    found = ranking.presence(counts, np.full(4, 100), 100.0).tolist()
    assert found[0] == 0 and found == sorted(found) and found[-1] < 4
    short, long = ranking.presence(np.array([1, 1]), np.array([50, 500]), 100.0).tolist()
    assert short > long


def test_what_the_first_hits_hold_weighs_more_and_the_sum_stays() -> None:
    """Agreement shares the weights out anew, and only where some articles lack a word."""
    base, weights = np.array([3, 2, 1], np.float32), np.array([1.0, 1.0])
    monkeyed = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 2.0]])
    found = ranking.relevance(base, weights, monkeyed)
    assert (found >= base).all()
    everywhere = np.ones((2, 3))
    assert ranking.relevance(base, weights, everywhere).tolist() == (base + 6).tolist()


def test_no_signal_takes_anything_away(harbour_news: Trial) -> None:
    """So that what is ranked scores at least what those do that are not."""
    for sort in RANKED:
        scores = {
            order: {hit.paragraph.id: hit.score
                    for hit in search(harbour_news.generation,
                                      Query("strike OR dockers", sort=order, size=100)).hits}
            for order in (Sort.BASE, sort)
        }  # fmt: skip
        assert scores[sort].keys() == scores[Sort.BASE].keys()
        least = min(
            (scores[sort][own] - base for own, base in scores[Sort.BASE].items()), default=inf
        )
        assert least >= 0
