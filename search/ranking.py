"""What ranking adds to the base score: named signals, each a plain function of counts.

A hit is scored by the article it stands in, as if that were one text:

    score = base + ARTICLE * (the sum, over the words w of the query, of weight(w) * presence(w))

presence   how much of the article is about the word: its occurrences beside the article's *length*
weight     how often the query says the word, times its *rarity* among articles, times *agreement*:
           how many of the first hits stand in articles that hold it

By similarity, the words that mark the first hits are asked for too, as a second sum (*feedback*).
No signal is negative: what is ranked scores at least its base score. docs/ranking.md has what each
brings. Arrays are float64; T words, n hits.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Scores: TypeAlias = npt.NDArray[np.float32]

WINDOW = 200  # hits of the base order that are ranked: a page costs the same, whatever was found
FIRST = 5  # hits whose articles say which words matter
WORDS = 15  # that are taken from them by similarity

# BM25's, as usual but for the first: an article goes on being about a word that it repeats.
_K1 = 3.0
_B = 0.75


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal says; 0 takes it out, for measuring."""

    article: float = 3.0  # beside the base score, which is 1
    rarity: float = 1.0  # 0: as rare as the base score has it
    length: float = 1.0
    agreement: float = 0.4  # of a word's weight
    feedback: float = 0.8  # of the query's weight, shared by the words of the first hits


WEIGHTS = Weights()


def rarity(articles: int, holding: float) -> float:
    """How much it says that an article holds a word; a word that half of them hold says nothing."""
    if not WEIGHTS.rarity:
        return log(articles / (holding + 1)) + 1
    return max(0.0, log((articles - holding + 0.5) / (holding + 0.5)))


def presence(counts: npt.NDArray[Any], lengths: npt.NDArray[Any] | float, average: float) -> Floats:
    """How much texts with these numbers of words are about words that they hold so often.

    [..., n] of counts and [n] of lengths; 0 for a word that is not there, less than _K1 + 1 always.
    """
    share = _B * WEIGHTS.length
    length = _K1 * (1 - share + share * lengths / average)
    found: Floats = counts * (_K1 + 1) / (counts + length)
    return found


def relevance(base: Scores, weights: Floats, found: Floats) -> Floats:
    """The scores of n hits by the words of the query: weights [T], presences [T, n]."""
    scores = base + _article(weights, found)
    held = found > 0
    if held.all():
        return scores
    return base + _article(_agreed(weights, held[:, in_order(scores)[:FIRST]]), found)


def similarity(scores: Floats, weights: Floats, found: Floats) -> Floats:
    """Scores and the words of the first hits together."""
    return scores + _article(weights, found)


def in_order(scores: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """The places of hits, the best first; equal ones as they stand."""
    return (-scores).argsort(kind="stable")


def _article(weights: Floats, found: Floats) -> Floats:
    # Word after word, so that equal hits score the same to the last bit wherever they stand.
    total: Floats = np.add.reduce(weights[:, None] * found, axis=0)
    total *= WEIGHTS.article
    return total


def _agreed(weights: Floats, held: npt.NDArray[np.bool_]) -> Floats:
    """Weights of words by how many of the first hits hold them, bool[T, f]; their sum stays."""
    agreement = WEIGHTS.agreement
    share = np.add.reduce(held, axis=1) / held.shape[1]
    found = weights * (1 - agreement + agreement * share)
    agreed: Floats = found * (weights.sum() / found.sum())
    return agreed


def by_rank(hits: int) -> Floats:
    """How much each of the first hits says of the others; they are shared out anew."""
    found: Floats = 1 / np.log2(np.arange(hits) + 2)
    return found


def shared(values: Floats, weights: Floats) -> Floats:
    """The weights of the words of the first hits, by what each is worth to them."""
    found: Floats = values * (WEIGHTS.feedback * weights.sum() / values.sum())
    return found
