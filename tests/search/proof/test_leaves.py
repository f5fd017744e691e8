"""What a leaf of a query finds, word by word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import Compound
from search.proof.leaves import (
    AnyForm,
    Anything,
    AsWritten,
    Leaf,
    LetterForLetter,
    Like,
    Opening,
    Similar,
    are_similar,
    finds,
)
from tests.search.oracle import FIXED


@pytest.mark.parametrize(
    ("leaf", "written", "found"),
    [
        (AsWritten("severine"), "Séverine", True),
        (AsWritten("strike"), "strikes", False),
        (AnyForm("strike"), "Striking", True),
        (AnyForm("strike"), "strikers", False),
        (AnyForm("house", (Compound("ware", "house"),)), "Warehouses", True),
        (AnyForm("Ed", (Compound("resign", "Ed"),)), "resigned", False),
        (LetterForLetter("US"), "US", True),
        (LetterForLetter("US"), "us", False),
        (LetterForLetter("US"), "U.S.", False),
        (LetterForLetter("finance"), "ﬁnance", True),
        (LetterForLetter("docker"), "dock\u00ader", True),
        (LetterForLetter("Severine"), "Séverine", False),
        (Like("milit*"), "Military", True),
        (Like("milit*"), "paramilitary", False),
        (Like("*milit*"), "paramilitary", True),
        (Like("wom?n"), "women", True),
        (Like("wom?n"), "womn", False),
        (Like("str?"), "stra\u00df", False),
        (Like("caf?"), "Café", True),
        (Like("Séver*"), "severine", True),
        (Like("1,*"), "1,578", True),
        (Like("??a"), "桥在", False),
        (Similar("shoygu", 1), "Shoigu", True),
        (Similar("shoygu", 1), "Shoiga", False),
        (Similar("shoygu", 2), "Shoiga", True),
        (Similar("ab", 2), "桥在", False),
        (Opening("桥"), "桥", True),
        (Anything(), "anything", True),
    ],
    ids=str,
)
def test_a_leaf_finds_what_it_says(leaf: Leaf, written: str, found: bool) -> None:
    """Capitals, accents and forms count where the leaf says so, and nowhere else."""
    assert finds(leaf, written, "en") is found


def test_forms_are_those_of_the_texts_language() -> None:
    """A word has the forms that the language of the article gives it."""
    assert finds(AnyForm("Streiks"), "Streik", "de")
    assert not finds(AnyForm("Hafenarbeitern"), "Hafenarbeiter", None)
    assert finds(AnyForm("Hafenarbeitern"), "Hafenarbeiter", "de")


def test_accents_that_readers_leave_out_are_found_both_ways() -> None:
    """Turkish kose and köşe find each other, though their spellings have two stems."""
    assert finds(AnyForm("kose"), "köşe", "tr")
    assert finds(AnyForm("köşe"), "kose", "tr")


_SHORT = st.text("abc", max_size=5)


@given(_SHORT, _SHORT, st.integers(1, 2))
@FIXED
def test_similar_words_are_few_changes_apart(one: str, other: str, most: int) -> None:
    """Counted from the ends by plain recursion: add, leave out, replace, or swap two neighbours."""

    @cache
    def changes(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [
            changes(i - 1, j) + 1,
            changes(i, j - 1) + 1,
            changes(i - 1, j - 1) + (one[i - 1] != other[j - 1]),
        ]
        if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
            ways.append(changes(i - 2, j - 2) + 1)
        return min(ways)

    assert are_similar(one, other, most) is (changes(len(one), len(other)) <= most)
