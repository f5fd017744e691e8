"""Paragraphs grouped by article, held against a plain reading of the list of paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search import Filters, Hit, Query, Scope, Sort, every_hit, search
from search.engine.grouping import SHOWN
from tests.search.truth.trial import Trial

_QUERIES = ["s* OR 桥 OR n* OR мост", "strike OR bridge OR Streik", "NOT strike", ""]


@pytest.mark.parametrize("sort", [Sort.BASE, Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("text", _QUERIES)
def test_a_group_stands_where_its_best_paragraph_stands(
    random_archives: list[Trial], text: str, sort: Sort
) -> None:
    """The list of groups is the list of paragraphs without those whose article was there before.

    By relevance the best paragraphs are ranked among themselves.
    """
    for trial in random_archives:
        plain = list(every_hit(trial.generation, Query(text, sort=sort)))
        found: dict[str, list[Hit]] = {}
        for hit in plain:
            found.setdefault(hit.article_id, []).append(hit)
        groups = list(every_hit(trial.generation, Query(text, sort=sort, grouped=True)))
        assert [hit.paragraph for hit in groups] == [hits[0].paragraph for hits in found.values()]
        for group, hits in zip(groups, found.values(), strict=True):
            assert [p.paragraph for p in group.more] == [h.paragraph for h in hits[1 : 1 + SHOWN]]
            assert [p.marks for p in group.more] == [h.marks for h in hits[1 : 1 + SHOWN]]
            assert [p.snippet for p in group.more] == [h.snippet for h in hits[1 : 1 + SHOWN]]
            assert group.rest == len(hits) - 1 - len(group.more)
            assert (group.score, group.marks) == (hits[0].score, hits[0].marks)


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.SIMILAR])
@pytest.mark.parametrize("text", _QUERIES)
def test_ranking_orders_the_best_paragraphs_of_articles(
    random_archives: list[Trial], text: str, sort: Sort
) -> None:
    """What stands for an article is chosen by base score; signals then order articles."""
    for trial in random_archives:
        plain = list(every_hit(trial.generation, Query(text, sort=Sort.BASE, grouped=True)))
        ranked = list(every_hit(trial.generation, Query(text, sort=sort, grouped=True)))
        assert {hit.paragraph for hit in ranked} == {hit.paragraph for hit in plain}
        assert [hit.score for hit in ranked] == sorted((h.score for h in ranked), reverse=True)


def test_counts_are_those_of_the_paragraphs(random_archives: list[Trial]) -> None:
    """Grouping changes what is listed, and nothing that is counted."""
    for trial in random_archives:
        query = Query(_QUERIES[0], filters=Filters(kind=frozenset({"body", "title"})))
        plain = search(trial.generation, query)
        grouped = search(trial.generation, replace(query, grouped=True))
        for name in ("total", "articles", "facets", "timeline", "undated", "left_out"):
            assert getattr(grouped, name) == getattr(plain, name)
        assert grouped.listed == plain.articles


def test_pages_of_groups_hold_each_article_once(random_archives: list[Trial]) -> None:
    """Pages count articles."""
    for trial in random_archives:
        results = search(trial.generation, Query(_QUERIES[0], grouped=True, size=2))
        ids = [hit.article_id for hit in results.hits]
        pages = 1
        while results.next:
            results = search(trial.generation, replace(results.query, cursor=results.next))
            ids += [hit.article_id for hit in results.hits]
            pages += 1
        assert len(ids) == len(set(ids)) == results.articles
        assert pages == max(results.pages, 1)


def test_whole_articles_need_no_grouping(harbour: Trial) -> None:
    """In article scope every hit is an article already."""
    query = Query("bridge", scope=Scope.ARTICLE)
    grouped = search(harbour.generation, replace(query, grouped=True))
    assert grouped.hits == search(harbour.generation, query).hits
