"""Texts cut into pieces, which hold all words whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import has_ideographs, words
from index.pieces import ENCODING, cut
from tests.index.hostile import FIXED, hostile_text


def _pieces(texts: list[str]) -> list[list[str]]:
    """The pieces of each text."""
    laid = cut(texts)
    pieces = [
        laid.buffer[start:end].decode(*ENCODING)
        for start, end in zip(laid.starts.tolist(), laid.ends.tolist(), strict=True)
    ]
    bounds = laid.text_starts.tolist()
    assert len(bounds) == len(texts) + 1
    assert bounds[-1] == len(pieces)
    return [pieces[bounds[at] : bounds[at + 1]] for at in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The bridge, it waits.", ["The", "bridge", "it", "waits"]),
        ("the U.S.-led 1,578.50", ["the", "U.S", "led", "1,578.50"]),
        ("C++, C#5 and a+b #c", ["C++", "C#5", "and", "a+b", "c"]),
        ("it’s “Größe” – 5\u00a0km…", ["it", "s", "Größe", "5", "km"]),
        ("a\x00b\nc", ["a", "b", "c"]),
        ("...", []),
        ("", []),
    ],
)
def test_pieces_stand_between_blanks_and_signs(text: str, pieces: list[str]) -> None:
    """A piece is a word most of the time."""
    assert _pieces(["x", text, "y"]) == [["x"], pieces, ["y"]]


@FIXED
@given(st.lists(hostile_text, max_size=4))
def test_the_words_of_a_text_are_those_of_its_pieces(texts: list[str]) -> None:
    """So each piece can be given to the analyzer alone, and once."""
    texts = [text for text in texts if not has_ideographs(text)]
    for text, pieces in zip(texts, _pieces(texts), strict=True):
        of_pieces = [word.text for piece in pieces for word in words(piece)]
        assert of_pieces == [word.text for word in words(text)]


@FIXED
@given(st.lists(hostile_text, max_size=4))
def test_stops_are_the_signs_that_may_end_a_sentence(texts: list[str]) -> None:
    """Every . ! and ? outside of pieces is told, and whatever means the same."""
    laid = cut([text for text in texts if not has_ideographs(text)])
    inside = set[int]().union(*map(range, laid.starts.tolist(), laid.ends.tolist()))
    stops = {at for at, byte in enumerate(laid.buffer) if byte in b".!?"} - inside
    assert set(laid.stops.tolist()) == stops
