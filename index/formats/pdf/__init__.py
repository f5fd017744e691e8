"""PDF: the text that is in it, paragraph by paragraph, with the pages it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from index.errors import ArticleError
from index.formats.pdf.layout import Stretch, furniture, most_common_size, stretches
from index.formats.pdf.pages import Page, read_pages
from index.model import Evidence, Kind, Span
from index.reading.draft import Block, Declared, Draft, Layout, clean

__all__ = ["read"]

_MADE_BY = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|\S+\.(?:docx?|indd|qxd|pdf|pptx?|rtf|odt|tex|html?)$"
    r"|slide 1|\W*$", re.I,
)  # fmt: skip
_TITLE_SIZE, _HEADING_SIZE = 1.25, 1.1  # times the size of the text
_TITLE_LETTERS, _HEADING_LETTERS = 250, 120
_PAGE_BREAK = "\f\n"


def read(data: bytes) -> Iterator[Draft]:
    """The one article that a PDF is: the source text has a line of text for each line, an empty
    line between blocks and a form feed between pages.

    Raises ArticleError for a file that cannot be opened and one without text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _closed(str(error)) from error
    try:
        pages = list(read_pages(document))
        if not any(page.lines for page in pages):
            raise _no_text(len(pages))
        yield _draft(pages, _properties(document))
    finally:
        document.close()


def _closed(reason: str) -> ArticleError:
    if "password" in reason.lower():
        return ArticleError(
            "It is locked with a password.",
            "Byline cannot open it.",
            "Save a copy without the password.",
        )
    return ArticleError(
        f"It cannot be opened as a PDF: {reason.rstrip('.')}.",
        "The file is damaged or was cut short.",
        "Fetch or save it anew.",
    )


def _no_text(pages: int) -> ArticleError:
    shown = f"{pages:,} page{'s' * (pages != 1)}"
    return ArticleError(
        f"It has {shown} and no text.",
        "Its pages are pictures, as scanners make them, and nothing in them can be found.",
        "Run text recognition (OCR) on it and index the result.",
    )


def _properties(document: pdfium.PdfDocument) -> tuple[Declared, ...]:
    """What the program wrote that made the PDF. The day it was made is no day of publication."""
    found = document.get_metadata_dict()
    values = {"title": clean(found.get("Title", "")), "author": clean(found.get("Author", ""))}
    if _MADE_BY.match(values["title"]):
        values["title"] = ""
    values = {key: value for key, value in values.items() if value}
    return (Declared("PDF properties", values, weak=True),) if values else ()


def _draft(pages: Sequence[Page], declared: tuple[Declared, ...]) -> Draft:
    apart = furniture(pages)
    usual = most_common_size(line for page in pages for line in page.lines)
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for page in pages:
        for stretch in stretches(page, apart):
            lines = "\n".join(shown for line in stretch.lines if (shown := clean(line.text)))
            if lines:
                blocks.append(_block(stretch, lines, length, usual))
                text.append(lines + "\n\n")
                length += len(text[-1])
        text.append(_PAGE_BREAK)
        length += len(_PAGE_BREAK)
    return Draft("".join(text), tuple(_titled(blocks, usual)), declared, "", _without_text(pages))


def _block(stretch: Stretch, lines: str, start: int, usual: float) -> Block:
    shown = clean(lines)
    kind = None
    if stretch.furniture:
        kind = Kind.BOILERPLATE
    elif stretch.size >= _HEADING_SIZE * usual and len(shown) <= _HEADING_LETTERS:
        kind = Kind.HEADING
    layout = Layout(
        stretch.page, stretch.size, stretch.indented, stretch.full, stretch.column,
        stretch.furniture,
    )  # fmt: skip
    return Block(shown, Span(start, start + len(lines)), kind, hard_lines=True, layout=layout)


def _titled(blocks: list[Block], usual: float) -> list[Block]:
    """The blocks, with what is set largest on the first page as the title."""
    first = [
        at for at, block in enumerate(blocks)
        if block.layout and block.layout.page == 1 and not block.layout.furniture
        and len(block.text) <= _TITLE_LETTERS
    ]  # fmt: skip
    largest = max(first, key=lambda at: _size(blocks[at]), default=None)
    if largest is not None and _size(blocks[largest]) >= _TITLE_SIZE * usual:
        blocks[largest] = blocks[largest]._replace(kind=Kind.TITLE)
    return blocks


def _size(block: Block) -> float:
    return block.layout.size if block.layout else 0.0


def _without_text(pages: Sequence[Page]) -> tuple[Evidence, ...]:
    """Which pages are pictures: what stands on them is not found."""
    numbers = [str(page.number) for page in pages if not page.lines]
    if not numbers:
        return ()
    where = "pages without text, which are empty or pictures"
    return (Evidence("text", ", ".join(numbers), where, "", 1.0),)
