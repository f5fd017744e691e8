"""Where the words of a text begin and end."""

from __future__ import annotations

import re

from index.segment import words
from search.language.cutting import PLAIN, is_plain, whole_words
from search.language.limits import MOST_WORDS


def test_words_are_those_of_the_index() -> None:
    """One place for each indexed word, whichever signs are around."""
    text = "The U.S.-led  talks; £1,578"
    assert whole_words(text) == [(word.start, word.end) for word in words(text)]
    assert whole_words("the quick fox2") == [(0, 3), (4, 9), (10, 14)]


def test_plain_letters_need_no_analyzer() -> None:
    """Any run of them is one word of the index, so that most queries are read without it."""
    letters = re.findall(f"[{PLAIN}]", "".join(map(chr, range(0x600))))
    assert len(letters) > 800
    for letter in letters:
        text = f"a{letter}b1{letter}"
        assert is_plain(text)
        assert [(word.start, word.end) for word in words(text)] == [(0, len(text))]
        assert len(words(letter)) == 1


def test_a_run_of_ideographs_is_one_word_to_the_eye() -> None:
    """Its pairs overlap and stay together."""
    assert whole_words("桥在等, 船") == [(0, 3), (5, 6)]


def test_of_far_too_many_words_enough_are_cut_to_say_so() -> None:
    """Cutting a text that is refused anyway takes little time, and one that is not is whole."""
    assert MOST_WORDS < len(whole_words("a-" * 20_000)) < 20_000
    assert len(whole_words("-" * 9_000 + "a-b")) == 2
