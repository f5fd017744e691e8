"""The fuzz of the query language finds nothing, and would find what there is."""

from __future__ import annotations

from typing import Any

import pytest

from bench.language import __main__ as bench
from bench.language.queries import HOSTILE, REAL, queries
from search.language import Word


def test_no_query_breaks_the_language() -> None:
    """Mutations of real queries and strings of no sense are read or refused, and print back."""
    faults, longest = bench.fuzz(4_000, seed=7)
    assert not faults
    assert longest < 1.0  # a loaded machine; the bench holds it to 50 ms


def test_the_same_seed_asks_the_same_queries() -> None:
    """A fault can be found again."""
    assert queries(100, 3) == queries(100, 3) != queries(100, 4)
    assert len(set(queries(100, 3))) > 90


@pytest.mark.parametrize("query", REAL)
def test_what_people_type_is_read_or_refused_with_a_way_out(query: str) -> None:
    """The queries that the fuzz begins with are sound themselves."""
    assert bench.fault(query)[0] == ""


def test_a_change_of_meaning_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fuzz fails where a printed tree means something else, and where parsing breaks."""
    monkeypatch.setattr(Word, "__str__", lambda word: f"{word.text}s")
    assert bench.fault("strike")[0] == "meaning"

    def broken(*_: Any) -> None:
        raise RecursionError

    monkeypatch.setattr(bench, "parse", broken)
    assert bench.fuzz(5, seed=1)[0].total() == 5


def test_time_is_measured() -> None:
    """A longer query takes longer; what is measured is not nothing."""
    assert 0 < bench.seconds("a") < bench.seconds("a OR b " * 100 + "c")
    assert len(HOSTILE) == len(set(HOSTILE))
