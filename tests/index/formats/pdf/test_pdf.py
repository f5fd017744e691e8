"""PDF through the door: from bytes to an article with pages."""

from __future__ import annotations

import pytest

from index.formats import pdf as pdf_format
from index.formats import read_file
from index.model import Article, Failure, Kind
from index.reading.draft import Draft
from tests.index.formats.building import pdf
from tests.index.formats.pdf.setting import column, with_furniture

_TEXTS = [
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls.",
    "The operator blamed the bridge. The bridge, which has blamed the operator since March, "
    "declined to open until the tide had turned twice. It has done so before.",
    "Passengers were offered vouchers for the café. It accepts none, the owner said, and she has "
    "a drawer full of them to prove it to whoever should ask for one.",
]
_HEADLINE = (72.0, 720.0, 20.0, "*Night ferry stays for breakfast")


def _two_pages() -> bytes:
    lines = column(_TEXTS, 72, 690, 300, gap=6)
    return pdf(with_furniture([[_HEADLINE, *lines[:6]], [*lines[6:]]]), {"Title": "ferry.docx",
               "Author": "Felix Holt", "CreationDate": "D:20230101000000Z"})  # fmt: skip


def _draft(data: bytes) -> Draft:
    (draft,) = pdf_format.read(data)
    return draft


def _failure(data: bytes, path: str = "a.pdf") -> str:
    (failure,) = read_file(data, path)
    assert isinstance(failure, Failure)
    return failure.reason


@pytest.mark.parametrize("path", ["saved/ferry.pdf", "ferry.txt", "ferry"])
def test_a_pdf_is_an_article_under_any_name(path: str) -> None:
    """Title, paragraphs and their pages come from the pages; a paragraph over two is one."""
    (article,) = read_file(_two_pages(), path)
    assert isinstance(article, Article)
    assert article.source.format == "pdf"
    assert article.metadata.title == "Night ferry stays for breakfast"
    body = [p for p in article.paragraphs if p.kind is Kind.BODY]
    assert [(p.page, p.text) for p in body] == [(1, _TEXTS[0]), (1, _TEXTS[1]), (2, _TEXTS[2])]
    furniture = [p.text for p in article.paragraphs if p.kind is Kind.BOILERPLATE]
    assert furniture == ["The Weekday Ledger", "Page 1", "The Weekday Ledger", "Page 2"]


def test_the_day_a_pdf_was_made_is_no_publication_date() -> None:
    """Properties are weak declarations, file names are no titles, and the date is not taken."""
    (declared,) = _draft(_two_pages()).declared
    assert (dict(declared.values), declared.weak) == ({"author": "Felix Holt"}, True)
    (article,) = read_file(_two_pages(), "ferry.pdf")
    assert isinstance(article, Article)
    assert article.metadata.date is None


def test_blocks_stand_in_the_text_taken_out() -> None:
    """The source text has the lines of the pages; each block says how it is set."""
    draft = _draft(_two_pages())
    for block in draft.blocks:
        raw = draft.source_text[block.span.start : block.span.end]
        assert " ".join(raw.split()) == block.text
        assert block.hard_lines and block.layout
    assert draft.source_text.count("\f") == 2
    assert {block.layout.page for block in draft.blocks if block.layout} == {1, 2}


def test_a_pdf_of_pictures_needs_text_recognition() -> None:
    """A scan is reported with what to do; single pages without text are named."""
    assert _failure(pdf([[], []])) == (
        "It has 2 pages and no text. Its pages are pictures, as scanners make them, and nothing in "
        "them can be found. Run text recognition (OCR) on it and index the result."
    )
    (evidence,) = _draft(pdf([[_HEADLINE], [], []])).evidence
    assert (evidence.field, evidence.value) == ("text", "2, 3")


@pytest.mark.parametrize(
    "data",
    [_two_pages()[:400], b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(10_000),
     _two_pages().replace(b"/Pages", b"/Bogus")],
    ids=["cut short", "a first line", "zeros", "no pages"],
)  # fmt: skip
def test_a_damaged_pdf_is_a_failure(data: bytes) -> None:
    """What cannot be opened says so, and stops nothing."""
    assert _failure(data).startswith(("It cannot be opened as a PDF: ", "It has 0 pages"))


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"trailer << ", b"trailer << /Prev 9 "), (b"/Kids [5 0 R", b"/Kids [2 0 R"),
     (b"/Size ", b"/Size 4000000000"), (b"/Length ", b"/Length 99999999")],
    ids=["a circle of tables", "a circle of pages", "a huge table", "a wrong length"],
)  # fmt: skip
def test_a_pdf_that_runs_in_circles_is_read_or_refused(old: bytes, new: bytes) -> None:
    """Tables and pages that point to themselves or to nowhere end with an answer."""
    assert list(read_file(_two_pages().replace(old, new), "a.pdf"))


def test_a_packed_pdf_reads_like_an_open_one() -> None:
    """Streams are unpacked."""
    page = [_HEADLINE, *column(_TEXTS, 72, 690, 300, gap=6)]
    assert _draft(pdf([page], deflated=True)).blocks == _draft(pdf([page])).blocks
