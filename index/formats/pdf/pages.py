"""The lines of text on the pages of a PDF, as pdfium finds them, each with its place."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_WORD = re.compile(r"\S+")
# At a hyphen before a line end pdfium gives this instead of both, whichever call is used.
_BROKEN = re.compile("[\ufffe\x02]")
_GAP = 1.6  # in sizes of the letters: white space that wide parts columns, not words
_FONT_NAME_BYTES = 128
_BOLD = re.compile(r"bold|black|heavy|semi|demi", re.I)


@dataclass(slots=True)
class Line:
    """A line in one column. Places are points from the left and from the bottom of the page.

    `base` is where its letters stand. `first` is the width of its first word, which says whether
    that would have fitted above.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order in which they were drawn."""

    number: int  # from 1
    height: float
    width: float
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    start: int  # among the page's characters


def read_pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    """The pages of a document, one after another; a page that cannot be read has no lines."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield Page(index + 1, 0.0, 0.0, [])
            continue
        text_page = page.get_textpage()
        width, height = page.get_size()
        yield Page(index + 1, height, width, list(_lines(text_page)))
        text_page.close()
        page.close()


def _lines(text_page: pdfium.PdfTextPage) -> Iterator[Line]:
    count = text_page.count_chars()
    text = text_page.get_text_range()
    if len(text) != count:  # letters that Python counts in another way
        text = "".join(chr(raw.FPDFText_GetUnicode(text_page, at)) for at in range(count))
    text = _BROKEN.sub("\ufffe", text)
    box = _Box(text_page)
    at = 0
    for drawn in re.split("(?<=[\n\ufffe])", text):
        words = [_word(match, at, box) for match in _WORD.finditer(drawn)]
        at += len(drawn)
        yield from (_line(text_page, box, part) for part in _parts(text_page, words))


def _word(match: re.Match[str], at: int, box: _Box) -> _Word:
    start, end = at + match.start(), at + match.end() - 1
    left, right = box.sides(start)
    if end > start:
        _, right = box.sides(end)
    return _Word(match[0].replace("\ufffe", "-"), left, right, start)


class _Box:
    """Asks pdfium where a character stands."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page
        self._places = [ctypes.c_double() for _ in range(4)]

    def sides(self, at: int) -> tuple[float, float]:
        left, right, bottom, top = self._places
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, right.value

    def base(self, at: int) -> float:
        across, up, _, _ = self._places
        raw.FPDFText_GetCharOrigin(self._page, at, across, up)
        return up.value


def _parts(text_page: pdfium.PdfTextPage, words: list[_Word]) -> Iterator[list[_Word]]:
    """A drawn line, cut where white space as wide as between columns stands in it."""
    part: list[_Word] = []
    for word in words:
        if part:
            gap = word.left - part[-1].right
            size = raw.FPDFText_GetFontSize(text_page, word.start)
            if gap > _GAP * size or gap < -2 * size:
                yield part
                part = []
        part.append(word)
    if part:
        yield part


def _line(text_page: pdfium.PdfTextPage, box: _Box, words: list[_Word]) -> Line:
    first = words[0]
    return Line(
        text=" ".join(word.text for word in words),
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        base=box.base(first.start),
        size=round(raw.FPDFText_GetFontSize(text_page, first.start), 1),
        first=first.right - first.left,
        bold=_is_bold(text_page, first.start),
    )


def _is_bold(text_page: pdfium.PdfTextPage, at: int) -> bool:
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, at, name, _FONT_NAME_BYTES, flags)
    return bool(_BOLD.search(name.value.decode("utf-8", "replace")))
