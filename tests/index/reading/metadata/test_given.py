"""Given names."""

from __future__ import annotations

import pytest

from index.reading.metadata.given import is_given


@pytest.mark.parametrize("word", ["Jane", "JANE", "José", "Jean-Luc", "Олена", "Анна"])
def test_a_common_given_name_is_known(word: str) -> None:
    """In capitals, with accents, in two parts."""
    assert is_given(word)


@pytest.mark.parametrize("word", ["", "Foreign", "April", "Virginia", "Will"])
def test_words_towns_and_months_are_no_given_names(word: str) -> None:
    """What is a word as well tells nothing."""
    assert not is_given(word)
