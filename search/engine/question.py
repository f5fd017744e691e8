"""A query as it is put to a generation: what it finds is made out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from search.engine.choosing import Chosen, choose, searched
from search.engine.found import Found
from search.engine.grouping import best_of_articles
from search.engine.memory import Made
from search.engine.terms import Terms
from search.engine.whole import Mask
from search.language import Node
from search.model import Query, Scope
from search.once import once


@dataclass(frozen=True)
class Question:
    """A query, its tree (None: every article is asked for), and its words, looked up."""

    terms: Terms
    tree: Node | None
    query: Query

    def remember(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of all that it finds: made once, for people turn pages and come back."""
        query = self.query
        key = what, self.tree, query.scope, query.filters
        return self.terms.view.answers.remember(key, make, len(query.text))

    def remember_of_tree(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of the tree alone."""
        return self.terms.view.answers.remember((what, self.tree), make, len(self.query.text))

    @property
    def of_articles(self) -> bool:
        """Whether articles are found, and not paragraphs."""
        return self.query.scope is Scope.ARTICLE

    @once
    def searched(self) -> Mask | None:
        """Which paragraphs are looked at, bool[N]; None where all."""
        return searched(self.terms.view.whole, self.tree, self.query)

    @once
    def chosen(self) -> Chosen:
        """All that is found."""
        return choose(self.terms, self.tree, self.query, self.searched)

    @once
    def listed(self) -> Found:
        """What is a hit of its own: of a group, one paragraph."""
        hits = self.chosen.hits
        return best_of_articles(self.terms.view.whole, hits) if self.query.groups else hits
