"""Words and quotations: what one word to the eye is to the index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import Cased, Exact, Phrase, Word, parse
from search.language.cutting import whole_words
from search.language.operands import as_cased, as_written, word
from tests.search.language.outline import outline
from tests.search.oracle import FIXED


def test_one_word_to_the_eye_stays_together() -> None:
    """What the index cuts is a phrase; what it does not cut is a word."""
    assert isinstance(word("strike", 0, 6), Word)
    assert isinstance(word("tax-fraud", 0, 9), Phrase)


def test_quotations_are_words_as_written() -> None:
    """A single word in quotation marks is the same as with =."""
    found = as_written('"Strike"', 0, 8, 1, "Strike", quoted=True)
    assert outline(found) == outline(parse("=Strike")) == "=Strike"


def test_capitals_are_kept_for_those_who_ask() -> None:
    """== makes each word of a phrase one that is compared letter for letter."""
    found = as_cased("==US", 0, 4, 2, "US")
    assert isinstance(found, Cased) and found.text == "US"


@given(st.text(alphabet=st.sampled_from("aB1ё桥ก .,-’'&\u0301"), min_size=1, max_size=12))
@FIXED
def test_a_word_cut_out_of_a_text_is_one_word(text: str) -> None:
    """The parts of a phrase are each one word to the index, so that a printed tree reads back."""
    for start, end in whole_words(text):
        assert whole_words(text[start:end]) == [(0, end - start)]


@pytest.mark.parametrize(
    ("query", "tree"),
    [("£1,578", "1,578"), ("C++", "C++"), ("“桥在 等”", "=桥在 等"), ("Dr.", "Dr")],
)
def test_signs_around_a_word_are_left_out(query: str, tree: str) -> None:
    """They are not indexed, and the query as it was understood does not show them."""
    assert outline(parse(query)) == tree


def test_every_part_of_a_phrase_has_its_place() -> None:
    """A mark on a word of the query can be drawn under that word."""
    query = 'x "the  bridge"'
    phrase = as_written(query, 2, 15, 3, "the  bridge", quoted=True)
    assert isinstance(phrase, Phrase)
    places = [part.place for part in phrase.parts if isinstance(part, Exact)]
    assert [query[place.start : place.end] for place in places] == ["the", "bridge"]
