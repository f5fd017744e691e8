"""Runs a query tree: which paragraphs it finds, and their base scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from index.segment import Array
from search.engine import metadata, occurrences
from search.engine.found import Complement, Found, Ids, Operand, all_of, any_of, complete
from search.engine.occurrences import Occurrences
from search.engine.phrases import PlainPhrase
from search.engine.postings import documents_of
from search.engine.spots import SpotReader
from search.engine.terms import Terms
from search.engine.verification import ValueTest, holding
from search.engine.whole import Whole
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
)

_CONSTANT = np.float32(1)  # what a pattern or a fuzzy word scores


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
                return self._positional(node)
            case Pattern() | Fuzzy():
                return self._words(node)
            case Phrase():
                if plain := self._plain(node):
                    return plain.found(self._terms.view)
                return self._positional(node)
            case Cased() | Near() | Sentence() | AtLeast() | First():
                return self._positional(node)
            case And(parts) | Same(parts):
                return all_of([self._operand(part) for part in parts], self._size)
            case Or(parts):
                return any_of([self.found(part) for part in parts], self._size)
            case Not(part):
                return Complement(self.found(part))
            case Dated(field, days):
                articles = metadata.dated(self._whole, field, days)
                return metadata.OfArticles(articles, self._whole)
            case Named():
                return self._named(node)

    def _plain(self, node: Phrase) -> PlainPhrase | None:
        key = PlainPhrase, node.parts
        return self._terms.view.remember(key, lambda: (PlainPhrase.of(node, self._terms),))[0]

    def _words(self, node: Node) -> Operand:
        """The And of a node's words, which is what a positional node scores as."""
        match node:
            case Word() | Exact() | Cased():
                return self._all_terms(node)
            case Pattern() | Fuzzy():
                ids = documents_of(self._whole, self._spots.expanded(node))
                return Found(ids, np.full(len(ids), _CONSTANT), self._size)
            case Phrase(parts):
                return all_of(
                    [
                        self._phrase_part(node, at)
                        for at, part in enumerate(parts)
                        if not isinstance(part, AnyWord)
                    ],
                    self._size,
                )
            case Near(parts) | Sentence(parts):
                return all_of([self._words(part) for part in parts], self._size)
            case AtLeast(_, part) | First(_, part):
                return self._words(part)
        return self._operand(node)

    def _phrase_part(self, phrase: Phrase, at: int) -> Operand:
        part = phrase.parts[at]
        if not isinstance(part, Exact | Cased):
            return self._words(cast(Pattern, part))
        joined = [text for start, end, text in phrase.joined if start <= at < end]
        return self._all_terms(part, joined, closed=at + 1 < len(phrase.parts))

    def _all_terms(
        self, node: Word | Exact | Cased, joined: Sequence[str] = (), *, closed: bool = False
    ) -> Operand:
        terms = self._terms.of(node, joined, closed=closed)
        return terms[0] if len(terms) == 1 else all_of(terms, self._size)

    def _positional(self, node: Node) -> Found:
        """Of the paragraphs that hold the words, those that hold them in the right places."""
        candidates = complete(self._words(node), self._size)
        if not candidates.count:
            return candidates
        places, is_certain = self._matches(node, candidates.ids)
        if not is_certain:
            ids = candidates.ids.take(places)
            places = places[holding(node, self._whole, ids, self._before)]
        return candidates.choose(places)

    def _matches(self, node: Node, ids: Ids) -> tuple[Ids, bool]:
        """The places of documents that may match, and whether they do for certain."""
        match node:
            case Near(parts, distance, ordered):
                found, certain = self._near(parts, distance, ordered=ordered, ids=ids)
                return found.places, certain
            case Sentence(parts):
                spots = [part for part in parts if not isinstance(part, Near)]
                if len(spots) < len(parts):
                    return np.arange(len(ids)), False
                each = [self._spots.occurrences(part, ids) for part in spots]
                return occurrences.in_sentences(self._whole, ids, each), self._certain(spots)
            case AtLeast(count, part):
                return self._spots.occurrences(part, ids).at_least(count), self._certain([part])
            case First(count, part):
                found, certain = self._early(part, ids)
                if self._before is None:
                    return found.choose(found.last < count).places, certain
                before = self._before.take(ids.take(found.place))
                return found.choose(found.last + before < count).places, certain
        spot = cast(Spot, node)
        return self._spots.occurrences(spot, ids).places, self._certain([spot])

    def counts(self, node: Spot, ids: Ids) -> Array | None:
        """How often a spot occurs in each of some documents, int64[n]; None if texts must tell."""
        if not self._certain([node]):
            return None
        return np.bincount(self._spots.occurrences(node, ids).place, minlength=len(ids))

    def _early(self, part: Spot | Near, ids: Ids) -> tuple[Occurrences, bool]:
        if isinstance(part, Near):
            return self._near(part.parts, part.distance, ordered=part.ordered, ids=ids)
        return self._spots.occurrences(part, ids), self._certain([part])

    def _near(
        self, parts: Sequence[Spot], distance: int, *, ordered: bool, ids: Ids
    ) -> tuple[Occurrences, bool]:
        each = [self._spots.occurrences(part, ids) for part in parts]
        if ordered:
            return occurrences.ordered(each, distance), self._certain(parts)
        words = [self._spots.words(part)[0] for part in parts]
        if sum(map(len, words)) > len(set().union(*words)):
            # They may share a word: what is near is not yet a match, but a match has words near.
            return self._all_near(each, ids), False
        return occurrences.unordered(each, distance), self._certain(parts)

    def _all_near(self, each: Sequence[Occurrences], ids: Ids) -> Occurrences:
        places = np.arange(len(ids))
        for found in each:
            places = np.intersect1d(places, found.places, assume_unique=True)
        return Occurrences(places, np.zeros_like(places), np.zeros_like(places))

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
                ids = ids[holding(node, whole, ids)]
            return metadata.OfArticles(metadata.having_title(whole, ids), whole)
        key = Named, node.field, node.part, node.whole
        articles = self._terms.view.remember(key, lambda: _having(whole, node))
        return metadata.OfArticles(articles, whole)


def _having(whole: Whole, node: Named) -> metadata.Articles:
    holds = ValueTest(node)
    return metadata.having_value(whole, node.field, holds, holds.first)
