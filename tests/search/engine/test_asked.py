"""Which words of a query are weighed, and how much."""

from __future__ import annotations

import pytest

from search import Query, ranking, search
from search.engine import asked
from search.engine.asked import Asked, rarity
from search.engine.terms import Terms
from search.language import Word
from tests.search.engine.archives import archive, put, tree, view_of
from tests.search.truth.trial import Trial


@pytest.mark.parametrize(
    ("query", "count"),
    [("ferry", 1), ("ferry tug", 2), ("ferry OR tug", 2), ('"ferry traffic"', 2), ("=ferry", 1),
     ("==Tug", 1), ("ferry NEAR/3 traffic", 2), ("SENTENCE(ferry traffic)", 2),
     ("ATLEAST/2(ferry)", 1), ("FIRST/9(ferry)", 1), ("SAME(ferry, tug)", 2), ("tug NOT ferry", 1),
     ("tug title:ferry", 1), ("tug date:2023", 1), ("ferr*", 0), ("fery~", 0), ("nowhere", 1)],
)  # fmt: skip
def test_words_that_score_are_weighed(harbour: Trial, query: str, count: int) -> None:
    """Not those that are excluded, nor metadata, nor what scores alike everywhere."""
    asked = Asked.of(tree(query), Terms(view_of(harbour)))
    assert len(asked.terms) == len(asked.weights) == count


def test_a_word_weighs_as_often_as_it_is_said(harbour: Trial) -> None:
    """Twice is twice; a word that most articles hold is left out."""
    terms = Terms(view_of(harbour))
    once, twice = (Asked.of(tree(text), terms) for text in ("tug", "tug OR tug"))
    assert twice.weights.tolist()[0] == pytest.approx(2 * once.weights.tolist()[0])
    assert Asked.of(tree("bridge"), terms).terms == ()


def test_rarity_counts_articles_not_paragraphs(harbour: Trial) -> None:
    """The ferry is in two paragraphs of one article of five."""
    terms = Terms(view_of(harbour))
    node = tree("ferry")
    assert isinstance(node, Word)
    (term,) = terms.of(node)
    assert term.count == 2
    assert rarity(term, terms.view) == ranking.rarity(5, 1)


def test_no_word_is_held_by_more_articles_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long list stretches are looked at: here one whose every posting is of a new article."""
    monkeypatch.setattr(asked, "_COUNTED", 1)
    monkeypatch.setattr(asked, "_STRETCH", 2)
    with archive(put("a", "tug", "the"), put("b", "the", "the"), put("c", "the", "the")) as trial:
        assert search(trial.generation, Query("the")).total == 5
