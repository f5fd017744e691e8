"""NEAR, BEFORE, SENTENCE, SAME, ATLEAST and FIRST: what they take."""

from __future__ import annotations

import pytest

from search.language import Near, Or, Word, parse
from search.language.operators import is_spot
from tests.search.language.outline import refused

REFUSED = {
    "a NEAR/0 b": ("The number of NEAR is out of range.", "a NEAR/0 b", "a NEAR/1 b"),
    "a BEFORE/9999 b": ("The number of BEFORE is out of range.", "a BEFORE/9999 b",
                        "a BEFORE/1000 b"),
    "ATLEAST/0(a)": ("The number of ATLEAST is out of range.", "ATLEAST/0(a)", "ATLEAST/1(a)"),
    "FIRST/0(a)": ("The number of FIRST is out of range.", "FIRST/0(a)", "FIRST/1(a)"),
    "FIRST/99999999999(a)": ("The number of FIRST is out of range.", "FIRST/99999999999(a)",
                             "FIRST/100000(a)"),
    '"a b"~0': ("The number after ~ is out of range.", '"a b"~0', '"a b"~1'),
    '"a b"~': ("The number after ~ is missing.", '"a b"~', '"a b"~5'),
    '"a"~5': ("A single word stands before ~.", '"a"~5', '"a"'),
    '"a * b"~5': ("A * stands for a word among words that are near each other.", '"a * b"~5',
                  '"a b"~5'),
    "(a b) NEAR/5 c": ("NEAR/5 stands beside a group of words side by side.", "(a b)",
                       '"a b" NEAR/5 c'),
    "a NEAR/5 -b": ("NEAR/5 stands beside what is left out.", "-b", "a NOT (a NEAR/5 b)"),
    "(a NEAR/5 b) BEFORE/5 c": ("BEFORE/5 stands beside another NEAR or BEFORE.", "(a NEAR/5 b)",
                                "(a NEAR/5 b) AND c"),
    "a NEAR/5 outlet:gazette": ("NEAR/5 stands beside “outlet:\"gazette\"”.", "outlet:gazette",
                                'a AND outlet:"gazette"'),
    "a NEAR/5 SAME(b)": ("NEAR/5 stands beside “SAME(b)”.", "SAME(b)", "a AND SAME(b)"),
    "SENTENCE(a -b)": ("SENTENCE holds what is left out.", "-b", "SENTENCE(a) NOT b"),
    "SENTENCE(a b outlet:c)": ("SENTENCE holds “outlet:\"c\"”.", "outlet:c",
                               'SENTENCE(a b) outlet:"c"'),
    "SENTENCE(a b OR c)": ("OR stands beside words that belong together, inside SENTENCE.",
                           "a b OR c", "SENTENCE(a b) OR SENTENCE(c)"),
    "ATLEAST/3(a b)": ("ATLEAST/3 takes one word, phrase or group of alternatives.",
                       "ATLEAST/3(a b)", "ATLEAST/3(a) ATLEAST/3(b)"),
    "ATLEAST/3(a NEAR/5 b)": ("ATLEAST/3 takes one word, phrase or group of alternatives.",
                              "ATLEAST/3(a NEAR/5 b)", ""),
    "FIRST/50(a, b)": ("FIRST/50 takes one word, phrase or group of alternatives.",
                       "FIRST/50(a, b)", "FIRST/50(a) FIRST/50(b)"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), REFUSED.items(), ids=REFUSED)
def test_what_an_operator_cannot_take_is_refused(
    query: str, expected: tuple[str, str, str]
) -> None:
    """Where the meaning would be a guess, the queries it may be are one click away."""
    assert refused(query) == expected


def test_forty_words_near_each_other_are_one_query() -> None:
    """A long row is read like a short one."""
    tree = parse(" NEAR/50 ".join(f"w{number}" for number in range(40)))
    assert isinstance(tree, Near)
    assert len(tree.parts) == 40


@pytest.mark.parametrize(
    ("query", "spot"),
    [("a", True), ("=a", True), ("==a", True), ("a*", True), ("a~", False), ("ab~", True),
     ('"a b"', True), ("a OR b*", True), ("a OR (b OR c)", True), ("a b", False),
     ("a OR (b c)", False), ("NOT a", False), ("a NEAR/5 b", False), ("outlet:a", False)],
)  # fmt: skip
def test_words_phrases_and_groups_of_them_stand_at_a_spot(query: str, spot: bool) -> None:
    """All that NEAR takes, and nothing else."""
    if query == "a~":
        assert refused(query)[2] == "=a"
    else:
        assert is_spot(parse(query)) == spot


def test_a_group_of_alternatives_may_hold_others() -> None:
    """Parentheses inside parentheses change nothing where all is OR."""
    tree = parse("(a OR (b OR c)) NEAR/5 d")
    assert isinstance(tree, Near)
    group, word = tree.parts
    assert isinstance(group, Or) and isinstance(word, Word)
