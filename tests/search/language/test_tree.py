"""The query tree prints back to a query."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bench.language.__main__ import outline as exactly
from index import ArticleDate
from search.language import (
    And,
    AtLeast,
    Compound,
    Dated,
    Exact,
    First,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Place,
    Same,
    Sentence,
    Word,
    parse,
    sense,
)  # fmt: skip
from tests.search.oracle import FIXED, NOWHERE, as_written, meaning, trees

A, B, C = (Word(letter, NOWHERE) for letter in "abc")
SEASIDE = Compound("sea", "side")
SEA, SIDE = Word("sea", NOWHERE, (SEASIDE,)), Word("side", NOWHERE, (SEASIDE,))
AIR, PORT = Word("air", NOWHERE), Word("port", NOWHERE)
A_OR_B = Or((A, B), NOWHERE)
A_NEAR_B = Near((A, B), 5, False, NOWHERE)
APRIL = ArticleDate(date(2023, 4, 1), date(2023, 4, 30))
DAY = ArticleDate(date(2023, 4, 1), date(2023, 4, 1))


@pytest.mark.parametrize(
    ("tree", "printed"),
    [
        pytest.param(as_written("the bridge"), '"the bridge"', id="phrase"),
        pytest.param(Named("outlet", as_written("The Gazette"), NOWHERE),
                     'outlet:"The Gazette"', id="named"),
        pytest.param(Named("outlet", Exact("Gazette", NOWHERE), NOWHERE, True),
                     'outlet:="Gazette"', id="whole"),
        pytest.param(Named("title", A, NOWHERE), "title:a", id="title"),
        pytest.param(Named("title", Word("OR", NOWHERE), NOWHERE), "title:OR", id="title word"),
        pytest.param(Named("kind", Exact("note", NOWHERE), NOWHERE, True), "kind:note", id="kind"),
        pytest.param(Named("author", Pattern("b*", NOWHERE), NOWHERE), "author:b*", id="pattern"),
        pytest.param(Dated("date", APRIL, NOWHERE), "date:2023-04-01..2023-04-30", id="dated"),
        pytest.param(Dated("first", DAY, NOWHERE), "first:2023-04-01", id="one day"),
        pytest.param(Dated("date", None, NOWHERE), "date:none", id="undated"),
        pytest.param(Dated("date", ArticleDate(date(2023, 4, 1), date.max), NOWHERE),
                     "date:2023-04-01..", id="open at the end"),
        pytest.param(Dated("date", ArticleDate(date.min, date(2023, 4, 1)), NOWHERE),
                     "date:..2023-04-01", id="open at the beginning"),
        pytest.param(Dated("date", ArticleDate(date.min, date.max), NOWHERE), "date:..",
                     id="open at both ends"),
        pytest.param(A_NEAR_B, "a NEAR/5 b", id="near"),
        pytest.param(Near((A_OR_B, C), 3, True, NOWHERE), "(a OR b) BEFORE/3 c", id="before"),
        pytest.param(Sentence((A_OR_B, A_NEAR_B, C), NOWHERE),
                     "SENTENCE((a OR b) (a NEAR/5 b) c)", id="sentence"),
        pytest.param(Sentence((AIR, PORT), NOWHERE), "SENTENCE(air, port)", id="apart in sentence"),
        pytest.param(Same((And((A, B), NOWHERE), C), NOWHERE), "SAME(a b, c)", id="same"),
        pytest.param(AtLeast(3, A_OR_B, NOWHERE), "ATLEAST/3(a OR b)", id="at least"),
        pytest.param(First(50, A_NEAR_B, NOWHERE), "FIRST/50(a NEAR/5 b)", id="first"),
        pytest.param(And((SEA, SIDE), NOWHERE), "sea side", id="joined"),
        pytest.param(And((AIR, PORT), NOWHERE), "air AND port", id="not joined"),
        pytest.param(And((A_NEAR_B, C), NOWHERE), "(a NEAR/5 b) c", id="near in and"),
        pytest.param(And((A_OR_B, C), NOWHERE), "(a OR b) c", id="or in and"),
        pytest.param(And((And((A, B), NOWHERE), C), NOWHERE), "(a b) c", id="and in and"),
        pytest.param(Or((And((A, B), NOWHERE), C), NOWHERE), "(a b) OR c", id="and in or"),
        pytest.param(Or((A_OR_B, C), NOWHERE), "(a OR b) OR c", id="or in or"),
        pytest.param(And((Word("SAME", NOWHERE), A_OR_B), NOWHERE), "SAME AND (a OR b)",
                     id="a word that parentheses would make an operator"),
        pytest.param(And((Word("atleast5", NOWHERE), as_written("a b")), NOWHERE),
                     'atleast5 AND "a b"', id="a word that is an operator elsewhere"),
        pytest.param(Named("author", Pattern("b*?", NOWHERE), NOWHERE), "author:b*?",
                     id="a ? that is no question mark"),
        pytest.param(Pattern("wom?", NOWHERE), "=wom?", id="a ? that would be one"),
        pytest.param(Not(A, NOWHERE), "NOT a", id="not"),
        pytest.param(Not(And((A, B), NOWHERE), NOWHERE), "NOT (a b)", id="not and"),
        pytest.param(Not(A_OR_B, NOWHERE), "NOT (a OR b)", id="not or"),
        pytest.param(Not(A_NEAR_B, NOWHERE), "NOT (a NEAR/5 b)", id="not near"),
        pytest.param(Not(Not(A, NOWHERE), NOWHERE), "NOT NOT a", id="not not"),
    ],
)  # fmt: skip
def test_a_tree_prints_as_people_would_write_it(tree: Node, printed: str) -> None:
    """Parentheses stand where the meaning needs them, or where a reader may doubt it."""
    assert str(tree) == printed
    assert exactly(parse(printed)) == exactly(tree)


@given(trees)
@FIXED
def test_a_printed_tree_means_the_same(tree: Node) -> None:
    """Whatever the tree, its text parses to a tree that means the same."""
    assert meaning(parse(str(tree))) == meaning(tree)


def test_the_sense_of_a_spot_is_what_it_asks_for() -> None:
    """Wherever it stands; a word that makes another one with its neighbour asks for that, too."""
    assert sense(Word("a", NOWHERE)) == sense(Word("a", Place(3, 4)))
    assert sense(Word("a", NOWHERE)) != sense(Word("a", NOWHERE, (Compound("a", "bc"),)))
    assert sense(Word("a", NOWHERE)) != sense(Exact("a", NOWHERE))
