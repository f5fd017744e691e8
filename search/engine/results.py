"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from functools import lru_cache

from index import Generation
from search.engine import counting, price
from search.engine.choosing import Chosen, choose
from search.engine.ordering import page
from search.engine.showing import Shower
from search.engine.terms import Terms
from search.engine.view import View
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
    terms = Terms(view)
    if tree:
        price.check(terms, tree, query.text.strip() or str(tree), query.scope)
    chosen = choose(view, terms, tree, query)
    first = (query.page - 1) * query.size
    places = page(view.segments, chosen, query.sort, first, first + query.size)
    show = Shower(terms, chosen, tree, query.scope)
    articles = [part.by_article for part in chosen]
    days = counting.days_of(view)
    by_day = counting.by_value(counting.values_of(view, "date"), view.segments, articles)
    total = sum([part.found.count for part in chosen])
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=total,
        articles=sum([len(of.articles) for of in articles]),
        hits=tuple([show.hit(place) for place in places]),
        facets={name: _facet(view, chosen, name) for name in query.facets},
        timeline=counting.timeline(days, by_day, total, query.unit) if query.timeline else None,
        undated=counting.undated(days, by_day),
        left_out=sum([part.left_out for part in chosen]),
        generation=generation.number,
    )


def _facet(view: View, chosen: list[Chosen], name: str) -> Facet:
    if name == "kind":
        return counting.kinds(view.segments, [part.of_all_kinds for part in chosen])
    articles = [part.without.get(name, part.by_article) for part in chosen]
    values = counting.values_of(view, "date" if name == "year" else name)
    counts = counting.by_value(values, view.segments, articles)
    if name == "year":
        return counting.years(counting.days_of(view), counts)
    return counting.facet(values, counts)
