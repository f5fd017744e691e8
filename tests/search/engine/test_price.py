"""Queries that cost too much are refused, with one that does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search import Query, QueryError, Scope, search
from search.engine import price
from tests.search.engine.archives import archive, put
from tests.search.truth.trial import Trial


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Iterator[Trial]:
    """An archive in which a sixtieth of a millisecond is much."""
    monkeypatch.setattr(price, "MOST", 0.018)
    texts = ["the tug", *["the ferry waits for the tug"] * 30, "a rare kettle of the Tug"]
    with archive(put("a", *texts, language="en")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "at_fault", "suggestion"),
    [
        ("==the", "==the", "=the"),
        ('=="the tug" OR kettle', '=="the tug"', '"the tug" OR kettle'),
        ("  the NEAR/5 t*", "the NEAR/5 t*", "the t*"),
        ("SENTENCE((the NEAR/5 tug) ferry)", "SENTENCE((the NEAR/5 tug) ferry)",
         "(the NEAR/5 tug) ferry"),
        ("kettle OR ATLEAST/2(==the)", "ATLEAST/2(==the)", "kettle OR =the"),
        ("kettle OR NOT (==the OR tug)", "==the", "kettle OR NOT (=the OR tug)"),
        ("url:*a*", "url:*a*", ""),
    ],
)  # fmt: skip
def test_a_dear_query_is_refused_with_a_cheaper_one(
    trial: Trial, query: str, at_fault: str, suggestion: str
) -> None:
    """The refusal names the part that costs most; what it suggests can be run."""
    with pytest.raises(QueryError) as caught:
        search(trial.generation, Query(query))
    error = caught.value
    assert error.query[error.start : error.end] == at_fault
    assert "seconds" in error.happened
    assert error.suggestion == suggestion
    if suggestion:
        assert search(trial.generation, Query(suggestion)).total > 0


@pytest.mark.parametrize("query", ["kettle", "kettle ==the", "tug kettle", "date:none"])
def test_what_costs_little_is_answered(trial: Trial, query: str) -> None:
    """A frequent word costs little beside a rare one."""
    assert search(trial.generation, Query(query)).total > 0


def test_patterns_that_are_dear_to_look_up_are_not_looked_up(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand of them are refused by the size of the dictionary alone."""
    monkeypatch.setattr(price, "MOST", 0.001)
    with pytest.raises(QueryError) as caught:
        search(trial.generation, Query("*e* OR *t*", scope=Scope.ARTICLE))
    assert caught.value.suggestion == ""


def test_what_is_just_over_the_limit_is_told_as_more() -> None:
    """“About 0.8 seconds, at most 0.8” would be no reason."""
    assert price._seconds(price.MOST + 0.4) == "0.81 seconds"


def test_many_misspelt_words_cost_something_in_any_archive(trial: Trial) -> None:
    """However few words there are, each letter is held against each."""
    long, many = "kettle" * 40 + "~", " OR ".join(f"ket{at:04}~2" for at in range(900))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(price, "MOST", 800.0)
        for query in (long, many):
            with pytest.raises(QueryError):
                search(trial.generation, Query(query))
        assert search(trial.generation, Query("ketle~ OR kettle~2")).total == 1
