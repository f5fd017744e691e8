"""Hyphens at line ends."""

from __future__ import annotations

import pytest

from index.reading.hyphens import Vocabulary, glued


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("on Sat-", "urday", "on Saturday"),
        ("a well-", "known boat", "a well-known boat"),
        ("the Russian-", "American talks", "the Russian-American talks"),
        ("an 18-", "year-old", "an 18-year-old"),
        ("an 18-year-", "old boat", "an 18-year-old boat"),
        ("state-of-", "the-art", "state-of-the-art"),
        ("mid-", "and long-term", "mid- and long-term"),
        ("Ein-", "und Ausgang", "Ein- und Ausgang"),
        ("Hafen-", "amt", "Hafenamt"),
        ("жел\u00ad", "езо", "железо"),
        ("Sat\ufffe", "urday", "Saturday"),
        ("he went -", "and came", "he went - and came"),
        ("it was--", "and is", "it was-- and is"),
        ("two", "words", "two words"),
        ("码头工人", "罢工", "码头工人罢工"),
    ],
)
def test_a_line_end_is_a_space_or_nothing(left: str, right: str, expected: str) -> None:
    """The hyphen of the line goes, that of the word stays, and other lines get a space."""
    assert glued(left, right, Vocabulary("")) == expected


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        ("the shipowner came", "a shipowner"),
        ("the ship-owner came", "a ship-owner"),
        ("a ship and its owner", "a ship-owner"),
        ("a ship-\nowner", "a shipowner"),
    ],
)
def test_the_article_itself_tells_how_a_word_is_written(elsewhere: str, expected: str) -> None:
    """The word as it stands elsewhere decides; another line end does not."""
    assert glued("a ship-", "owner", Vocabulary(elsewhere)) == expected
