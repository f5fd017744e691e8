"""A name right before a parenthesis is refused with what it is called here."""

from __future__ import annotations

import pytest

from tests.search.language.outline import read, refused

ELSEWHERE = "{} is an operator of another search engine."
SEGMENT = "{} is a segment of another search engine."

# Query: what is said, which characters are at fault, and the nearest query that works.
CALLS = {
    "NEAR(a b, 5)": (ELSEWHERE.format("NEAR("), "NEAR(", "a NEAR/5 b"),
    'NEAR("a b" c)': (ELSEWHERE.format("NEAR("), "NEAR(", '"a b" NEAR/10 c'),
    "a AROUND(5) b": (ELSEWHERE.format("AROUND("), "AROUND(", "a NEAR/5 b"),
    "atleast3(a)": ("atleast3 is no operator like this.", "atleast3", "ATLEAST/3(a)"),
    "ATLEAST(a)": ("ATLEAST is no operator like this.", "ATLEAST", "ATLEAST/2(a)"),
    "first/9(a)": ("first/9 is no operator like this.", "first/9", "FIRST/9(a)"),
    "sentence(a b)": ("sentence is no operator like this.", "sentence", "SENTENCE(a b)"),
    "SENTENCE (a b)": ("A space stands between SENTENCE and the parenthesis.", "SENTENCE (",
                       "SENTENCE(a b)"),
    "ATLEAST/3 (a)": ("A space stands between ATLEAST/3 and the parenthesis.", "ATLEAST/3 (",
                      "ATLEAST/3(a)"),
    "ATL3(ferry)": ("ATL3 is no operator like this.", "ATL3", "ATLEAST/3(ferry)"),
    "HEADLINE(ferry)": (SEGMENT.format("HEADLINE"), "HEADLINE", "title:(ferry)"),
    "hlead(ferry) tug": (SEGMENT.format("hlead"), "hlead", "title:(ferry) tug"),
    "-BYLINE(tom)": (SEGMENT.format("BYLINE"), "BYLINE", "-author:(tom)"),
    "publication(gazette)": (SEGMENT.format("publication"), "publication", "outlet:(gazette)"),
    "PUB(gazette or wire)": (SEGMENT.format("PUB"), "PUB", "outlet:(gazette OR wire)"),
    "LOAD-DATE(>2023)": (SEGMENT.format("LOAD-DATE"), "LOAD-DATE", "date:(>2023)"),
    "LEAD(ferry)": (SEGMENT.format("LEAD"), "LEAD", "FIRST/50(ferry)"),
    "body(ferry)": (SEGMENT.format("body"), "body", "kind:body (ferry)"),
    "language(en)": (SEGMENT.format("language"), "language", "lang:(en)"),
    "COMPANY(ferry) tug": (
        "COMPANY is a segment or a command of another search engine.", "COMPANY", "(ferry) tug",
    ),
    "outlet:(HEADLINE(a))": (SEGMENT.format("HEADLINE"), "HEADLINE", ""),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), CALLS.items(), ids=CALLS)
def test_a_name_before_a_parenthesis_is_refused_with_what_was_meant(
    query: str, expected: tuple[str, str, str]
) -> None:
    """No segment and no operator of another search engine is taken for a word and a group."""
    assert refused(query) == expected


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("HEADLINE (ferry)", "(and HEADLINE ferry)"),
        ("author(s)", "(and author s)"),
        ("lead(ing) ship(s)", "(and lead ing ship s)"),
        ("=HEADLINE(ferry)", "(and =HEADLINE ferry)"),
    ],
)
def test_a_word_before_a_parenthesis_stays_a_word(query: str, tree: str) -> None:
    """With a space, with = before it, and where just its ending stands in parentheses."""
    assert read(query) == tree
