"""Where the words of a text begin and end."""

from __future__ import annotations

from index.segment import words
from search.language.cutting import whole_words
from search.language.limits import MOST_WORDS


def test_words_are_those_of_the_index() -> None:
    """One place for each indexed word, whichever signs are around."""
    text = "The U.S.-led  talks; £1,578"
    assert whole_words(text) == [(word.start, word.end) for word in words(text)]
    assert whole_words("the quick fox2") == [(0, 3), (4, 9), (10, 14)]


def test_a_run_of_ideographs_is_one_word_to_the_eye() -> None:
    """Its pairs overlap and stay together."""
    assert whole_words("桥在等, 船") == [(0, 3), (5, 6)]


def test_of_far_too_many_words_enough_are_cut_to_say_so() -> None:
    """Cutting a text that is refused anyway takes little time, and one that is not is whole."""
    assert MOST_WORDS < len(whole_words("a-" * 20_000)) < 20_000
    assert len(whole_words("-" * 9_000 + "a-b")) == 2
