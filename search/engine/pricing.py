"""What a query costs, known before it runs: from the dictionaries, without a list being read.

The price is the time that the parts of a query take, each as many times its unit as it reads:
words of the dictionary, postings, positions, texts, values of metadata. How many paragraphs hold
several words together is not known before, and estimated; nothing remembered is counted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf, prod
from typing import NamedTuple, cast

import numpy as np

from search.engine import metadata
from search.engine.expansion import compared
from search.engine.spots import SpotReader
from search.engine.terms import Terms
from search.engine.verification import ValueTest
from search.engine.view import View
from search.engine.written import is_plain
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
    nodes,
    sense,
)
from search.model import Scope
from search.proof.plain import plain

# Milliseconds for each, measured with `python -m bench.price` on two cores of a small server.
_PATTERN = 0.0001  # a word of the dictionary held against a pattern
_FUZZY = 0.00006  # or against a misspelt word
_LETTERS = 0.02  # a letter of a misspelt word beside one of another, however few these are
_POSTING = 0.000016  # a posting of a list
_POSITION = 0.00015  # a position compared with others
_TEXT = 0.04  # a paragraph's text cut into words
_PLAIN_TEXT = 0.005  # one that letters are looked for in without that
_VALUE = 0.02  # a value of metadata cut into words
_LOOK = 0.004  # an address or a path in which letters are looked for
_ADDRESS = 0.04  # one that has them cut into words
_ARTICLE = 0.00003  # a paragraph found in article scope, which is then found by its article
MOST_OF_A_WORD = _POSTING + _ARTICLE  # for each paragraph of the archive

_SAMPLED = 200  # texts of a segment: a millisecond's work
_COUNTED = {"outlet": "outlet", "original": "original_outlet", "author": "author",
            "lang": "language"}  # fmt: skip


class Cost(NamedTuple):
    """The price of one part of a query, in milliseconds: of what And, Or and Not are made."""

    part: Node
    milliseconds: float


class _Reads(NamedTuple):
    """How many paragraphs a spot is found in at most, and what is read of its words' lists."""

    documents: int
    postings: int
    positions: int


class Prices:
    """The prices of queries in one generation, in one scope."""

    def __init__(self, terms: Terms, scope: Scope) -> None:
        self._view = terms.view
        self._whole = terms.view.whole
        self._reader = SpotReader(self._view)
        self._of_articles = scope is Scope.ARTICLE

    def looking_up(self, tree: Node) -> list[Cost]:
        """What it costs to find the words that patterns and misspelt words stand for."""
        seen: set[str] = set()
        found = []
        for part in parts_of(tree):
            new = {str(leaf): leaf for leaf in _leaves(part) if isinstance(leaf, Pattern | Fuzzy)}
            own = sum(self._dictionary(leaf) for text, leaf in new.items() if text not in seen)
            seen.update(new)
            found.append(Cost(part, own))
        return found

    def running(self, node: Node, among: float = inf) -> Iterator[Cost]:
        """What it costs to run a tree, part by part; looks its patterns up.

        `among` is how many paragraphs at most it is asked about.
        """
        match node:
            case And(parts) | Same(parts):
                if not self._of_articles:
                    cheap = [self._count(part) for part in parts if not is_placed(part)]
                    among = min(among, self._expected(cheap))
                for part in parts:
                    yield from self.running(part, among)
            case Or(parts):
                for part in parts:
                    yield from self.running(part, among)
            case Not(part):
                yield from self.running(part, among)
            case Named():
                yield Cost(node, self._named(node, among))
            case Dated():
                pass
            case _:
                yield Cost(node, self._placed(node, among))

    def _dictionary(self, leaf: Pattern | Fuzzy) -> float:
        segments = self._whole.segments
        if isinstance(leaf, Pattern):
            return sum(len(compared(segment, leaf.text)) for segment in segments) * _PATTERN
        words = sum(len(segment.words.dictionary) for segment in segments)
        return words * _FUZZY + len(leaf.text) ** 2 * _LETTERS

    def _placed(self, node: Node, among: float) -> float:
        spots = [*{sense(spot): spot for spot in _spots(node)}.values()]
        reads = [self._reads(spot) for spot in spots]
        candidates = min(among, self._expected([read.documents for read in reads]))
        cost = sum(read.postings for read in reads) * _POSTING
        if self._of_articles:
            cost += candidates * _ARTICLE
        if not is_placed(node):
            return cost
        each = _POSITION * max(1, len(spots) / 2)  # each is compared with those of all others
        for read in reads:
            cost += read.positions * min(1, candidates / max(read.documents, 1)) * each
        if not self._needs_texts(node, spots):
            return cost
        share = self._plain if _is_spotted(node) else 0
        return cost + candidates * (share * _PLAIN_TEXT + (1 - share) * _TEXT)

    @property
    def _plain(self) -> float:
        """The share of texts that need not be cut to find a word letter for letter in them."""
        return self._view.keep(("plain",), lambda: _plain_share(self._view))

    def _needs_texts(self, node: Node, spots: list[Spot]) -> bool:
        """Whether positions alone may not tell; often they do."""
        if not all(self._reader.words(spot)[1] for spot in spots):
            return True
        if isinstance(node, Sentence):
            return any(isinstance(part, Near) for part in node.parts)
        near = node.part if isinstance(node, First) else node
        if not isinstance(near, Near) or near.ordered or self._reader.are_apart(spots):
            return False
        return len(near.parts) > 2 or any(isinstance(each, Phrase) for each in nodes(near))

    def _expected(self, counts: Iterable[int]) -> float:
        """How many paragraphs hold several words, by how many hold each.

        Words do not stand together by chance: each further one leaves more of them than it would.
        """
        every = max(self._whole.documents, 1)
        shares = sorted(count / every for count in counts)
        return float(every * prod(share ** (1 / (1 << at)) for at, share in enumerate(shares)))

    def _count(self, node: Node) -> int:
        """How many paragraphs it finds at most."""
        match node:
            case And(parts) | Same(parts):
                return min(map(self._count, parts))
            case Or(parts):
                return min(self._whole.documents, sum(map(self._count, parts)))
            case Not() | Named() | Dated():
                return self._whole.documents
        return min(self._reads(spot).documents for spot in _spots(node))

    def _reads(self, spot: Spot) -> _Reads:
        match spot:
            case Or():
                documents, postings, positions = zip(*map(self._reads, _spots(spot)), strict=True)
                return _Reads(sum(documents), sum(postings), sum(positions))
            case Phrase(parts):
                own = [self._reads(part) for part in parts if not isinstance(part, AnyWord)]
                documents, postings, positions = zip(*own, strict=True)
                return _Reads(min(documents), sum(postings), sum(positions))
        return self._view.remember((_Reads, sense(spot)), lambda: self._read(spot))

    def _read(self, spot: Spot) -> _Reads:
        if isinstance(spot, Pattern | Fuzzy):
            words = self._reader.expanded(spot)
        else:
            words = np.array(sorted(self._reader.words(spot)[0]), np.int64)
        postings, positions = self._whole.words.sizes(words)
        return _Reads(min(postings, self._whole.documents), postings, positions)

    def _named(self, node: Named, among: float) -> float:
        if node.field == "title":
            return sum(cost.milliseconds for cost in self.running(node.part))
        if node.field in ("url", "file"):
            return min(self._whole.articles, among) * (_LOOK + self._looked_at(node) * _ADDRESS)
        name = _COUNTED.get(node.field)
        return len(getattr(self._whole, name).values) * _VALUE if name else 0

    def _looked_at(self, node: Named) -> float:
        """The share of addresses or paths that have the letters of a condition, by a sample."""
        words, whole = ValueTest(node).first, self._whole
        if words is None or not whole.articles:
            return 1.0
        sample = range(0, whole.articles, whole.articles // _SAMPLED + 1)
        found = metadata.of_articles(whole, node.field, sample, lambda value: True, words)
        return sum(found) / len(sample)


def parts_of(node: Node) -> Iterator[Node]:
    """What And, Or and Not are made of in a tree."""
    match node:
        case And(parts) | Or(parts) | Same(parts):
            for part in parts:
                yield from parts_of(part)
        case Not(part):
            yield from parts_of(part)
        case _:
            yield node


def is_placed(part: Node) -> bool:
    """Whether positions of words decide, and not whether they occur."""
    if isinstance(part, Word | Exact):
        return not is_plain(part.text)
    return isinstance(part, Cased | Phrase | Near | Sentence | AtLeast | First)


def _leaves(node: Node | AnyWord) -> Iterator[Node | AnyWord]:
    """The words and patterns of a part; those of metadata are looked for elsewhere."""
    match node:
        case Near(parts) | Sentence(parts) | Or(parts) | Phrase(parts):
            for part in parts:
                yield from _leaves(part)
        case AtLeast(_, part) | First(_, part):
            yield from _leaves(part)
        case Named("title", part):
            yield from _leaves(part)
        case _:
            yield node


def _spots(node: Node) -> Iterator[Spot]:
    """What a part, or an Or of spots, asks the occurrences of."""
    match node:
        case Near(parts) | Sentence(parts) | Or(parts):
            for part in parts:
                yield from _spots(part) if isinstance(part, Near) else [cast(Spot, part)]
        case AtLeast(_, part) | First(_, part):
            yield from _spots(part) if isinstance(part, Near) else [part]
        case _:
            yield cast(Spot, node)


def _is_spotted(part: Node) -> bool:
    """Whether a part is words letter for letter, without accents."""
    words = part.parts if isinstance(part, Phrase) else (part,)
    return all(isinstance(word, Cased) and word.text.isascii() for word in words)


def _plain_share(view: View) -> float:
    texts = [
        segment.text(document)
        for segment in view.whole.segments
        for document in range(0, segment.documents, segment.documents // _SAMPLED + 1)
    ]
    return sum(plain(text) is not None for text in texts) / max(len(texts), 1)
