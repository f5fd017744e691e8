"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index import Generation
from search.engine import counting, price
from search.engine.choosing import Chosen, choose
from search.engine.columns import Column
from search.engine.grouping import best_of_articles
from search.engine.ordering import page
from search.engine.paging import beginning
from search.engine.showing import Shower
from search.engine.terms import Terms
from search.engine.timelines import Timelines
from search.engine.view import View
from search.engine.whole import Whole
from search.language import Node, parse
from search.model import Facet, Hit, Query, Results

_read = lru_cache(maxsize=1_000)(parse)  # people turn pages and choose filters
_AT_ONCE = 10_000  # hits whose order is made out together, where all of them are wanted


def search(generation: Generation, query: Query) -> Results:
    """Everything a page of results shows.

    Raises QueryError for a query that cannot be run, CursorError for a cursor of another search or
    another generation.
    """
    query = _today_of_cursor(query)
    return search_tree(generation, _tree(query), query)


def every_hit(generation: Generation, query: Query) -> Iterator[Hit]:
    """All hits from the query's page or cursor on, in their order, however many; as `search`."""
    query = _today_of_cursor(query)
    tree, terms = _tree(query), Terms(View.of(generation))
    _check_price(terms, tree, query)
    chosen = choose(terms, tree, query)
    shower = Shower(terms, chosen, tree, query)
    listed = _listed(terms.view.whole, chosen, query)
    at = beginning(generation, query).place
    while places := page(terms, listed, tree, query.sort, at, at + _AT_ONCE):
        yield from shower.hits(places)
        at += _AT_ONCE


def _today_of_cursor(query: Query) -> Query:
    return replace(query, today=query.cursor.today) if query.cursor else query


def _tree(query: Query) -> Node | None:
    text = query.text.strip()
    return _read(text, query.today) if text else None


def search_tree(generation: Generation, tree: Node | None, query: Query) -> Results:
    """The same for a query that is read already; without a tree every article is found."""
    here = beginning(generation, query)
    view = View.of(generation)
    whole, terms = view.whole, Terms(view)
    _check_price(terms, tree, query)
    chosen = choose(terms, tree, query)
    listed = _listed(whole, chosen, query)
    places = page(terms, listed, tree, query.sort, here.place, here.place + query.size)
    articles = chosen.by_article
    timelines = view.keep(Timelines, lambda: Timelines(whole.date))
    timeline = timelines.timeline(articles, query.unit) if query.timeline else None
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=chosen.found.count,
        articles=len(articles.articles),
        hits=tuple(Shower(terms, chosen, tree, query).hits(places)),
        facets={name: _facet(whole, timelines, chosen, name) for name in query.facets},
        timeline=timeline,
        undated=timeline.undated if timeline else timelines.undated(articles),
        left_out=chosen.left_out,
        here=here,
    )


def _check_price(terms: Terms, tree: Node | None, query: Query) -> None:
    if tree:
        price.check(terms, tree, query.text.strip() or str(tree), query.scope)


def _listed(whole: Whole, chosen: Chosen, query: Query) -> Chosen:
    """The same with what is a hit of its own alone."""
    if not query.groups:
        return chosen
    best = best_of_articles(whole, chosen.found)
    return replace(chosen, asked=(best_of_articles, chosen.asked), found=best)


def _facet(whole: Whole, timelines: Timelines, chosen: Chosen, name: str) -> Facet:
    if name == "kind":
        return counting.kinds(whole, chosen.of_all_kinds)
    found = chosen.without.get(name, chosen.by_article)
    if name == "year":
        return timelines.years(found)
    column: Column = getattr(whole, name)
    return counting.facet(column.values, counting.by_value(column, found))
