"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from functools import lru_cache

from index import Generation
from search.engine import counting
from search.engine.choosing import Chosen, choose
from search.engine.columns import Column
from search.engine.ordering import page
from search.engine.showing import Shower
from search.engine.terms import Terms
from search.engine.timelines import Timelines
from search.engine.view import View
from search.engine.whole import Whole
from search.language import Node, parse
from search.model import Facet, Query, Results

_read = lru_cache(maxsize=1_000)(parse)  # people turn pages and choose filters


def search(generation: Generation, query: Query) -> Results:
    """Everything a page of results shows. Raises QueryError for a query that cannot be run."""
    text = query.text.strip()
    return search_tree(generation, _read(text, query.today) if text else None, query)


def search_tree(generation: Generation, tree: Node | None, query: Query) -> Results:
    """The same for a query that is read already; without a tree every article is found."""
    view = View.of(generation)
    whole, terms = view.whole, Terms(view)
    chosen = choose(terms, tree, query)
    first = (query.page - 1) * query.size
    places = page(whole, chosen, query.sort, first, first + query.size)
    articles = chosen.by_article
    timelines = view.keep(Timelines, lambda: Timelines(whole.date))
    timeline = timelines.timeline(articles, query.unit) if query.timeline else None
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=chosen.found.count,
        articles=len(articles.articles),
        hits=Shower(terms, chosen, tree, query.scope).hits(places),
        facets={name: _facet(whole, timelines, chosen, name) for name in query.facets},
        timeline=timeline,
        undated=timeline.undated if timeline else timelines.undated(articles),
        left_out=chosen.left_out,
        generation=generation.number,
    )


def _facet(whole: Whole, timelines: Timelines, chosen: Chosen, name: str) -> Facet:
    if name == "kind":
        return counting.kinds(whole, chosen.of_all_kinds)
    found = chosen.without.get(name, chosen.by_article)
    if name == "year":
        return timelines.years(found)
    column: Column = getattr(whole, name)
    return counting.facet(column.values, counting.by_value(column, found))
