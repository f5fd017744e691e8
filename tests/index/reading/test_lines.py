"""The lines of a draft, with what stands between them."""

from __future__ import annotations

from index.formats.plain import blocks
from index.model import Kind, Span
from index.reading.draft import Block, Layout
from index.reading.lines import Gap, lines


def _lines(text: str) -> list[tuple[str, str, int]]:
    return [(line.text, line.gap.name, line.indent) for line in lines(text, tuple(blocks(text)))]


def test_lines_know_what_parts_them() -> None:
    """A line end, a blank line or a page end, and how far in a line begins."""
    assert _lines("One\n  two\n\n\tthree\r\nfour\n\f\nfive\fsix") == [
        ("One", "BLANK", 0), ("two", "NEWLINE", 2), ("three", "BLANK", 1), ("four", "NEWLINE", 0),
        ("five", "PAGE", 0), ("six", "PAGE", 0),
    ]  # fmt: skip


def test_a_line_has_its_own_place() -> None:
    """The span of a line is its first to its last visible character."""
    text = "One  \n  two \n"
    assert [text[line.span.start : line.span.end] for line in lines(text, tuple(blocks(text)))] == [
        "One", "two",
    ]  # fmt: skip


def test_line_ends_that_mean_nothing_are_left_alone() -> None:
    """Markup, whole blocks and texts that are not those of the source stay one line."""
    text, span = "One\ntwo", Span(0, 7)
    for block in (
        Block("One two", span, soft_lines=True),
        Block("One two", span, whole=True),
        Block("One two", span, kind=Kind.HEADING),
        Block("Other two", span),
    ):
        assert [line.text for line in lines(text, (block,))] == [block.text]


def test_blocks_on_another_page_or_column_are_parted_by_a_page_end() -> None:
    """A column ends like a page."""
    at = [Layout(1), Layout(1), Layout(1, column=1), Layout(2)]
    found = lines("abcd", [Block("abcd"[n], Span(n, n + 1), layout=at[n]) for n in range(4)])
    assert [line.gap for line in found] == [Gap.BLANK, Gap.BLANK, Gap.PAGE, Gap.PAGE]
