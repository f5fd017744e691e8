"""What need not be listed finds among some documents what it finds at all."""

from __future__ import annotations

import numpy as np
import pytest

from search.engine.found import Found, Ids, Operand, complete
from search.engine.operands import AnyOf, Placed, Without

SIZE = 40
EVENS = Found(np.arange(0, SIZE, 2), np.ones(SIZE // 2, np.float32), SIZE)
THIRDS = Found(np.arange(0, SIZE, 3), np.full(14, np.float32(2)), SIZE)


def _at_least_ten(ids: Ids) -> Ids:
    return np.flatnonzero(ids >= 10)


@pytest.mark.parametrize(
    ("operand", "expected"),
    [
        (Placed([EVENS, THIRDS], _at_least_ten, SIZE), dict.fromkeys(range(12, SIZE, 6), 3.0)),
        (AnyOf([EVENS, THIRDS], SIZE),
         {n: (n % 2 == 0) + 2.0 * (n % 3 == 0) for n in range(SIZE) if n % 2 == 0 or n % 3 == 0}),
        (Without(EVENS, SIZE), dict.fromkeys(range(1, SIZE, 2), 0.0)),
        (AnyOf([Without(EVENS, SIZE), Placed([THIRDS], _at_least_ten, SIZE)], SIZE),
         {n: 2.0 * (n % 3 == 0 < 10 <= n)
          for n in range(SIZE) if n % 2 or (n % 3 == 0 and n >= 10)}),
    ],
    ids=["placed", "any of", "without", "any of them"],
)  # fmt: skip
def test_asked_about_some_it_answers_as_if_listed(
    operand: Operand, expected: dict[int, float]
) -> None:
    """The same documents and scores, whichever are asked about."""
    found = complete(operand, SIZE)
    scores = np.zeros(found.count) if found.scores is None else found.scores
    assert dict(zip(found.ids.tolist(), scores.tolist(), strict=True)) == expected
    assert operand.count >= found.count
    for ids in (np.arange(SIZE), np.arange(5, 30), np.array([12, 13, 18]), np.empty(0, np.intp)):
        places, scorer = operand.probe(ids)
        scores = scorer(None) if scorer else np.zeros(len(places))
        assert dict(zip(ids.take(places).tolist(), scores.tolist(), strict=True)) == {
            n: score for n, score in expected.items() if n in ids
        }


def test_only_what_is_in_question_is_looked_at() -> None:
    """Texts are read of documents that everything else finds."""
    asked: list[int] = []

    def all_of_them(ids: Ids) -> Ids:
        asked.extend(ids.tolist())
        return np.arange(len(ids))

    Placed([EVENS], all_of_them, SIZE).probe(np.array([4, 5, 6]))
    assert asked == [4, 6]
