"""Words with signs that stand for letters, and where such a sign stands wrong."""

from __future__ import annotations

import pytest

from search.language.patterns import MOST_EDITS
from tests.search.language.outline import read, refused

QUESTION = "A question mark ends a word."
STANDS_ALONE = "A * stands alone."
NO_LETTER = "{} stands beside no letter."
BY_ITSELF = "A * or ? stands beside a character that is a word by itself."

REFUSED = {
    "who?": (QUESTION, "?", "who"),
    "who killed kennedy?": (QUESTION, "?", "who killed kennedy"),
    "=who-who?": (QUESTION, "?", "=who-who"),
    "wom?n??": (QUESTION, "??", "wom?n"),
    "*": (STANDS_ALONE, "*", ""),
    "strike *": (STANDS_ALONE, "*", "strike"),
    "?": (NO_LETTER.format("?"), "?", ""),
    "** strike": (NO_LETTER.format("**"), "**", "strike"),
    "U.S.-*": (NO_LETTER.format("*"), "*", "U.S.-"),
    '"* butter"': ("A * stands for a word at the end of a phrase.", "*", '"butter"'),
    '"bread *"': ("A * stands for a word at the end of a phrase.", "*", '"bread"'),
    "罢工*": (BY_ITSELF, "*", "罢工"),
    "罢?工": (BY_ITSELF, "?", "罢工"),
    "a" + "*b" * 101: ("More than 100 * and ? stand in one piece.", "a" + "*b" * 101, ""),
    '=="US st*"': ("“st*” cannot be compared by capitals.", "st*", '"US st*"'),
    "==milit*": ("“milit*” cannot be compared by capitals.", "==milit*", "milit*"),
    "==罢工": ("“罢工” cannot be compared by capitals.", "==罢工", "=罢工"),
    "shoygu~3": ("~3 is out of range.", "shoygu~3", "shoygu~2"),
    "shoygu~0": ("~0 is out of range.", "shoygu~0", "=shoygu"),
    "shoygu~0.8": ("A number with a point stands after ~.", "shoygu~0.8", "shoygu~"),
    "ab~2": ("“ab” is too short for that.", "ab~2", "=ab"),
    "Adeyemi-Holt~": ("“Adeyemi-Holt” is 2 words to the index.", "Adeyemi-Holt~",
                      "Adeyemi~ BEFORE/1 Holt~"),
    "shoy*~": ("A word has both ~ and * or ?.", "shoy*~", "shoy*"),
    "罢工~": ("“罢工” has no spelling that could differ.", "罢工~", "罢工"),
    "~shoygu": ("A ~ stands where it says nothing.", "~shoygu", "shoygu"),
    "sho~ygu": ("A ~ stands where it says nothing.", "sho~ygu", "sho ygu"),
    "..~": ("“..~” has neither letters nor digits.", "..~", ""),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), REFUSED.items(), ids=REFUSED)
def test_a_sign_that_stands_for_no_letter_is_refused(
    query: str, expected: tuple[str, str, str]
) -> None:
    """A sign is never left out in silence, and never finds everything."""
    assert refused(query) == expected


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("=who?", "[who?]"),
        ("=wom??", "[wom??]"),
        ('"who? me?"', '"who me"'),
        ('"wom?n of"', '"[wom?n] of"'),
        ('"f*** off"', '"[f***] off"'),
        ('"a * * b"', '"a _ _ b"'),
        ("wom?*", "[wom?*]"),
        ("ждё*", "[ждё*]"),
        ("हिन्दी*", "[हिन्दी*]"),  # which ends in a mark, not a letter
        ("Ａb＊", "[Ab*]"),
        ('"bread ＊ butter"', '"bread _ butter"'),
    ],
)
def test_a_sign_beside_a_letter_stands_for_letters(query: str, tree: str) -> None:
    """In quotation marks a question mark after a word asks, and a lone * is any one word."""
    assert read(query) == tree


def test_as_many_letters_may_differ_as_the_page_says() -> None:
    """One, or two."""
    assert MOST_EDITS == 2
