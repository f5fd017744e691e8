"""Where positions do not tell, the text does."""

from __future__ import annotations

import numpy as np
import pytest

from search.engine.terms import Terms
from search.engine.verification import ValueTest, holding, holding_articles
from search.language import Named
from tests.search.engine.archives import archive, put, tree, view_of, whole_of


def test_the_text_tells_how_a_word_is_written() -> None:
    """Of paragraphs that hold the word, those that hold it letter for letter."""
    with archive(put("a", "us", "The US", "U.S. us")) as trial:
        terms = Terms(view_of(trial))
        assert holding(tree("==US"), terms, np.arange(3)).tolist() == [False, True, False]
        assert holding(tree("==US"), terms, np.array([1])).tolist() == [True]


def test_words_before_a_paragraph_count() -> None:
    """The first words of an article may be in the first paragraph alone."""
    with archive(put("a", "a b", "US")) as trial:
        terms, ids = Terms(view_of(trial)), np.array([1])
        before = np.array([0, 2])
        assert holding(tree("FIRST/3(==US)"), terms, ids, before).all()
        assert not holding(tree("FIRST/2(==US)"), terms, ids, before).any()


def test_an_article_is_told_by_the_paragraphs_that_count() -> None:
    """What is not searched proves nothing."""
    with archive(put("a", "US", "US")) as trial:
        whole, node = whole_of(trial), tree("ATLEAST/2(==US)")
        assert holding_articles(node, whole, np.array([0]), None).all()
        assert not holding_articles(node, whole, np.array([0]), np.array([True, False])).any()


@pytest.mark.parametrize(
    ("query", "first"),
    [('outlet:="Harbour Gazette"', ["harbour", "harbourgazette"]),
     ('author:"Ana Sørensen"', ["ana", "anasorensen"]),
     ("outlet:harb*", None)],
)  # fmt: skip
def test_a_value_has_the_first_word_of_a_condition(query: str, first: list[str] | None) -> None:
    """In normal form, alone or written as one with the next; a pattern may stand for any word."""
    node = tree(query)
    assert isinstance(node, Named)
    assert ValueTest(node).first == first


@pytest.mark.parametrize(
    ("query", "value", "holds"),
    [("outlet:gazette", "Harbour Gazette", True), ("outlet:harb", "Harbour Gazette", False),
     ("author:sorensen", "Ana Sørensen", True), ('author:="Ana"', "Ana Sørensen", False),
     ("original:wire", "Coast Wire", True), ("lang:de", "de", True), ("lang:de", "en", False),
     ("file:strike", "a/strike.txt", True), ("url:example", "https://a.example/", True)],
)  # fmt: skip
def test_a_value_satisfies_a_condition_by_its_words(query: str, value: str, holds: bool) -> None:
    """As if an article had it, and it alone."""
    node = tree(query)
    assert isinstance(node, Named)
    assert ValueTest(node)(value) is holds
