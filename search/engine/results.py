"""Runs a query on a generation: exact totals and facets, and one page of hits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index import Generation
from index.segment import LiveSegment
from search.engine import counting, filtering
from search.engine.counting import ByArticle
from search.engine.execution import Execution
from search.engine.found import Found
from search.engine.ordering import Place, page
from search.engine.terms import Terms
from search.engine.view import View
from search.language import Named, Node, parse
from search.marks import marks
from search.model import FACETS, Facet, Filters, Hit, Query, Results
from search.snippets import snippet


def search(generation: Generation, query: Query) -> Results:
    """Everything a page of results shows. Raises QueryError for a query that cannot be run."""
    text = query.text.strip()
    tree = parse(text) if text else None
    view = View.of(generation)
    terms = Terms(view)
    chosen = [_chosen(view, terms, number, tree, query.filters) for number in range(len(view.held))]
    found = [part.found for part in chosen]
    first = (query.page - 1) * query.size
    places = page(view.segments, found, query.sort, first, first + query.size)
    facets = {name: _facet(view, chosen, name) for name in query.facets}
    articles = [part.by_article for part in chosen]
    days = counting.days_of(view)
    by_day = counting.by_value(counting.values_of(view, "date"), view.segments, articles)
    return Results(
        query=query,
        understood=str(tree) if tree else "",
        total=sum(part.count for part in found),
        articles=counting.articles(articles),
        hits=tuple(_hit(view, place, tree) for place in places),
        facets=facets,
        timeline=counting.timeline(days, by_day) if query.timeline else None,
        undated=int(by_day[days.undated].sum()),
        left_out=sum(part.left_out for part in chosen),
        generation=generation.number,
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was found in one segment, and what of it passes the filters.

    `without` has, for each facet that is filtered by, what passes all filters but its own.
    """

    found: Found
    by_article: ByArticle
    without: dict[str, ByArticle]
    all_kinds: Found
    left_out: int


def _chosen(view: View, terms: Terms, number: int, tree: Node | None, filters: Filters) -> _Chosen:
    held = view.held[number]
    segment = held.segment
    found, left_out = _searched(held, terms, number, tree)
    every = ByArticle.of(segment, found.ids)
    masks = filtering.masks(segment, every.articles, filters)
    all_kinds = found
    if masks:
        passes = np.logical_and.reduce(list(masks.values()))
        all_kinds = found.choose(np.flatnonzero(np.repeat(passes, every.counts)))
    kept = all_kinds
    if filters.kind:
        places = np.flatnonzero(filtering.of_kinds(segment, all_kinds.ids, filters.kind))
        kept = all_kinds.choose(places)
        own = filtering.of_kinds(segment, found.ids, filters.kind)
        every_of_kind = ByArticle.of(segment, found.ids[own])
        still = np.isin(every.articles, every_of_kind.articles, assume_unique=True)
        masks = {name: mask[still] for name, mask in masks.items()}
        every = every_of_kind
    without = {}
    for name in masks:
        others = [mask for other, mask in masks.items() if other != name]
        passes = np.logical_and.reduce(others) if others else np.ones(len(every.articles), bool)
        without[name] = every.choose(passes)
    by_article = every
    if masks:
        by_article = every.choose(np.logical_and.reduce(list(masks.values())))
    return _Chosen(kept, by_article, without, all_kinds, left_out)


def _searched(held: LiveSegment, terms: Terms, number: int, tree: Node | None) -> tuple[Found, int]:
    """What is found of what is searched, and how much more in what is left out."""
    segment = held.segment
    if tree is None:
        titles = segment.runs.take(held.live_articles).astype(np.intp)
        return Found(titles, None, segment.documents), 0
    found = Execution(terms, number).found(tree)
    live = _kept(found, held.live)
    if held.searched is held.live or _asks_for_kinds(tree):
        return live, 0
    searched = _kept(found, held.searched)
    return searched, live.count - searched.count


def _kept(found: Found, mask: filtering.Mask | None) -> Found:
    if mask is None:
        return found
    return found.choose(np.flatnonzero(mask.take(found.ids)))


def _asks_for_kinds(node: Node) -> bool:
    """Whether the query says itself what kinds of paragraphs it wants."""
    if isinstance(node, Named):
        return node.field == "kind"
    parts = getattr(node, "parts", None) or [part for part in [getattr(node, "part", None)] if part]
    return any(_asks_for_kinds(part) for part in parts)


def _facet(view: View, chosen: list[_Chosen], name: str) -> Facet:
    if name == "kind":
        return counting.kinds(view.segments, [part.all_kinds.ids for part in chosen])
    column = "date" if name == "year" else name
    articles = [part.without.get(name, part.by_article) for part in chosen]
    values = counting.values_of(view, column)
    counts = counting.by_value(values, view.segments, articles)
    if name == "year":
        return counting.years(counting.days_of(view), counts)
    return counting.facet(values, counts)


def _hit(view: View, place: Place, tree: Node | None) -> Hit:
    segment = view.segments[place.segment]
    article = segment.article_number(place.document)
    paragraph = segment.paragraph(place.document)
    metadata = segment.metadata(article)
    found = (marks(tree, paragraph.text, metadata) or ()) if tree else ()
    return Hit(
        paragraph=paragraph,
        article_id=segment.article_id(article),
        metadata=metadata,
        marks=found,
        snippet=snippet(paragraph.text, found),
        score=place.score,
    )


__all__ = ["FACETS", "search"]
