"""Relevance, word after word and hit after hit: what `search/ranking.py` says, recomputed.

It starts from hits in base order, with their base scores. Where the docstring there leaves a
question open, the choice is:

- The article is read whole: its length is that of all its paragraphs; but words count only where
  they are searched, which is what `kinds` says.
- Articles and paragraphs that are deleted count in statistics until they are gone.
- The words of the first hits are their stems, or words of scripts without spaces, in the paragraph
  and the title; in article scope in all that is searched. Rare are those in few paragraphs; in one
  alone, they tell of no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, log, log2
from typing import TypeAlias

from index import Kind
from index.analysis import is_ideographic, stems
from search import ranking
from search.language import (
    And,
    AtLeast,
    Cased,
    Exact,
    First,
    Fuzzy,
    Near,
    Node,
    Or,
    Pattern,
    Phrase,
    Same,
    Sentence,
    Word,
)
from tests.search.truth.brute_force import BruteForce, Document
from tests.search.truth.occurrences import Text, stems_of
from tests.search.truth.scoring import Term, terms_of

_K1, _B = 3.0, 0.75
_ARTICLE, _AGREEMENT, _FEEDBACK = 3.0, 0.4, 0.8
NEAR_TIE = 1e-9  # relative: as good as equal, so that either may come first


Asked: TypeAlias = Sequence[tuple[Term, float]]


class TiedError(Exception):
    """Which hits are the first depends on the last bit of a sum."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit and its score."""

    id: str
    score: float


class Ranking:
    """Ranks the hits of one search; `kinds` are those that are searched."""

    def __init__(self, truth: BruteForce, tree: Node, scope: str, kinds: set[Kind]) -> None:
        self._scoring = truth.scoring
        self._texts = [document.text for document in truth.documents]
        self._by_article = scope == "article"
        self._kinds = kinds
        self._runs: list[list[Document]] = []
        for each in truth.documents:
            if each.paragraph.number == 0:
                self._runs.append([])
            self._runs[-1].append(each)
        # In the order of the index: the document, or an article's first, and its article.
        self._hits = {
            document.article.id if self._by_article else document.paragraph.id: (document, run)
            for run in self._runs
            if not run[0].deleted
            for document in (run[:1] if self._by_article else run)
        }
        words = sum(len(text.words) for text in self._texts)
        self._average = words / len(self._runs) if words else 1.0
        self._asked = [
            (term, times * _rarity(len(self._runs), self._holding(term)))
            for term, times in Counter(_terms(tree)).items()
        ]

    def ranked(self, base: Sequence[Ranked], *, similar: bool) -> list[Ranked]:
        """The hits of the base order in the order of relevance."""
        window = base[: ranking.WINDOW]
        asked = [(term, weight) for term, weight in self._asked if weight > 0]
        scores = {hit.id: hit.score + self._article(hit.id, asked) for hit in window}
        if not all(self._count(hit.id, term) for hit in window for term, _ in asked):
            agreed = self._agreed(asked, self._first(scores))
            scores = {hit.id: hit.score + self._article(hit.id, agreed) for hit in window}
        if similar and asked:
            more = self._marking(self._first(scores), sum(weight for _, weight in asked))
            scores = {hit: score + self._article(hit, more) for hit, score in scores.items()}
        return [*self._in_order(scores), *base[ranking.WINDOW :]]

    def _in_order(self, scores: dict[str, float]) -> list[Ranked]:
        place = {hit: number for number, hit in enumerate(self._hits)}
        best = sorted(scores, key=lambda hit: (-scores[hit], place[hit]))
        return [Ranked(hit, scores[hit]) for hit in best]

    def _first(self, scores: dict[str, float]) -> list[str]:
        best = self._in_order(scores)
        first, others = best[: ranking.FIRST], best[ranking.FIRST :]
        if any(isclose(one.score, other.score, rel_tol=NEAR_TIE)
               for one, other in pairwise(best[: ranking.FIRST + 1])):  # fmt: skip
            raise TiedError
        assert len(others) == max(0, len(best) - ranking.FIRST)
        return [hit.id for hit in first]

    def _agreed(self, asked: Asked, first: Sequence[str]) -> Asked:
        shares = [sum(self._count(hit, term) > 0 for hit in first) / len(first)
                  for term, _ in asked]  # fmt: skip
        agreed = [
            weight * (1 - _AGREEMENT + _AGREEMENT * share)
            for (_, weight), share in zip(asked, shares, strict=True)
        ]
        scale = sum(weight for _, weight in asked) / sum(agreed)
        return [(term, weight * scale) for (term, _), weight in zip(asked, agreed, strict=True)]

    def _marking(self, first: Sequence[str], weight: float) -> Asked:
        """The words of the first hits, each as ("stem", (it,)) or ("written", (it,))."""
        values: dict[Term, float] = {}
        for rank, hit in enumerate(first, 1):
            words = [word for text in self._shown(hit) for word in _words(text)]
            for word, times in Counter(words).items():
                found = self._presence(times, len(words)) / log2(rank + 1)
                values[word] = values.get(word, 0.0) + found
        worth: dict[Term, float] = {}
        for word, value in values.items():
            holding = sum(self._frequency(word, text) > 0 for text in self._texts)
            if holding > 1:
                worth[word] = value * _rarity(len(self._texts), holding)
        best = sorted((word for word in worth if worth[word] > 0),
                      key=lambda word: (-worth[word], word[1][0], word[0] == "stem"))  # fmt: skip
        best = best[: ranking.WORDS]
        total = sum(worth[word] for word in best)
        return [(word, worth[word] / total * _FEEDBACK * weight) for word in best]

    def _shown(self, hit: str) -> Iterator[Text]:
        document, run = self._hits[hit]
        for each in run:
            is_shown = self._by_article or each.number in (document.number, run[0].number)
            if is_shown and each.paragraph.kind in self._kinds:
                yield each.text

    def _article(self, hit: str, asked: Asked) -> float:
        length = sum(len(each.text.words) for each in self._hits[hit][1])
        return _ARTICLE * sum(
            weight * self._presence(self._count(hit, term), length) for term, weight in asked
        )

    def _presence(self, count: int, length: int) -> float:
        return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / self._average))

    def _count(self, hit: str, term: Term) -> int:
        """How often the article holds a term, where it is searched."""
        run = self._hits[hit][1]
        return sum(self._frequency(term, each.text)
                   for each in run if each.paragraph.kind in self._kinds)  # fmt: skip

    def _holding(self, term: Term) -> int:
        return sum(any(self._frequency(term, each.text) for each in run) for run in self._runs)

    def _frequency(self, term: Term, text: Text) -> int:
        if term[0] == "stem":
            return sum(term[1][0] in stems_of(text.written(position), text.language)
                       for position in range(len(text.words)))  # fmt: skip
        return self._scoring.frequency(term, text)


def _rarity(every: int, holding: int) -> float:
    return max(0.0, log((every - holding + 0.5) / (holding + 0.5)))


def _words(text: Text) -> Iterator[Term]:
    for position, word in enumerate(text.words):
        if is_ideographic(word.text):
            yield "written", (word.text,)
        else:
            yield "stem", (stems(text.written(position), text.language)[0],)


def _terms(node: Node) -> Iterator[Term]:
    """The words that a tree scores by, as often as it says them; those that are alike are one."""
    match node:
        case Word() | Exact() | Cased() | Phrase():
            for term in terms_of(node):
                if not isinstance(term, Pattern | Fuzzy):
                    yield term
        case And(parts) | Or(parts) | Near(parts) | Sentence(parts) | Same(parts):
            for part in parts:
                yield from _terms(part)
        case AtLeast(_, part) | First(_, part):
            yield from _terms(part)
