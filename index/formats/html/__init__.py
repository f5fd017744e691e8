"""HTML: saved pages. The source text is the decoded page; spans count in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.errors import ArticleError
from index.formats.html.body import label
from index.formats.html.declared import layers, read_head, titles
from index.formats.html.page import Passage, passages
from index.model import Kind
from index.reading.draft import Block, Declared, Draft

__all__ = ["article", "read"]

_TIME = re.compile(r"<time\b[^>]*?\bdatetime\s*+=\s*+[\"']?([^\"'>]++)", re.I)


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a page is. Raises ArticleError for a page that shows no text."""
    yield article(source_text)


def article(source_text: str, declared: Sequence[Declared] = (), part: str = "") -> Draft:
    """The article in HTML source, a whole page or a piece of one.

    `declared` are layers from around it, stronger than its own.
    """
    shown = passages(source_text)
    if not shown:
        raise ArticleError(
            "The page shows no text.",
            "It is empty, or its text is loaded by scripts when a browser opens it.",
            "Open it in a browser and save it from there, complete.",
        )
    found = (*declared, *layers(read_head(source_text)))
    kinds = list(label(shown, titles(found)))
    if day := _time_above(source_text, shown, kinds):
        found = (*found, Declared("time above the text", {"datetime": day}))
    blocks = (
        Block(passage.text, passage.span, kind, whole=True)
        for passage, kind in zip(shown, kinds, strict=True)
    )
    return Draft(source_text, tuple(blocks), found, part)


def _time_above(source: str, shown: Sequence[Passage], kinds: Sequence[Kind | None]) -> str:
    """The day in the first <time> between headline and text."""
    if Kind.TITLE not in kinds or None not in kinds:
        return ""
    title, text = shown[kinds.index(Kind.TITLE)], shown[kinds.index(None)]
    match = _TIME.search(source, title.span.end, max(text.span.start, title.span.end))
    return match[1] if match else ""
