"""The words that a query asks for, as ranking weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeAlias

import numpy as np

from search import ranking
from search.engine.postings import PostingList
from search.engine.terms import Terms
from search.engine.view import View
from search.language import (
    And,
    AtLeast,
    Cased,
    Compound,
    Exact,
    First,
    Near,
    Node,
    Or,
    Phrase,
    Same,
    Sentence,
    Word,
)
from search.ranking import Floats

_Leaf: TypeAlias = Word | Exact | Cased

_COUNTED = 1 << 14  # postings: of so many the share is known within one in a hundred
_STRETCH = 1 << 6  # postings that follow one another, to see where articles begin


class _Said(NamedTuple):
    """A word of the query, wherever it says it: see `Terms.of` for the last two."""

    kind: type[_Leaf]
    text: str
    compounds: tuple[Compound, ...] = ()
    joined: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms, and how much each weighs; float64[T]. Those that weigh nothing are left out."""

    terms: tuple[PostingList, ...]
    weights: Floats

    @classmethod
    def of(cls, tree: Node, terms: Terms) -> Asked:
        """The words that a tree scores by; patterns and misspellings score alike everywhere."""
        leaves: dict[_Said, _Leaf] = {}
        times: Counter[_Said] = Counter()
        for leaf, said in _said(tree):
            leaves.setdefault(said, leaf)
            times[said] += 1
        found: list[tuple[PostingList, float]] = []
        for said, leaf in leaves.items():
            for at, term in enumerate(terms.of(leaf, said.joined, closed=said.closed)):
                # The lists of frequent words are too long to be remembered; this is not.
                key = rarity, said, at
                rare = terms.view.remember(key, partial(rarity, term, terms.view))
                found.append((term, times[said] * rare))
        kept = [(term, weight) for term, weight in found if weight > 0]
        return cls(tuple(term for term, _ in kept), np.array([weight for _, weight in kept]))


def rarity(term: PostingList, view: View) -> float:
    """That of a term, by the articles of the generation that hold it.

    Of a long list stretches tell how many postings follow one of another article: about so many.
    """
    documents, every = term.documents, view.whole.articles
    if len(documents) > _COUNTED:
        stretches = documents[: len(documents) // _STRETCH * _STRETCH].reshape(-1, _STRETCH)
        documents = stretches[:: len(stretches) * _STRETCH // _COUNTED + 1]
    articles = view.whole.article_of.take(documents)
    is_new = articles[..., 1:] != articles[..., :-1]
    holding = 1 + (len(term.documents) - 1) * is_new.mean() if is_new.size else term.count
    return ranking.rarity(every, min(holding, every))


def _said(node: Node) -> Iterator[tuple[_Leaf, _Said]]:
    match node:
        case Word():
            yield node, _Said(Word, node.text, node.joined)
        case Exact() | Cased():
            yield node, _Said(type(node), node.text)
        case Phrase(parts):
            last = len(parts) - 1
            for at, (part, joined) in enumerate(zip(parts, node.joined_with, strict=True)):
                if isinstance(part, Exact | Cased):
                    yield part, _Said(type(part), part.text, (), tuple(joined), at < last)
        case And(parts) | Or(parts) | Near(parts) | Same(parts) | Sentence(parts):
            for each in parts:
                yield from _said(each)
        case AtLeast(_, inner) | First(_, inner):
            yield from _said(inner)
