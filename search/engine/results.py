"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index import Generation
from search.engine import counting
from search.engine.choosing import Chosen, choose
from search.engine.grouping import best_of_articles
from search.engine.ordering import page
from search.engine.paging import beginning
from search.engine.showing import Shower
from search.engine.terms import Terms
from search.engine.view import View
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
    tree, view = _tree(query), View.of(generation)
    terms = Terms(view)
    chosen = choose(view, terms, tree, query)
    show = Shower(terms, chosen, tree, query)
    listed = _listed(view, chosen, query)
    at = beginning(generation, query).place
    while places := page(view.segments, listed, query.sort, at, at + _AT_ONCE):
        yield from map(show.hit, places)
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
    terms = Terms(view)
    chosen = choose(view, terms, tree, query)
    listed = _listed(view, chosen, query)
    places = page(view.segments, listed, query.sort, here.place, here.place + query.size)
    show = Shower(terms, chosen, tree, query)
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
        here=here,
    )


def _listed(view: View, chosen: list[Chosen], query: Query) -> list[Chosen]:
    """The same with what is a hit of its own alone."""
    if not query.groups:
        return chosen
    return [
        replace(part, found=best_of_articles(segment, part.found))
        for segment, part in zip(view.segments, chosen, strict=True)
    ]


def _facet(view: View, chosen: list[Chosen], name: str) -> Facet:
    if name == "kind":
        return counting.kinds(view.segments, [part.of_all_kinds for part in chosen])
    articles = [part.without.get(name, part.by_article) for part in chosen]
    values = counting.values_of(view, "date" if name == "year" else name)
    counts = counting.by_value(values, view.segments, articles)
    if name == "year":
        return counting.years(counting.days_of(view), counts)
    return counting.facet(values, counts)
