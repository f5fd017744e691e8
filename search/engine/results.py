"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index import Generation
from search.engine import price
from search.engine.ordering import page
from search.engine.paging import beginning
from search.engine.question import Question
from search.engine.showing import Shower
from search.engine.terms import Terms
from search.engine.totals import Totals
from search.engine.view import View
from search.language import Node, parse
from search.model import Hit, Query, Results

_read = lru_cache(maxsize=1_000)(parse)  # people turn pages and choose filters
_LONG = 1_000  # letters of a query: its tree would take hundreds of kilobytes
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
    question = _question(generation, _tree(query), query)
    at = beginning(generation, query).place
    shower = Shower(question)
    while places := page(question, at, at + _AT_ONCE):
        yield from shower.hits(places)
        at += _AT_ONCE


def _today_of_cursor(query: Query) -> Query:
    return replace(query, today=query.cursor.today) if query.cursor else query


def _tree(query: Query) -> Node | None:
    text = query.text.strip()
    if not text:
        return None
    return (_read if len(text) < _LONG else parse)(text, query.today)


def search_tree(generation: Generation, tree: Node | None, query: Query) -> Results:
    """The same for a query that is read already; without a tree every article is found."""
    here = beginning(generation, query)
    question = _question(generation, tree, query)
    totals = Totals.of(question)
    places = page(question, here.place, here.place + query.size)
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=totals.total,
        articles=totals.articles,
        hits=tuple(Shower(question).hits(places)),
        facets=totals.facets,
        timeline=totals.timeline,
        undated=totals.undated,
        left_out=totals.left_out,
        here=here,
    )


def _question(generation: Generation, tree: Node | None, query: Query) -> Question:
    """Raises QueryError where it costs too much."""
    question = Question(Terms(View.of(generation)), tree, query)
    price.check(question)
    return question
