"""What a query finds in each segment, and what of it passes the filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import LiveSegment
from search.engine import filtering
from search.engine.articles import ArticleExecution
from search.engine.counting import ByArticle
from search.engine.execution import Execution
from search.engine.found import Found, Ids
from search.engine.terms import Terms
from search.engine.view import View
from search.language import Named, Node
from search.model import Filters, Query, Scope

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What passes all filters in one segment.

    `found` are documents or, in article scope, articles. `without` has, for each facet that is
    filtered by, what passes all filters but its own; `of_all_kinds` the documents that pass all but
    that of kinds. `left_out` counts documents found that are not searched.
    """

    found: Found
    are_articles: bool
    by_article: ByArticle
    without: dict[str, ByArticle]
    of_all_kinds: Ids
    left_out: int


def choose(view: View, terms: Terms, tree: Node | None, query: Query) -> list[Chosen]:
    """What a query finds, segment by segment."""
    of_segment = _articles if query.scope is Scope.ARTICLE else _paragraphs
    return [of_segment(held, terms, number, tree, query.filters)
            for number, held in enumerate(view.held)]  # fmt: skip


def _paragraphs(
    held: LiveSegment, terms: Terms, number: int, tree: Node | None, filters: Filters
) -> Chosen:
    segment = held.segment
    found, left_out = _searched(held, terms, number, tree)
    of_all_kinds = found.ids
    every = ByArticle.of(segment, found.ids)
    masks = filtering.masks(segment, every.articles, filters)
    if filters.kind:
        if masks:
            passes = np.repeat(_all(masks.values()), every.counts)
            of_all_kinds = found.ids[passes]
        found = found.choose(np.flatnonzero(filtering.of_kinds(segment, found.ids, filters.kind)))
        every = ByArticle.of(segment, found.ids)
        masks = filtering.masks(segment, every.articles, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article = every.choose(passes)
        found = found.choose(np.flatnonzero(np.repeat(passes, every.counts)))
        if not filters.kind:
            of_all_kinds = found.ids
    without = _without_each(every, masks)
    return Chosen(found, False, by_article, without, of_all_kinds, left_out)


def _articles(
    held: LiveSegment, terms: Terms, number: int, tree: Node | None, filters: Filters
) -> Chosen:
    segment = held.segment
    if tree is None:
        found = Found(held.live_articles.astype(np.intp), None, segment.articles)
    else:
        searched = held.live if _asks_for_kinds(tree) else held.searched
        if filters.kind:
            wanted = filtering.of_kinds(segment, np.arange(segment.documents), filters.kind)
            live = held.live
            searched = wanted if live is None else wanted & live
        found = ArticleExecution(terms, number, tree, held, searched).found()
    every = ByArticle(found.ids, np.ones(len(found.ids), np.int64))
    masks = filtering.masks(segment, found.ids, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article, found = every.choose(passes), found.choose(np.flatnonzero(passes))
    no_kinds = np.empty(0, np.intp)  # an article has none
    return Chosen(found, True, by_article, _without_each(every, masks), no_kinds, 0)


def _without_each(every: ByArticle, masks: filtering.Masks) -> dict[str, ByArticle]:
    found = {}
    for name in masks:
        others = [mask for other, mask in masks.items() if other != name]
        found[name] = every.choose(_all(others)) if others else every
    return found


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


def _kept(found: Found, mask: Mask | None) -> Found:
    if mask is None:
        return found
    return found.choose(mask.take(found.ids).nonzero()[0])


def _all(masks: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_and.reduce(list(masks)))


def _asks_for_kinds(node: Node) -> bool:
    """Whether the query says itself what kinds of paragraphs it wants."""
    if isinstance(node, Named):
        return node.field == "kind"
    part = getattr(node, "part", None)
    parts = getattr(node, "parts", ()) if part is None else (part,)
    return any(_asks_for_kinds(part) for part in parts)
