"""The lines of a draft, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from index.model import Span
from index.reading.draft import Block, clean

_DEEPEST = 40  # letters of white space looked at before a line: columns deep on a page are no more
_LINE = re.compile(r"[^\r\n\f]+")
_LINE_END = re.compile(r"[\n\r\f]")
_LINE_ENDS = ("\n", "\r\n", "\r")


class Gap(Enum):
    """What parts a line from the one before it."""

    NEWLINE = "a line end"
    BLANK = "a blank line, or the markup"
    PAGE = "a page end"


@dataclass(slots=True)
class Line:
    """A line of text as printed, or a whole block where its line ends mean nothing."""

    text: str
    span: Span
    gap: Gap
    block: Block
    indent: int = 0  # white space before its first letter


def lines(source_text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """All lines of a draft in order. Takes time in proportion to the text."""
    paged = "\f" in source_text
    end = 0
    before: Block | None = None
    for block in blocks:
        start = block.span.start
        page = (paged and "\f" in source_text[end:start]) or _is_on_next_page(before, block)
        for line in _lines_of(source_text, block) or [_only_line(source_text, block)]:
            if page:
                line.gap, page = Gap.PAGE, False
            yield line
        end, before = block.span.end, block


def _is_on_next_page(before: Block | None, block: Block) -> bool:
    if before is None or before.layout is None or block.layout is None:
        return False
    places = [(b.layout.page, b.layout.column) for b in (before, block) if b.layout]
    return places[0] != places[1]


def _lines_of(source_text: str, block: Block) -> list[Line]:
    """The lines of a block; none where it has one, or where line ends mean nothing in it."""
    start, end = block.span.start, block.span.end
    if block.soft_lines or block.kind or (block.whole and not block.hard_lines):
        return []
    if not _LINE_END.search(source_text, start, end):
        return []
    found = [line for line in _LINE.finditer(source_text, start, end) if not line[0].isspace()]
    texts = [clean(line[0]) for line in found]
    if " ".join(text for text in texts if text) != block.text:
        return []  # there is markup in it, of which its format alone knows
    result: list[Line] = []
    last = start
    for match, text in zip(found, texts, strict=True):
        if text:
            gap = _gap(source_text[last : match.start()]) if result else Gap.BLANK
            result.append(_line(source_text, match, text, gap, block))
            last = match.end()
    return result


def _gap(between: str) -> Gap:
    if "\f" in between:
        return Gap.PAGE
    return Gap.NEWLINE if between in _LINE_ENDS else Gap.BLANK


def _only_line(source_text: str, block: Block) -> Line:
    return Line(block.text, block.span, Gap.BLANK, block, _indent(source_text, block.span.start))


def _line(source_text: str, match: re.Match[str], text: str, gap: Gap, block: Block) -> Line:
    raw = match[0]
    start = match.start() + len(raw) - len(raw.lstrip())
    end = match.end() - (len(raw) - len(raw.rstrip()))
    return Line(text, Span(start, end), gap, block, _indent(source_text, start))


def _indent(source_text: str, start: int) -> int:
    before = source_text[max(0, start - _DEEPEST) : start]
    return len(before) - len(before.rstrip(" \t\u00a0\u3000"))
