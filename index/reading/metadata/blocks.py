"""The lines of a block as a page shows them, and the parts of a line that elements set apart."""

from __future__ import annotations

import html
import re

from index.reading.draft import Block, Draft, bare
from index.reading.metadata.lines import MOST_LETTERS
from index.reading.metadata.phrases import BY_ALONE, LEAD

_LINES = 8  # of a block that is looked at line by line
_BREAK = re.compile(r"\s*<br\b[^<>]*>\s*", re.I)
_TAG = re.compile(r"<[^<>]*>")
# Between elements side by side, which a page may set apart without a space.
_BETWEEN = re.compile(r"(?<=>)\s*(?=<(?:span|time|a|em|strong|b|i)\b)", re.I)
_CLOSED = re.compile(r"</(?:span|time|a|em|strong|b|i)>\s*$", re.I)


def lines_of(draft: Draft, block: Block) -> list[str]:
    """The first lines of a block as they stand in its source, where that is plain text."""
    raw = draft.source_text[block.span.start : block.span.end][: 4 * MOST_LETTERS]
    if "<br" in raw.casefold():
        raw = html.unescape(_TAG.sub("", _BREAK.sub("\n", raw)))
    first = raw.splitlines()[:_LINES]
    if len(first) > 1 and bare(block.text).startswith(bare("".join(first))):
        lines = [" ".join(line.split()).strip("*_#\\ ") for line in first]
        return [line for line in lines if line]
    return [block.text]


def parts_of(draft: Draft, block: Block) -> list[str]:
    """The texts of the elements side by side in a block, each with the label before it."""
    raw = draft.source_text[block.span.start : block.span.end]
    if "><" not in raw.replace("> <", "><") or len(block.text) > MOST_LETTERS:
        return []
    parts: list[str] = []
    labelled = False
    for piece in _pieces(raw):
        text = " ".join(html.unescape(_TAG.sub(" ", piece)).split())
        if not text:
            continue
        if labelled:
            parts[-1] += f" {text}"
        else:
            parts.append(text)
        labelled = text.endswith(":") or bool(LEAD.fullmatch(text) or BY_ALONE.fullmatch(text))
    whole = bare("".join(parts)) == bare(block.text)
    return parts if whole and len(parts) > 1 else []


def _pieces(raw: str) -> list[str]:
    """A source cut where one element ends and another begins."""
    pieces = [""]
    for stretch in _BETWEEN.split(raw):
        if _CLOSED.search(pieces[-1]):
            pieces.append(stretch)
        else:
            pieces[-1] += stretch
    return pieces
