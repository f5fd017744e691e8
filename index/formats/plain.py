"""Plain text: blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Span
from index.reading.draft import Block, Draft, clean

# Lines with something on them, one after another.
_BLOCK = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+")


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a text file is."""
    yield Draft(source_text, tuple(blocks(source_text)))


def blocks(source_text: str) -> Iterator[Block]:
    """The blocks of a text, their lines joined by spaces."""
    for match in _BLOCK.finditer(source_text):
        raw = match[0]
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.end() - (len(raw) - len(raw.rstrip()))
        if text := clean(source_text[start:end]):
            yield Block(text, Span(start, end))
