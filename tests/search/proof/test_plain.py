"""What lies between two words of a plain text, without cutting the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import sentence_starts, words
from search.proof.plain import count_words, is_parted, plain
from tests.search.oracle import FIXED

_PIECES = [
    "strike", "Strikes", "the", "The", "U.S.", "u.s", "C++", "c#", "A", "i", "Mr.", "No.", "Jan.",
    "1,578", "1", "5.", "3.5m", "1.2.3", "1,23,456", "don’t", "on-line", "e.g.", "x.y", "b.", "x#y",
    " ", " ", " ", " ", " ", "\n", ". ", ".", ",", "-", "! ", "?”", "…", "’ ", "“", "+", "#", "_",
    " .", "...", ". . ", ".) ", "\u00a0", "$", "\t",
]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@given(texts, st.data())
@FIXED
def test_words_between_two_words_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    """Counting from a word to a later one gives how far apart they stand in the whole text."""
    found = words(text)
    letters = plain(text)
    assert letters is not None
    for after, word in enumerate(found):
        if letters[: word.start].endswith((".", ",")) and word.start > 1:
            continue  # which may be part of a figure: see `count_words`
        assert count_words(letters, 0, word.start) == after
        before = data.draw(st.integers(0, after))
        if before < after:
            between = count_words(letters, found[before].end, word.start)
            assert between == after - before - 1


@given(texts)
@FIXED
def test_sentences_end_between_two_words_where_they_end_in_the_text(text: str) -> None:
    """Whether two words stand in one sentence is the same seen from the two and from the whole."""
    found = words(text)
    starts = sentence_starts(found, text)
    letters = plain(text)
    assert letters is not None
    for before in range(len(found)):
        for after in range(before + 1, len(found)):
            parted = any(before < start <= after for start in starts)
            assert is_parted(text, letters, found[before].start, found[after].start) is parted


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A “Dock’s” end…", "a 'dock's' end'"), ("Séverine", None), ("a\u00addock", None), ("", "")],
    ids=["signs", "letters", "soft hyphen", "empty"],
)
def test_a_plain_text_keeps_its_places(text: str, expected: str | None) -> None:
    """Signs that part words are left out of account; other letters are not."""
    assert plain(text) == expected
