"""The words of a text, and what leaves find among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import normal_form, sentence_starts, words
from search.proof.bits import positions_of
from search.proof.cutting import Cut
from search.proof.leaves import (
    AnyForm,
    Anything,
    AsWritten,
    Leaf,
    LetterForLetter,
    Like,
    Opening,
    Similar,
    finds,
)
from tests.search.oracle import FIXED

_PIECES = [
    "strike", "Strikes", "U.S.", "us", "US", "C++", "C", "c#", "1,578", "1", "578", "3.5m", "a",
    "don’t", "Séverine", "ﬁnd", "Straße", "köşe", "桥在", "桥", "等", "น้ำ", "ст", "é", "e\u0301",
    " ", " ", " ", " ", "\n", "\u00a0", ".", ",", "-", "’", "“", "+", "#", "_", "\u00ad", "½", "٣",
]  # fmt: skip
hostile = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)
_LEAVES: list[Leaf] = [
    AsWritten("strike"), AsWritten("us"), AsWritten("c++"), AsWritten("1,578"), AsWritten("桥在"),
    AnyForm("strike"), AnyForm("kose"), LetterForLetter("US"), LetterForLetter("é"),
    Like("s*"), Like("?"), Similar("strike", 2), Anything(),
]  # fmt: skip


@given(hostile, st.sampled_from(_LEAVES), st.sampled_from(["en", "tr", "zh", None]))
@FIXED
def test_a_leaf_finds_the_words_of_a_text(text: str, leaf: Leaf, language: str | None) -> None:
    """The same as asking it of each word that the analyzer cuts, where that word stands."""
    cut = Cut(text, language)
    expected = [
        (at, (word.start, word.end))
        for at, word in enumerate(words(text))
        if finds(leaf, text[word.start : word.end], language)
    ]
    found = positions_of(cut.found(leaf))
    assert [*zip(found, cut.spans(cut.found(leaf)), strict=True)] == expected
    assert cut.count == len(words(text))
    assert cut.sentences == sentence_starts(words(text), text)


@given(hostile)
@FIXED
def test_one_ideograph_is_found_in_the_pairs_it_opens(text: str) -> None:
    """It is marked alone, without the one it is paired with."""
    cut = Cut(text, "zh")
    found = cut.found(Opening("桥"))
    spans = cut.spans(0, found)
    assert [text[start:end] for start, end in spans] == ["桥"] * text.count("桥")


@pytest.mark.parametrize("text", ["", " ", "“…”", "👩‍🚀"])
def test_a_text_may_have_no_words(text: str) -> None:
    """Then nothing is found in it."""
    cut = Cut(text, None)
    assert (cut.count, cut.sentences, cut.found(Anything())) == (0, [], 0)
    assert normal_form("") == ""
