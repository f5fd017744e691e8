"""The query tree prints back to a query."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from index import ArticleDate
from search.language import And, Dated, Named, Node, Not, Or, Word, parse
from tests.search.oracle import FIXED, NOWHERE, as_written, meaning, trees

A, B, C = (Word(letter, NOWHERE) for letter in "abc")
APRIL = ArticleDate(date(2023, 4, 1), date(2023, 4, 30))


@pytest.mark.parametrize(
    ("tree", "printed"),
    [
        pytest.param(A, "a", id="word"),
        pytest.param(as_written("the bridge"), '"the bridge"', id="phrase"),
        pytest.param(
            Named("outlet", as_written("Gazette"), NOWHERE), 'outlet:"Gazette"', id="named"
        ),
        pytest.param(Dated("date", APRIL, NOWHERE), "date:2023-04-01..2023-04-30", id="dated"),
        pytest.param(And((A, B), NOWHERE), "a AND b", id="and"),
        pytest.param(Or((A, B), NOWHERE), "a OR b", id="or"),
        pytest.param(Not(A, NOWHERE), "NOT a", id="not"),
        pytest.param(And((Or((A, B), NOWHERE), C), NOWHERE), "(a OR b) c", id="or in and"),
        pytest.param(Or((And((A, B), NOWHERE), C), NOWHERE), "(a AND b) OR c", id="and in or"),
        pytest.param(Not(And((A, B), NOWHERE), NOWHERE), "NOT (a AND b)", id="not and"),
        pytest.param(Not(Or((A, B), NOWHERE), NOWHERE), "NOT (a OR b)", id="not or"),
        pytest.param(Not(Not(A, NOWHERE), NOWHERE), "NOT NOT a", id="not not"),
    ],
)
def test_a_tree_prints_as_people_would_write_it(tree: Node, printed: str) -> None:
    """Parentheses stand only where the meaning needs them."""
    assert str(tree) == printed


@given(trees)
@FIXED
def test_a_printed_tree_means_the_same(tree: Node) -> None:
    """Whatever the tree, its text parses to a tree that means the same."""
    assert meaning(parse(str(tree))) == meaning(tree)
