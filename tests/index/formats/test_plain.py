"""Plain text: blocks parted by blank lines."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given

from index.formats import plain
from tests.index.hostile import FIXED, hostile_text


def _texts(source_text: str) -> list[str]:
    return [block.text for block in plain.blocks(source_text)]


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="a blank line parts"),
        pytest.param("One\nline.\n", ["One line."], id="a line break does not"),
        pytest.param("One.\r\n\r\nTwo\r\nlines.", ["One.", "Two lines."], id="Windows line ends"),
        pytest.param("One.\r\rTwo\rlines.", ["One.", "Two lines."], id="old Mac line ends"),
        pytest.param("One.\n \t \nTwo.", ["One.", "Two."], id="a line of white space is blank"),
        pytest.param("\n\n  One.  \n\n\n\n", ["One."], id="white space around"),
        pytest.param("a \t  b\u00a0c", ["a b c"], id="white space within"),
        pytest.param("a \x00 b\x07", ["a b"], id="control characters"),
        pytest.param("\x00 \x07", [], id="control characters alone"),
        pytest.param("One\x0cTwo", ["One Two"], id="a page break parts words, not paragraphs"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="white space alone"),
        pytest.param("5 < 6 & <b>so</b> *on*", ["5 < 6 & <b>so</b> *on*"], id="no markup is read"),
    ],
)
def test_a_text_is_cut_at_its_blank_lines(source_text: str, expected: list[str]) -> None:
    """A reader sees each block on one line, with its white space folded."""
    assert _texts(source_text) == expected


def test_a_block_says_where_it_stands() -> None:
    """The span of a block is its first to its last visible character."""
    source_text = "\n  One\nline. \r\n\r\n  Two.\n"
    assert [
        source_text[block.span.start : block.span.end] for block in plain.blocks(source_text)
    ] == ["One\nline.", "Two."]


@FIXED
@given(hostile_text)
def test_no_letter_is_lost_between_blocks(source_text: str) -> None:
    """All characters but white space and control characters are in a block, once and in order."""
    blocks = list(plain.blocks(source_text))
    end = 0
    for block in blocks:
        assert end <= block.span.start < block.span.end <= len(source_text)
        end = block.span.end
    assert _visible("".join(block.text for block in blocks)) == _visible(source_text)
    assert _visible(
        "".join(source_text[block.span.start : block.span.end] for block in blocks)
    ) == _visible(source_text)


def _visible(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cc")


@FIXED
@given(hostile_text)
def test_the_text_of_a_block_is_one_clean_line(source_text: str) -> None:
    """What is shown holds no control character, and no white space but single spaces within."""
    for text in _texts(source_text):
        assert text
        assert text == " ".join(text.split())
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in text)


@pytest.mark.parametrize(
    "source_text",
    ["a\n" + " " * 20_000 + "\nb", "a" + " " * 20_000 + "b", "a\n" * 20_000, "\r" * 20_000],
    ids=["blanks in a line", "blanks in a text", "lines", "line ends"],
)
def test_a_long_run_of_one_character_takes_no_time(source_text: str) -> None:
    """A file of nothing but blanks, as bad conversions make them, does not hold up a run."""
    began = time.process_time()
    _texts(source_text)
    assert time.process_time() - began < 1.0
