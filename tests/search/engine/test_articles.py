"""Article scope: the words of a query may stand in different paragraphs of one article."""

from __future__ import annotations

import numpy as np
import pytest

from index.segment import Array
from search.engine.articles import ArticleExecution
from search.engine.terms import Terms
from tests.search.engine.archives import archive, put, tree, view_of


def _holds(query: str, *texts: str, searched: Array | None = None) -> bool:
    with archive(put("a", *texts, language="en")) as trial:
        found = ArticleExecution(Terms(view_of(trial)), tree(query), searched).found()
        assert found.ids.tolist() in ([], [0])
        return bool(found.count)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("tug ferry", True),
        ("tug kettle", False),
        ("kettle OR ferry", True),
        ("tug NOT ferry", False),
        ("NOT kettle", True),
        ("ATLEAST/3(tug)", True),
        ("ATLEAST/4(tug)", False),
        ("ATLEAST/2(==TUG OR ==tug)", True),
        ("ATLEAST/2(==tug)", False),
        ("FIRST/6(ferry)", True),
        ("FIRST/5(ferry)", False),
        ('"the tug"', True),
        ("tug NEAR/9 ferry", False),
        ("SAME(tug, the)", True),
        ("SAME(tug, ferry)", False),
    ],
)
def test_an_article_is_looked_at_as_a_whole(query: str, holds: bool) -> None:
    """And, Or, Not, counts and beginnings are of the article; all else is of one paragraph."""
    assert _holds(query, "the tug", "TUG, tugs", "a ferry") is holds


def test_what_is_not_searched_counts_nowhere() -> None:
    """Neither for words, nor for their number, nor for how many words come before."""
    texts = ("the tug", "TUG, tugs", "a ferry")
    searched = np.array([True, False, True])
    assert not _holds("ATLEAST/2(tug)", *texts, searched=searched)
    assert _holds("FIRST/4(ferry)", *texts, searched=searched)
    assert not _holds("FIRST/3(ferry)", *texts, searched=searched)


def test_an_article_scores_what_its_best_paragraph_does() -> None:
    """Not the sum: an article of many weak paragraphs is no better for it."""
    with archive(put("a", "tug", "tug tug tug", "tug ferry")) as trial:
        terms = Terms(view_of(trial))
        of_article = ArticleExecution(terms, tree("=tug"), None).found().scores
        by_paragraph = [hit.score for hit in trial.truth.search(tree("=tug"), "paragraph").hits]
        assert of_article is not None
        assert of_article.tolist() == pytest.approx([max(by_paragraph)])
