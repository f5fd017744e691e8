"""From repaired blocks to an article's paragraphs."""

from __future__ import annotations

from index.formats.plain import blocks
from index.model import Kind, Span
from index.reading.draft import Block, Layout
from index.reading.paragraphs import Piece, read_paragraphs

_LONG = "The dock strike went into its third day with the gates shut and the bridge open."


def _read(source_text: str, title: str, told: dict[int, Kind] | None = None) -> list[Piece]:
    return list(read_paragraphs(tuple(blocks(source_text)), title, told or {}))


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


def test_of_several_lines_with_its_words_the_title_is_the_one_marked_as_such() -> None:
    """What the markup calls the title is believed before what stands first."""
    first, second = Block("Day three", Span(0, 9)), Block("Day three", Span(10, 19), Kind.TITLE)
    pieces = list(read_paragraphs((first, second), "Day three", {}))
    assert (pieces[0].spans, pieces[1].kind) == ((Span(10, 19),), Kind.BODY)


def test_what_the_markup_says_counts_before_what_the_words_say() -> None:
    """A block keeps the kind that its format gave it."""
    quote = (Block("Eleven ships.", Span(0, 13), Kind.HEADING), Block(_LONG, Span(15, 99)))
    assert [piece.kind for piece in read_paragraphs(quote, "Day three", {})][1] is Kind.HEADING


def test_what_the_metadata_tell_of_a_line_is_its_kind() -> None:
    """A line that was told to be a byline is one, whatever it looks like."""
    pieces = _read(f"Felix Holt\n\n{_LONG}", "Day three", {0: Kind.BYLINE})
    assert pieces[1].kind is Kind.BYLINE


def test_a_paragraph_has_all_its_spans_and_its_page() -> None:
    """What was joined over a page end has two spans, and the page that it begins on."""
    block = Block(_LONG, Span(0, 40), layout=Layout(3), more=(Span(50, 90),))
    (_, piece) = read_paragraphs((block,), "Day three", {})
    assert (piece.spans, piece.page) == ((Span(0, 40), Span(50, 90)), 3)
