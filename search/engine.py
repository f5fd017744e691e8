"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from whoosh import query as whoosh

from index import Generation
from index.segment import AUTHOR_SEPARATOR, UNDATED, paragraph_of, searching
from search.language import Node, parse
from search.marks import marks
from search.model import FacetCount, Filters, Hit, Query, Results, Sort
from search.snippets import snippet
from search.whoosh_query import translate

FACETS = ("outlet", "author", "language", "year")
# They are about the article or the site, not of the article.
_LEFT_OUT = whoosh.Or([whoosh.Term("kind", "byline"), whoosh.Term("kind", "boilerplate")])
_TITLES = whoosh.Term("kind", "title")


def search(generation: Generation, query: Query) -> Results:
    """Everything a page of results shows. Raises QueryError for a query that cannot be run."""
    text = query.text.strip()
    tree = parse(text, date.today()) if text else None
    with searching(generation) as searcher:
        return _search(generation, searcher, query, tree)


@dataclass(frozen=True, slots=True)
class _Match:
    """A document that the query finds, before filters."""

    document: int
    score: float
    first_day: int
    last_day: int
    article: str
    values: Mapping[str, tuple[str, ...]]  # by facet


def _search(generation: Generation, searcher: Any, query: Query, tree: Node | None) -> Results:
    filters, kept = _wanted(query.filters), []
    first, last = _days(query.filters)
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for match in _matches(searcher, generation.languages(), tree):
        if not first <= match.first_day <= match.last_day <= last:
            continue
        failed = [f for f in filters if filters[f].isdisjoint(match.values[f])]
        if not failed:
            kept.append(match)
        # A facet's counts leave out its own filter.
        for facet in FACETS if not failed else failed if len(failed) == 1 else ():
            counts[facet].update(match.values[facet])
    _sort(kept, query.sort)
    page = kept[(query.page - 1) * query.size : query.page * query.size]
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=len(kept),
        articles=len({match.article for match in kept}),
        hits=tuple(_hit(generation, searcher, match, tree) for match in page),
        facets={facet: _facet(facet, counts[facet]) for facet in FACETS},
        undated=sum(match.first_day == UNDATED for match in kept),
        generation=generation.number,
    )


def _wanted(filters: Filters) -> dict[str, frozenset[str]]:
    named = {facet: getattr(filters, facet) for facet in FACETS}
    return {facet: values for facet, values in named.items() if values}


def _days(filters: Filters) -> tuple[int, int]:
    """The first and the last day that are wanted; undated ones only where all are."""
    if filters.since is None and filters.until is None:
        return UNDATED, date.max.toordinal()
    return (filters.since or date.min).toordinal(), (filters.until or date.max).toordinal()


def _matches(searcher: Any, languages: tuple[str, ...], tree: Node | None) -> Iterator[_Match]:
    if tree is None:
        found = searcher.search(_TITLES, limit=None)
    else:
        # Whoosh's ten best are not always the ten best; without a limit they are.
        translated = translate(tree, languages)
        found = searcher.search(translated, limit=None, mask=_LEFT_OUT)
    if not found.top_n:
        return
    values = _Columns(searcher.reader())
    for score, document in found.top_n:
        yield values.match(document, score)


class _Columns:
    """The metadata of documents, by document number."""

    def __init__(self, reader: Any) -> None:
        self._article = reader.column_reader("article")
        self._outlet = reader.column_reader("outlet_value")
        self._authors = reader.column_reader("author_values")
        self._language = reader.column_reader("language_value")
        self._first_day = reader.column_reader("first_day")
        self._last_day = reader.column_reader("last_day")

    def match(self, document: int, score: float) -> _Match:
        first_day, last_day = self._first_day[document], self._last_day[document]
        authors = self._authors[document].decode()
        return _Match(
            document=document,
            score=score,
            first_day=first_day,
            last_day=last_day,
            article=self._article[document],
            values={
                "outlet": _present(self._outlet[document].decode()),
                "author": tuple(authors.split(AUTHOR_SEPARATOR)) if authors else (),
                "language": _present(self._language[document].decode()),
                "year": _year(first_day, last_day),
            },
        )


def _present(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _year(first_day: int, last_day: int) -> tuple[str, ...]:
    """The year that a date lies in for certain."""
    if first_day == UNDATED:
        return ()
    first, last = date.fromordinal(first_day).year, date.fromordinal(last_day).year
    return (f"{first:04}",) if first == last else ()


def _sort(found: list[_Match], sort: Sort) -> None:
    """Ties go to the older document, so that every page follows from the one before."""
    found.sort(key=lambda match: (-match.score, match.document))
    if sort is Sort.OLDEST:
        found.sort(key=lambda match: (match.first_day == UNDATED, match.first_day))
    elif sort is Sort.NEWEST:
        found.sort(key=lambda match: -match.first_day)


def _facet(facet: str, counts: Counter[str]) -> tuple[FacetCount, ...]:
    """The most frequent first; years the newest first."""
    if facet == "year":
        ordered = sorted(counts.items(), reverse=True)
    else:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    return tuple(FacetCount(value, count) for value, count in ordered)


def _hit(generation: Generation, searcher: Any, match: _Match, tree: Node | None) -> Hit:
    stored = searcher.stored_fields(match.document)
    paragraph = paragraph_of(stored)
    metadata = generation.metadata(match.article)
    found = marks(tree, paragraph.text, metadata) if tree else ()
    return Hit(
        paragraph=paragraph,
        article_id=match.article,
        metadata=metadata,
        marks=found,
        snippet=snippet(paragraph.text, found),
        score=match.score,
    )
