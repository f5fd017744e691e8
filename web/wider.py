"""What a search would find if it looked wider."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from index import Generation
from search import QueryError, Results, Scope, plainly, search

_FEW = 10  # paragraphs: where there are fewer, it is worth saying what whole articles hold


def articles_holding(generation: Generation, results: Results) -> int:
    """How many articles hold what few paragraphs do; 0 where that is no more than these show.

    Of two words that stand in one article, many never stand in one of its paragraphs together.
    """
    query = results.query
    is_few = query.scope is Scope.PARAGRAPH and results.total < _FEW
    if not is_few or len(plainly(query.text).split()) < 2:
        return 0
    wider = replace(query, scope=Scope.ARTICLE, page=1, size=1, facets=(), timeline=False)
    with suppress(QueryError):  # the paragraphs are there, whatever can be said of articles
        found = search(generation, wider).total
        return found if found > results.articles else 0
    return 0
