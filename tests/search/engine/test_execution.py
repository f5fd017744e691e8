"""Trees run on an archive: each node finds and scores what brute force says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.engine.execution import Execution
from search.engine.terms import Terms
from tests.search.engine.archives import archive, put, tree, view_of
from tests.search.truth.trial import Trial

TEXTS = (
    "the tug",
    "Strikes strike; a tug waits. The ferry waits.",
    "The ferry and the TUG",
    "tug tug ferry: military-industrial",
    "militaryindustrial 桥在等",
    "a kettle in the tug's ferry",
)

QUERIES = (
    "tug", "tugs", "=tug", "==TUG", "=waits", "strike ferry", "tug OR kettle", "NOT tug",
    "tug NOT ferry", '"the tug"', '"the * and"', '"tu* ferry"', "ferry NEAR/2 tug",
    "ferry BEFORE/3 tug", "tug BEFORE/1 tug", "SENTENCE(tug ferry)", "SENTENCE(waits tug)",
    "ATLEAST/2(tug)", "ATLEAST/2(strike)", "FIRST/2(tug)", "FIRST/1(ferry)", "t*", "?ug", "tgu~",
    "military industrial", '"military industrial"', "桥", "在等", "kind:title", "title:tug",
    "title:kettle", "file:a", "lang:en", "lang:de", "date:2023", "date:none", "outlet:wire",
    "(tug NEAR/3 tug) OR kettle", "SENTENCE((ferry NEAR/2 the) waits)", '==TUG "the tug"',
    '=ferry NEAR/3 "the * and"', '"the ferry" NEAR/2 "ferry and"',
)  # fmt: skip


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    """One article in one segment."""
    with archive(put("a", *TEXTS, language="en", outlet="Coast Wire", date="2023-04-19")) as opened:
        yield opened


@pytest.mark.parametrize("query", QUERIES)
def test_a_node_finds_and_scores_as_brute_force_does(trial: Trial, query: str) -> None:
    """The same paragraphs, and the same scores to one in a million."""
    found = Execution(Terms(view_of(trial))).found(tree(query))
    hits = trial.truth.search(tree(query), "paragraph").hits
    assert found.ids.tolist() == [hit.place for hit in hits]
    scores = [0.0] * len(hits) if found.scores is None else found.scores.tolist()
    assert scores == pytest.approx([hit.score for hit in hits], rel=1e-6)


def test_the_queries_find_something_and_not_everything(trial: Trial) -> None:
    """Most of them, or the promise above would be empty."""
    counts = [len(trial.truth.search(tree(query), "paragraph").hits) for query in QUERIES]
    assert sum(0 < count < len(TEXTS) for count in counts) > len(QUERIES) * 0.7
