"""Plain text: blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Span
from index.reading.draft import Block, Draft, clean

# Lines with something on them, one after another: one line end and no more lies between two.
_STRETCH = re.compile(r"\S[^\r\n]*+(?:(?:\r\n?|\n)[^\S\r\n]*+\S[^\r\n]*+)*+")
_STRETCH_OF_UNIX = re.compile(r"\S.*+(?:\n[^\S\n]*+\S.*+)*+")  # the same where no \r is


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a text file is."""
    yield Draft(source_text, tuple(blocks(source_text)))


def blocks(source_text: str, start: int = 0) -> Iterator[Block]:
    """The blocks of a text from character `start` on, their lines joined by spaces."""
    stretch = _STRETCH if "\r" in source_text else _STRETCH_OF_UNIX
    for match in stretch.finditer(source_text, start):
        if text := clean(match[0]):
            yield Block(text, Span(match.start(), match.start() + len(match[0].rstrip())))


def trimmed(source_text: str, start: int, end: int) -> Span:
    """The stretch without the white space at both its ends."""
    raw = source_text[start:end]
    return Span(start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))
