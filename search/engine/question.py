"""A query as it is put to a generation: what it finds, made out where it is not known already."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property

from search.engine.choosing import Chosen, choose, searched
from search.engine.grouping import best_of_articles
from search.engine.terms import Terms
from search.engine.whole import Mask
from search.language import Node
from search.model import Query, Scope


@dataclass(frozen=True)
class Question:
    """A query, its tree (None: every article is asked for), and its words, looked up."""

    terms: Terms
    tree: Node | None
    query: Query

    @property
    def asked(self) -> Hashable:
        """All that decides what is found."""
        return self.tree, self.query.scope, self.query.filters

    @property
    def of_articles(self) -> bool:
        """Whether articles are found, and not paragraphs."""
        return self.query.scope is Scope.ARTICLE

    @cached_property
    def searched(self) -> Mask | None:
        """Which paragraphs are looked at, bool[N]; None where all."""
        return searched(self.terms.view.whole, self.tree, self.query)

    @cached_property
    def found(self) -> Chosen:
        """All that is found."""
        return choose(self.terms, self.tree, self.query, self.searched)

    @cached_property
    def listed(self) -> Chosen:
        """The same with what is a hit of its own alone."""
        if not self.query.groups:
            return self.found
        best = best_of_articles(self.terms.view.whole, self.found.found)
        return replace(self.found, found=best)
