"""The lines of text on the pages of a PDF."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from index.formats.pdf.pages import Line, Page, read_pages
from tests.index.formats.building import Line as Drawn
from tests.index.formats.building import pdf


def _pages(*pages: list[Drawn]) -> list[Page]:
    document = pdfium.PdfDocument(pdf(pages))
    try:
        return list(read_pages(document))
    finally:
        document.close()


def _lines(*drawn: Drawn) -> list[Line]:
    (page,) = _pages(list(drawn))
    return page.lines


def test_a_line_says_where_it_stands_and_how_it_is_set() -> None:
    """Left edge, foot and size of the letters are those it was drawn with."""
    plain, bold = _lines((72, 700, 11, "The night ferry stayed."), (72, 680, 14, "*Rolls"))
    assert plain.text == "The night ferry stayed."
    assert plain.left == pytest.approx(72, abs=1)
    assert plain.base == pytest.approx(700)
    assert (plain.size, plain.bold) == (11, False)
    assert 100 < plain.right - plain.left < 130
    assert 15 < plain.first < 25
    assert (bold.text, bold.size, bold.bold) == ("Rolls", 14, True)


def test_a_hyphen_at_a_line_end_is_a_hyphen_and_a_line_end() -> None:
    """The mark that pdfium puts in the place of both is never seen."""
    lines = _lines((72, 700, 11, "It did not leave on Satur-"), (72, 688, 11, "day at all."))
    assert [line.text for line in lines] == ["It did not leave on Satur-", "day at all."]


def test_columns_side_by_side_are_apart() -> None:
    """Two texts at one height with a gutter between them are two lines, words are not."""
    lines = _lines((72, 700, 11, "On the left side"), (330, 700, 11, "on the right side"))
    assert [line.text for line in lines] == ["On the left side", "on the right side"]


def test_letters_beyond_ascii_are_kept() -> None:
    """Accents, dashes and curly quotes come out as they went in."""
    (line,) = _lines((72, 700, 11, "“Größe – café”"))
    assert line.text == "“Größe – café”"


def test_pages_are_counted_from_one() -> None:
    """Every page is there, those without text too."""
    pages = _pages([(72, 700, 11, "One")], [], [(72, 700, 11, "Three")])
    assert [(page.number, len(page.lines)) for page in pages] == [(1, 1), (2, 0), (3, 1)]
