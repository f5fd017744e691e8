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
from search.language import Exact, Named, Node
from search.model import Filters, Query, Scope

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What passes all filters in one segment.

    `found` are documents or, in article scope, articles. `without` has, for each facet that is
    filtered by, what passes all filters but its own; `of_all_kinds` the documents that pass all but
    that of kinds. `left_out` counts documents found that are not searched; `searched`, bool[N], are
    those that are, None where all.
    """

    found: Found
    are_articles: bool
    by_article: ByArticle
    without: dict[str, ByArticle]
    of_all_kinds: Ids
    left_out: int
    searched: Mask | None


def choose(view: View, terms: Terms, tree: Node | None, query: Query) -> list[Chosen]:
    """What a query finds, segment by segment."""
    named = _named_kinds(tree) | query.filters.kind
    of_segment = _articles if query.scope is Scope.ARTICLE else _paragraphs
    return [
        of_segment(held, held.searched_with(named), terms, number, tree, query.filters)
        for number, held in enumerate(view.held)
    ]


def _paragraphs(
    held: LiveSegment,
    searched: Mask | None,
    terms: Terms,
    number: int,
    tree: Node | None,
    filters: Filters,
) -> Chosen:
    segment = held.segment
    if tree is None:
        titles = segment.runs.take(held.live_articles).astype(np.intp)
        found, left_out = Found(titles, None, segment.documents), 0
    else:
        everything = Execution(terms, number).found(tree)
        found = _kept(everything, searched)
        left_out = _left_out(held, everything, found, filters)
    of_all_kinds = found.ids
    every = ByArticle.of(segment, found.ids)
    masks = filtering.masks(segment, every.articles, filters)
    if filters.kind:
        if masks:
            of_all_kinds = found.ids[np.repeat(_all(masks.values()), every.counts)]
        kinds = filtering.of_kinds(segment, found.ids, filters.kind)
        found = found.choose(kinds.nonzero()[0])
        every = ByArticle.of(segment, found.ids)
        masks = filtering.masks(segment, every.articles, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article = every.choose(passes)
        found = found.choose(np.repeat(passes, every.counts).nonzero()[0])
        if not filters.kind:
            of_all_kinds = found.ids
    return Chosen(
        found, False, by_article, _without_each(every, masks), of_all_kinds, left_out, searched
    )


def _left_out(held: LiveSegment, everything: Found, found: Found, filters: Filters) -> int:
    """How many paragraphs more were found that pass the filters but are not searched."""
    if filters.kind or _kept(everything, held.live).count == found.count:
        return 0
    rest = np.setdiff1d(_kept(everything, held.live).ids, found.ids, assume_unique=True)
    every = ByArticle.of(held.segment, rest)
    masks = filtering.masks(held.segment, every.articles, filters)
    return int(every.counts[_all(masks.values())].sum()) if masks else len(rest)


def _articles(
    held: LiveSegment,
    searched: Mask | None,
    terms: Terms,
    number: int,
    tree: Node | None,
    filters: Filters,
) -> Chosen:
    segment = held.segment
    if filters.kind:
        wanted = filtering.of_kinds(segment, np.arange(segment.documents), filters.kind)
        searched = wanted if searched is None else wanted & searched
    if tree is None:
        found = Found(np.arange(segment.articles), None, segment.articles)
    else:
        found = ArticleExecution(terms, number, tree, searched).found()
    if searched is not None:  # an article that nothing is looked at of is not found by a NOT either
        looked_at = np.zeros(segment.articles, bool)
        looked_at[segment.article_of[searched]] = True
        found = _kept(found, looked_at)
    every = ByArticle(found.ids, np.ones(len(found.ids), np.int64))
    masks = filtering.masks(segment, found.ids, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article, found = every.choose(passes), found.choose(passes.nonzero()[0])
    no_kinds = np.empty(0, np.intp)  # an article has none
    return Chosen(found, True, by_article, _without_each(every, masks), no_kinds, 0, searched)


def _without_each(every: ByArticle, masks: filtering.Masks) -> dict[str, ByArticle]:
    found = {}
    for name in masks:
        others = [mask for other, mask in masks.items() if other != name]
        found[name] = every.choose(_all(others)) if others else every
    return found


def _kept(found: Found, mask: Mask | None) -> Found:
    if mask is None:
        return found
    return found.choose(mask.take(found.ids).nonzero()[0])


def _all(masks: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_and.reduce(list(masks)))


def _named_kinds(node: Node | None) -> frozenset[str]:
    """The kinds of paragraphs that a query names: these are searched, whatever they are."""
    if node is None:
        return frozenset()
    if isinstance(node, Named) and node.field == "kind":
        return frozenset({node.part.text}) if isinstance(node.part, Exact) else frozenset()
    part = getattr(node, "part", None)
    parts = getattr(node, "parts", ()) if part is None else (part,)
    return frozenset().union(*(_named_kinds(part) for part in parts))
