"""Plain text: blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Span
from index.reading.draft import Block, Draft, clean

_LINE = re.compile(r"[^\r\n]+")
_LINE_ENDS = ("\n", "\r\n", "\r")


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a text file is."""
    yield Draft(source_text, tuple(blocks(source_text)))


def blocks(source_text: str, start: int = 0) -> Iterator[Block]:
    """The blocks of a text from character `start` on, their lines joined by spaces."""
    for span in _stretches(source_text, start):
        if text := clean(source_text[span.start : span.end]):
            yield Block(text, span)


def trimmed(source_text: str, start: int, end: int) -> Span:
    """The stretch without the white space at both its ends."""
    raw = source_text[start:end]
    return Span(start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))


def _stretches(source_text: str, start: int) -> Iterator[Span]:
    """Lines with something on them, one after another."""
    first = end = start
    for line in _LINE.finditer(source_text, start):
        if line[0].isspace():
            continue
        if source_text[end : line.start()] not in _LINE_ENDS:
            if first < end:
                yield trimmed(source_text, first, end)
            first = line.start()
        end = line.end()
    if first < end:
        yield trimmed(source_text, first, end)
