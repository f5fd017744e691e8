"""What a query finds, and what of it passes the filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from search.engine import filtering
from search.engine.articles import ArticleExecution
from search.engine.counting import ByArticle
from search.engine.execution import Execution
from search.engine.found import Found, Ids
from search.engine.terms import Terms
from search.engine.whole import Mask, Whole
from search.language import Exact, Named, Node, nodes
from search.model import Filters, Query, Scope


@dataclass(frozen=True, slots=True)
class Chosen:
    """What passes all filters.

    `hits` are documents or, in article scope, articles.
    `without` has, for each facet that is filtered by, what passes all filters but its own;
    `of_all_kinds` the documents that pass all but that of kinds. `left_out` counts documents found
    that are not searched.
    """

    hits: Found
    by_article: ByArticle
    without: dict[str, ByArticle]
    of_all_kinds: Ids
    left_out: int


def searched(whole: Whole, tree: Node | None, query: Query) -> Mask | None:
    """Which paragraphs a query looks at, bool[N]; None where all."""
    kinds = query.filters.kind
    looked_at = whole.searched_with(_named_kinds(tree) | kinds)
    if not kinds or query.scope is not Scope.ARTICLE:
        return looked_at
    wanted = filtering.of_kinds(whole, np.arange(whole.documents), kinds)
    return wanted if looked_at is None else wanted & looked_at


def choose(terms: Terms, tree: Node | None, query: Query, searched: Mask | None) -> Chosen:
    """What a query finds among the paragraphs that are `searched`."""
    if query.scope is Scope.ARTICLE:
        return _articles(terms, tree, query.filters, searched)
    return _paragraphs(terms, tree, query.filters, searched)


def _paragraphs(terms: Terms, tree: Node | None, filters: Filters, searched: Mask | None) -> Chosen:
    whole = terms.view.whole
    if tree is None:
        found, left_out = Found(whole.live_titles, None, whole.documents), 0
    else:
        everything = Execution(terms).found(tree)
        found = _kept(everything, searched)
        left_out = _left_out(whole, everything, found, filters)
    of_all_kinds = found.ids
    every = ByArticle.of(whole, found.ids)
    masks = filtering.masks(whole, every.articles, filters)
    if filters.kind:
        if masks:
            of_all_kinds = found.ids[np.repeat(_all(masks.values()), every.counts)]
        kinds = filtering.of_kinds(whole, found.ids, filters.kind)
        found = found.choose(kinds.nonzero()[0])
        every = ByArticle.of(whole, found.ids)
        masks = filtering.masks(whole, every.articles, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article = every.choose(passes)
        found = found.choose(np.repeat(passes, every.counts).nonzero()[0])
        if not filters.kind:
            of_all_kinds = found.ids
    without = _without_each(every, masks)
    return Chosen(found, by_article, without, of_all_kinds, left_out)


def _left_out(whole: Whole, everything: Found, found: Found, filters: Filters) -> int:
    """How many paragraphs more were found that pass the filters but are not searched."""
    if filters.kind or everything.count == found.count:
        return 0
    live = _kept(everything, whole.live)
    if live.count == found.count:
        return 0
    every = ByArticle.of(whole, np.setdiff1d(live.ids, found.ids, assume_unique=True))
    masks = filtering.masks(whole, every.articles, filters)
    return int((every.choose(_all(masks.values())) if masks else every).counts.sum())


def _articles(terms: Terms, tree: Node | None, filters: Filters, searched: Mask | None) -> Chosen:
    whole = terms.view.whole
    if tree is None:
        found = Found(np.arange(whole.articles), None, whole.articles)
    else:
        found = ArticleExecution(terms, tree, searched).found()
    if searched is not None:  # an article that nothing is looked at of is not found by a NOT either
        looked_at = np.zeros(whole.articles, bool)
        looked_at[whole.article_of[searched]] = True
        found = _kept(found, looked_at)
    every = ByArticle(found.ids, np.ones(len(found.ids), np.int64))
    masks = filtering.masks(whole, found.ids, filters)
    by_article = every
    if masks:
        passes = _all(masks.values())
        by_article, found = every.choose(passes), found.choose(passes.nonzero()[0])
    no_kinds = np.empty(0, np.intp)  # an article has none
    without = _without_each(every, masks)
    return Chosen(found, by_article, without, no_kinds, 0)


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


def _named_kinds(tree: Node | None) -> frozenset[str]:
    """The kinds of paragraphs that a query names: these are searched, whatever they are."""
    return frozenset(
        node.part.text
        for node in (nodes(tree) if tree else ())
        if isinstance(node, Named) and node.field == "kind" and isinstance(node.part, Exact)
    )
