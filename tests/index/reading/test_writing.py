"""How sentences begin and end on paper."""

from __future__ import annotations

import pytest

from index.reading import writing
from index.reading.writing import ends_sentence


@pytest.mark.parametrize(
    "text",
    [
        "End.",
        "End?”",
        'End."',
        "Ende.“",
        "Fin. »",
        "End!)",
        "End…",
        "他走了。",
        "Ende.«",
        "Ende.‘“",
        "समाप्त।",
    ],
)
def test_a_sentence_ends_in_its_mark(text: str) -> None:
    """Closing quotes and brackets may stand behind the mark."""
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["End", "End,", "End:", "the “end", "", "1990", "end-"])
def test_other_ends_are_no_sentence_ends(text: str) -> None:
    """A word, a comma, a colon or an opening quote goes on."""
    assert not ends_sentence(text)


def test_words_are_listed_as_they_are_looked_up() -> None:
    """Every list is in small letters, or a word in it would never be found."""
    for name, words in vars(writing).items():
        if isinstance(words, frozenset):
            assert all(word == word.lower() for word in words), name
