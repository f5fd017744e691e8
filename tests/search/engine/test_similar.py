"""Which words mark the first hits; tests/search/test_ranking.py recomputes what they weigh."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from search import Query, Scope, ranking
from search.engine.asked import Asked
from search.engine.similar import words_of
from search.engine.window import Window
from tests.search.engine.archives import put, question_of, tree
from tests.search.truth.trial import Trial


@pytest.fixture(scope="module")
def ports() -> Iterator[Trial]:
    """Articles about a ferry and its captain, among others."""
    sources = (
        put("1.txt", "Ferry", "The captain sails.", "A crane stands.", language="en"),
        put("2.txt", "Captain", "A captain and a crane.", language="en"),
        put("3.txt", "渡船", "船长开船。", language="zh"),
        put("4.txt", "船长", "他开船。", language="zh"),
        *(put(f"{n}.txt", "News", f"Rain {n} in town.", language="en") for n in range(5, 14)),
    )
    with Trial((sources,)) as opened:
        yield opened


def _words(trial: Trial, query: str, scope: Scope, number: int) -> set[str]:
    """The words that mark one hit."""
    question = question_of(trial, Query(query, scope=scope))
    terms = question.terms
    first = Window(np.array([number]), np.ones(1, np.float32))
    weights = Asked.of(tree(query), terms).weights
    found = words_of(question, first, weights)
    assert found
    assert found.weights.sum() == pytest.approx(ranking.WEIGHTS.feedback * weights.sum())
    held = [term.documents.tolist() for term in found.terms]
    return {word for word in ("captain", "crane", "sails", "rain", "船长", "开船", "渡船")
            if terms.as_written(word).documents.tolist() in held}  # fmt: skip


def test_words_of_the_paragraph_and_of_the_title_are_taken(ports: Trial) -> None:
    """Of those that stand elsewhere too: the captain, but not the crane of the next paragraph."""
    assert _words(ports, "ferry OR sail", Scope.PARAGRAPH, 1) == {"captain"}


def test_words_of_a_whole_article_are_taken_in_article_scope(ports: Trial) -> None:
    """The captain and the crane."""
    assert _words(ports, "ferry", Scope.ARTICLE, 0) == {"captain", "crane"}


def test_words_without_spaces_are_taken_as_they_are_written(ports: Trial) -> None:
    """Pairs of ideographs have no stems, and mark a hit all the same."""
    assert _words(ports, "渡船", Scope.ARTICLE, 2) == {"船长", "开船"}
