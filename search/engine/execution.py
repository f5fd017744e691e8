"""Runs a query tree: which paragraphs it finds, and their base scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

import numpy as np

from index.segment import Array
from search.engine import metadata, occurrences
from search.engine.found import Found, Ids, Operand, all_of, complete
from search.engine.occurrences import Occurrences
from search.engine.operands import AnyOf, Placed, Without
from search.engine.phrases import PlainPhrase
from search.engine.postings import documents_of
from search.engine.spots import SpotReader
from search.engine.terms import Terms
from search.engine.verification import ValueTest, holding
from search.language import (
    And,
    AnyWord,
    AtLeast,
    Cased,
    Dated,
    Exact,
    First,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Same,
    Sentence,
    Spot,
    Word,
    sense,
)

_CONSTANT = np.float32(1)  # what a pattern or a fuzzy word scores
_NOTHING: Ids = np.empty(0, np.intp)


class Execution:
    """A query; `terms` are its words, looked up.

    `before`, int64[N], says how many words count before each paragraph, for First.
    """

    def __init__(self, terms: Terms, before: Array | None = None) -> None:
        self._before = before
        self._terms = terms
        self._whole = terms.view.whole
        self._size = self._whole.documents
        self._spots = SpotReader(terms.view)

    def found(self, node: Node) -> Found:
        """The paragraphs that a node finds, deleted ones among them."""
        return complete(self._operand(node), self._size)

    def _operand(self, node: Node) -> Operand:
        """The same, as something that an And need not list."""
        match node:
            case Word() | Exact():
                terms = self._terms.of(node)
                if len(terms) == 1:
                    return terms[0]
                return self._placed(node)
            case Pattern() | Fuzzy():
                ids = documents_of(self._whole, self._spots.expanded(node))
                return Found(ids, np.full(len(ids), _CONSTANT), self._size)
            case Phrase():
                if plain := self._plain(node):
                    return plain.found(self._terms.view)
                return self._placed(node)
            case Cased() | Near() | Sentence() | AtLeast() | First():
                return self._placed(node)
            case And(parts) | Same(parts):
                return all_of([self._operand(part) for part in parts], self._size)
            case Or(parts):
                return AnyOf([self._operand(part) for part in parts], self._size)
            case Not(part):
                return Without(self._operand(part), self._size)
            case Dated(field, days):
                articles = metadata.dated(self._whole, field, days)
                return metadata.OfArticles(articles, self._whole)
            case Named():
                return self._named(node)

    def _plain(self, node: Phrase) -> PlainPhrase | None:
        key = PlainPhrase, node.parts
        return self._terms.view.remember(
            key, lambda: PlainPhrase.of(node, self._terms), letters_of(node)
        )

    def _words(self, node: Node) -> list[Operand]:
        """A node's words, whose And is what a positional node scores as."""
        match node:
            case Word() | Exact() | Cased():
                return self._all_terms(node)
            case Phrase(parts):
                return [
                    operand
                    for at, joined in enumerate(node.joined_with)
                    for operand in self._phrase_part(parts[at], joined, at + 1 < len(parts))
                ]
            case Near(parts) | Sentence(parts):
                return [operand for part in parts for operand in self._words(part)]
            case AtLeast(_, part) | First(_, part):
                return self._words(part)
        return [self._operand(node)]

    def _phrase_part(
        self, part: Exact | Cased | Pattern | AnyWord, joined: Sequence[str], closed: bool
    ) -> list[Operand]:
        match part:
            case AnyWord():
                return []
            case Pattern():
                return self._words(part)
        return self._all_terms(part, joined, closed=closed)

    def _all_terms(
        self, node: Word | Exact | Cased, joined: Sequence[str] = (), *, closed: bool = False
    ) -> list[Operand]:
        return [*self._terms.of(node, joined, closed=closed)]

    def _placed(self, node: Node) -> Placed:
        """Of the paragraphs that hold the words, those that hold them in the right places."""
        return Placed(self._words(node), lambda ids: self._holding(node, ids), self._size)

    def _holding(self, node: Node, ids: Ids) -> Ids:
        """The places of the documents that a node finds, by positions or else by texts."""
        sure, possible = self._matches(node, ids)
        if len(sure) == len(possible):
            return sure
        doubtful = np.setdiff1d(possible, sure, assume_unique=True)
        held = holding(node, self._terms, ids.take(doubtful), self._before)
        return np.sort(np.concatenate((sure, doubtful[held])))

    def _matches(self, node: Node, ids: Ids) -> tuple[Ids, Ids]:
        """The places of documents that match for certain, and of all that may."""
        match node:
            case Near():
                surely, perhaps = self._near(node, ids)
                return surely.places, perhaps.places
            case Sentence(parts):
                spots = [spot for part in parts for spot in _spots(part)]
                each = [self._spots.occurrences(spot, ids) for spot in spots]
                places = occurrences.in_sentences(self._whole, ids, each)
                certain = len(spots) == len(parts) and self._certain(spots)
            case AtLeast(count, part):
                places = self._spots.occurrences(part, ids).at_least(count)
                certain = self._certain([part])
            case First(count, part):
                surely, perhaps = self._occurring(part, ids)
                return self._early(surely, count, ids), self._early(perhaps, count, ids)
            case _:
                surely, perhaps = self._occurring(cast(Spot, node), ids)
                return surely.places, perhaps.places
        return places if certain else _NOTHING, places

    def counts(self, node: Spot, ids: Ids) -> Array | None:
        """How often a spot occurs in each of some documents, int64[n]; None if texts must tell."""
        if not self._certain([node]):
            return None
        return np.bincount(self._spots.occurrences(node, ids).place, minlength=len(ids))

    def _occurring(self, part: Spot | Near, ids: Ids) -> tuple[Occurrences, Occurrences]:
        """Where a part stands for certain, and wherever it may."""
        if isinstance(part, Near):
            return self._near(part, ids)
        found = self._spots.occurrences(part, ids)
        return found if self._certain([part]) else occurrences.none(), found

    def _early(self, found: Occurrences, count: int, ids: Ids) -> Ids:
        last = found.last
        if self._before is not None:
            last = last + self._before.take(ids.take(found.place))
        return found.choose(last < count).places

    def _near(self, node: Near, ids: Ids) -> tuple[Occurrences, Occurrences]:
        """Where matches end for certain, and wherever they may.

        The same part asked for twice must be there twice. Parts that may share a word in other
        ways are told apart as far as counting can.
        """
        keys = [sense(part) for part in node.parts]
        same = dict(zip(keys, node.parts, strict=True))
        read = {key: self._spots.occurrences(part, ids) for key, part in same.items()}
        certain = self._certain(node.parts)
        if node.ordered:
            found = occurrences.ordered([read[key] for key in keys], node.distance)
            return found if certain else occurrences.none(), found
        are_words = all(found.are_words for found in read.values())
        demand = [keys.count(key) if are_words else 1 for key in same]
        found = occurrences.unordered([*read.values()], node.distance, demand)
        apart = self._spots.are_apart(same.values())
        if certain and apart and (are_words or len(same) == len(keys)):
            return found, found
        if not (certain and are_words):
            return occurrences.none(), found
        return occurrences.told_apart([read[key] for key in keys], node.distance, found)

    def _certain(self, parts: Sequence[Spot]) -> bool:
        return all(self._spots.words(part)[1] for part in parts)

    def _named(self, node: Named) -> Operand:
        whole = self._whole
        if node.field == "kind":
            assert isinstance(node.part, Exact)
            return metadata.OfKind(node.part.text, whole)
        if node.field == "title":
            ids = self.found(node.part).ids
            if node.whole:
                ids = ids[holding(node, self._terms, ids)]
            return metadata.OfArticles(metadata.having_title(whole, ids), whole)
        key = Named, node.field, node.part, node.whole
        view = self._terms.view
        letters = letters_of(node)
        holds = view.remember((ValueTest, *key), lambda: ValueTest(node), letters)

        def every() -> metadata.Articles:
            make = partial(metadata.having_value, whole, node.field, holds, holds.first)
            return view.remember(key, make, letters)

        if node.field in ("url", "file"):
            return metadata.OfAddresses(node.field, holds, holds.first, every, whole)
        return metadata.OfArticles(every(), whole)


def letters_of(node: Node) -> int:
    """How many letters of the query it was read of."""
    return node.place.end - node.place.start


def _spots(part: Spot | Near) -> tuple[Spot, ...]:
    return part.parts if isinstance(part, Near) else (part,)
