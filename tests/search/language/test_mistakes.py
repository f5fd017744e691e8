"""How the parts of a query stand together, and what is said where they do not."""

from __future__ import annotations

import pytest

from search import QueryError
from search.language import parse
from tests.search.language.outline import refused

VALUES = "Something else than a value stands in “outlet:”."

# Query: what is said, which characters are at fault, and the nearest query that works.
MISTAKES = {
    "": ("The query is empty.", "", ""),
    " \t": ("The query is empty.", "", ""),
    "strike AND": ("A word is missing after “AND”.", "AND", "strike"),
    "strike OR": ("A word is missing after “OR”.", "OR", "strike"),
    "strike NOT": ("A word is missing after “NOT”.", "NOT", "strike"),
    "strike NEAR/5": ("A word is missing after “NEAR/5”.", "NEAR/5", "strike"),
    "NOT": ("A word is missing after “NOT”.", "NOT", '"NOT"'),
    "AND": ("A word is missing before “AND”.", "AND", '"AND"'),
    "(tug OR)": ("A word is missing after “OR”.", "OR", "(tug)"),
    "OR strike": ("A word is missing before “OR”.", "OR", "strike"),
    "tug OR AND ferry": ("A word is missing before “AND”.", "AND", "tug OR ferry"),
    "NEAR/5 strike": ("A word is missing before “NEAR/5”.", "NEAR/5", "strike"),
    "SAME(a,)": ("A word is missing after “,”.", ",", "SAME(a)"),
    "()": ("There is nothing between the parentheses.", "()", ""),
    "strike ( )": ("There is nothing between the parentheses.", "( )", "strike"),
    "strike SENTENCE()": ("There is nothing between the parentheses.", "()", "strike"),
    "(strike": ("A parenthesis is not closed.", "(", "(strike)"),
    "SAME((a b), c ": ("A parenthesis is not closed.", "(", "SAME((a b), c)"),
    "strike) tug": ("A closing parenthesis has no partner.", ")", "strike tug"),
    "SAME((a, b) c)": ("A comma stands inside a group.", ",", "SAME((a  b) c)"),
    "--tax": ("Several minus signs stand before a word.", "--", "-tax"),
    "a NEAR/5 b BEFORE/5 c": ("NEAR/5 and BEFORE/5 stand in one row.", "BEFORE/5",
                              "a NEAR/5 b AND b BEFORE/5 c"),
    "a NEAR/5 b NEAR/3 c": ("NEAR/5 and NEAR/3 stand in one row.", "NEAR/3",
                            "a NEAR/5 b AND b NEAR/3 c"),
    "=-tax": ("= stands before something that is no word.", "=", "-tax"),
    "=ferry~ x": ("A word has both = and ~.", "=ferry~", "ferry~ x"),
    "==ferry~1": ("A word has both == and ~.", "==ferry~1", "ferry~1"),
    '="a b"~5': ("A phrase has both = and ~.", "~5", '"a b"~5'),
    'outlet:"a b"~5': ("A ~ stands after the value of a field.", "~5", 'outlet:"a b"'),
    "outlet:(a NEAR/5 b)": (VALUES, "NEAR/5", "outlet:(a AND b)"),
    "outlet:(a SAME(b))": (VALUES, "SAME", ""),
    "outlet:(a outlet:b)": (VALUES, "outlet:", "outlet:(a b)"),
    "outlet:(a author:b)": (VALUES, "author:", ""),
    "outlet:(": ("A word is missing at the end.", "", ""),
    "strike & bridge": ("“&” has neither letters nor digits.", "&", "strike bridge"),
    'strike "..." bridge': ("“...” has neither letters nor digits.", '"..."', "strike bridge"),
    'strike ""': ("There is nothing between the quotation marks.", '""', "strike"),
    "H52 – Kurzsichtigkeit": ("“–” has neither letters nor digits.", "–", "H52 Kurzsichtigkeit"),
    "strike -": ("“-” has neither letters nor digits.", "-", "strike"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), MISTAKES.items(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place_and_a_way_out(
    query: str, expected: tuple[str, str, str]
) -> None:
    """What is wrong is said with the characters at fault and the nearest query that works."""
    assert refused(query) == expected


def test_a_refusal_has_three_parts() -> None:
    """What happened, what it means and what to do are three sentences of their own."""
    with pytest.raises(QueryError) as caught:
        parse("(strike")
    assert str(caught.value) == (
        "A parenthesis is not closed. What belongs together cannot be told, so nothing was "
        "searched. Close it, or leave it out."
    )
