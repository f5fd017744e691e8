"""From a draft's blocks to an article's paragraphs."""

from __future__ import annotations

import pytest

from index.formats.plain import blocks
from index.model import Kind, Span
from index.reading.draft import Block
from index.reading.paragraphs import Piece, read_paragraphs

_LONG = "The dock strike went into its third day with the gates shut and the bridge open."


def _read(source_text: str, title: str, furniture: dict[int, Kind] | None = None) -> list[Piece]:
    return list(read_paragraphs(tuple(blocks(source_text)), title, furniture or {}))


def test_the_title_comes_first_wherever_it_stands() -> None:
    """The title paragraph is the first one, with the place where the title stands in the text."""
    pieces = _read(f"Harbour Gazette\n\nDAY THREE\n\n{_LONG}", "Day three")
    assert [(piece.kind, piece.text) for piece in pieces[:2]] == [
        (Kind.TITLE, "DAY THREE"),
        (Kind.BODY, "Harbour Gazette"),
    ]
    assert pieces[0].spans == (Span(17, 26),)


def test_a_title_that_is_not_in_the_text_has_an_empty_place() -> None:
    """A title from elsewhere takes no character of the text, and lies before the first block."""
    title, body = _read(f"\n\n{_LONG}", "Day three")
    assert (title.kind, title.text, title.spans) == (Kind.TITLE, "Day three", (Span(2, 2),))
    assert body.text == _LONG


def test_the_title_said_again_is_a_paragraph() -> None:
    """Only the first of two lines with the words of the title is the title."""
    pieces = _read(f"Day three\n\n{_LONG}\n\nDay three", "Day three")
    assert [piece.kind for piece in pieces] == [Kind.TITLE, Kind.BODY, Kind.BODY]


@pytest.mark.parametrize(
    ("text", "follows", "kind"),
    [
        ("Eleven ships", _LONG, Kind.HEADING),
        ("23 ships", _LONG, Kind.HEADING),
        ("Eleven ships.", _LONG, Kind.BODY),
        ("“Eleven ships!”", _LONG, Kind.BODY),
        ("eleven ships", _LONG, Kind.BODY),
        ("Eleven ships", "Or twelve.", Kind.BODY),
        ("十一艘船", "码头工人罢工进入第九天，船上有一架钢琴。", Kind.HEADING),
        ("十一艘船。", "码头工人罢工进入第九天，船上有一架钢琴。", Kind.BODY),
        (_LONG[:-1] + " wide", _LONG * 3, Kind.BODY),
    ],
    ids=["a short line", "begins with a figure", "a sentence", "a quotation", "begins small",
         "little follows", "Chinese", "Chinese sentence", "a long line"],
)  # fmt: skip
def test_a_heading_is_told_from_its_words(text: str, follows: str, kind: Kind) -> None:
    """A heading is short, begins like one, ends without a mark, and longer text follows it."""
    assert _read(f"{text}\n\n{follows}", "Day three")[1].kind is kind


def test_the_last_line_is_no_heading() -> None:
    """A line with nothing below it heads nothing."""
    assert _read(f"{_LONG}\n\nDara Linnell", "Day three")[2].kind is Kind.BODY


def test_what_the_markup_says_counts_before_what_the_words_say() -> None:
    """A block keeps the kind that its format gave it."""
    quote = (Block("Eleven ships.", Span(0, 13), Kind.HEADING), Block(_LONG, Span(15, 99)))
    assert [piece.kind for piece in read_paragraphs(quote, "Day three", {})][1] is Kind.HEADING


def test_furniture_keeps_its_kind() -> None:
    """A line that was told to be a byline is one, whatever it looks like."""
    pieces = _read(f"Felix Holt\n\n{_LONG}", "Day three", {0: Kind.BYLINE})
    assert pieces[1].kind is Kind.BYLINE
