"""How good an order of documents is, judged by those that answer a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log2

DEPTH = 100  # hits that are asked for and judged
_TOP = 10

Grades = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """The means over all questions, each from 0 to 1."""

    ndcg: float
    map: float
    recall: float

    @classmethod
    def of(cls, orders: Sequence[tuple[Sequence[str], Grades]]) -> Figures:
        """Of the order that each question was answered in, and its grades."""
        count = len(orders)
        return cls(
            sum(ndcg(order, grades) for order, grades in orders) / count,
            sum(average_precision(order, grades) for order, grades in orders) / count,
            sum(recall(order, grades) for order, grades in orders) / count,
        )


def ndcg(order: Sequence[str], grades: Grades, top: int = _TOP) -> float:
    """nDCG@10: the grades of the first ten, each by its rank, beside those of the best order."""
    found = [grades.get(document, 0) for document in order[:top]]
    return _gain(found) / _gain(sorted(grades.values(), reverse=True)[:top])


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def average_precision(order: Sequence[str], grades: Grades) -> float:
    """The precision at each answer, 0 for those beyond DEPTH; its mean over questions is MAP."""
    ranks = [rank for rank, document in enumerate(islice(order, DEPTH), 1) if document in grades]
    return sum(found / rank for found, rank in enumerate(ranks, 1)) / len(grades)


def recall(order: Sequence[str], grades: Grades) -> float:
    """Recall@100: which part of the answers is among the first hundred."""
    return len(grades.keys() & {*order[:DEPTH]}) / len(grades)
