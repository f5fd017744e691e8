"""Reading a query: what is suggested, and just its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import QueryError, in_capitals, plainly
from search.language import And, Exact, Phrase, Word, parse
from search.language.limits import MOST_LETTERS, MOST_WORDS
from tests.search.language.outline import below, outline
from tests.search.language.test_parser import QUERIES
from tests.search.oracle import FIXED


@pytest.mark.parametrize(
    "query",
    [
        'NOT ""', 'a OR ""', '("")', 'outlet:""', "strike OR ++", "++ !!", '"', 'strike "', "((a",
        "(a (b", "foo:(bar", "AND:x", 'x:"y', '("a', 'date:"April 2024..March 2023"', "foo:bar:baz",
        "(foo:bar", "a && (b || c", "created:[2024 TO 2020]", "atleast3(a w/5 b)",
    ],
)  # fmt: skip
def test_what_is_suggested_can_be_searched(query: str) -> None:
    """A suggestion, where there is one, is a query that works, however much is wrong."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    if caught.value.suggestion:
        parse(caught.value.suggestion)


def test_several_mistakes_are_mended_in_one_suggestion() -> None:
    """Who follows a suggestion does not run into the next mistake."""
    with pytest.raises(QueryError) as caught:
        parse("(a && b or c")
    assert caught.value.suggestion == "(a AND b OR c)"


@pytest.mark.parametrize(
    ("query", "suggested"),
    [(' "three ', '"three"'), ("“ bridge", "“bridge”"), ('author:"tom ', 'author:"tom"'),
     ('"three " && " bridge"', '"three" AND "bridge"'), ('"tug " sisters"', '"tug" sisters'),
     ('"three "sisters" x', '"three" sisters "x"'), ('"tug ". a && b', '"tug". a AND b')],
)  # fmt: skip
def test_no_blank_stands_at_the_ends_of_a_suggested_phrase(query: str, suggested: str) -> None:
    """What was typed beside a quotation mark in haste is no part of what is offered."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.suggestion == suggested


@pytest.mark.parametrize(
    ("query", "meant"),
    [("tug and ferry", "tug AND ferry"), ("bridge not toll", "bridge NOT toll"),
     ("tug near ferry", "tug NEAR/5 ferry"), ("(a and b) not c", "(a AND b) NOT c"),
     ("a AND b and c", "a AND b AND c"), ("why not", ""), ("and so on", ""), ("tug ferry", ""),
     ('"tug and ferry"', ""), ("=and tug", ""), ("near far", ""), ("a not near b", ""),
     ("outlet:(a near b)", ""), ("", "")],
)  # fmt: skip
def test_words_that_may_be_operators_are_offered_as_such(query: str, meant: str) -> None:
    """Only between others, outside of quotation marks, and where the outcome is a query."""
    assert in_capitals(query) == meant


def test_the_day_that_relative_dates_count_from_is_given() -> None:
    """Nothing looks at a clock: without a day, words for days are refused."""
    assert outline(parse("date:yesterday", date(2024, 3, 1))) == "(date 2024-02-29 2024-02-29)"
    with pytest.raises(QueryError, match="Which day it is today is not known here"):
        parse("date:yesterday")


@given(QUERIES | st.text(max_size=40))
@FIXED
def test_just_the_words_can_always_be_searched(query: str) -> None:
    """`plainly` of anything is a query of words alone, or nothing where there are none."""
    words = plainly(query)
    for node in below(parse(words)) if words else ():
        assert isinstance(node, And | Word | Phrase | Exact)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("++ (!)", ""),
        ("strike", "strike"),
        ('(tug OR "ferry', "tug ferry"),
        ("kind:title -tax", "kind title tax"),
        ("NOT £1,578 AND Moreau", "1,578 Moreau"),
        ("“桥在等”：(", "桥在等"),
        ("trick or treat", "trick =or treat"),
        ("a NEAR/5 b ATLEAST/3(c) SAME(d, e", "a b c d e"),
        ("a near5 b", "a =near5 b"),
        ("SENTENCE FIRST", "SENTENCE FIRST"),
        ("ferry SAME tug", "ferry =SAME tug"),
    ],
    ids=["nothing", "signs", "word", "unfinished", "fields", "operators", "ideographs", "or",
         "functions", "habit", "capitals", "between"],
)  # fmt: skip
def test_just_the_words_are_those_of_the_query(query: str, words: str) -> None:
    """Every word stays as it was typed, in order; every sign and operator goes."""
    assert plainly(query) == words


@pytest.mark.parametrize("query", ["strike " * (MOST_WORDS + 1), "a" * (MOST_LETTERS + 1)])
def test_just_the_words_of_too_long_a_query_are_not_offered(query: str) -> None:
    """Where a query has more words than are searched at once, none that would fail is offered."""
    assert plainly(query) == ""


def test_a_suggestion_is_tidied_only_where_it_means_the_same() -> None:
    """Without the blank inside, the first quotation mark would open another phrase."""
    with pytest.raises(QueryError) as refused:
        parse("=＂ -2023|[!’‘PUB(’ ADJ title:：”「|ANDor;‘: ADJ ")
    assert parse(refused.value.suggestion)
