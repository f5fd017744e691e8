"""From a draft's blocks to an article's paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.model import Kind, Span
from index.reading.draft import Block

_HEADING_LETTERS = 80  # sub-headings are shorter than a line of print
_SENTENCE_END = re.compile(r"[.!?:;,…。！？：；，]['\"’”»]*$")
_OPENS_A_HEADING = re.compile(r"[^\W\d_a-z]|\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph before it has an address."""

    kind: Kind
    text: str
    spans: tuple[Span, ...]


def read_paragraphs(
    blocks: Sequence[Block], title: str, furniture: Mapping[int, Kind]
) -> Iterator[Piece]:
    """The paragraphs, the title first.

    Where the title stands in no block its span is empty and lies before the first block; its
    evidence says where it came from. `furniture` gives the kind of blocks already told, by place.
    """
    title_at = next((at for at, block in enumerate(blocks) if _same(block.text, title)), None)
    if title_at is None:
        yield Piece(Kind.TITLE, title, (Span(blocks[0].span.start, blocks[0].span.start),))
    else:
        yield Piece(Kind.TITLE, blocks[title_at].text, blocks[title_at].spans)
    for at, block in enumerate(blocks):
        if at != title_at:
            kind = block.kind or furniture.get(at) or _kind(blocks, at)
            yield Piece(kind, block.text, block.spans)


def _same(left: str, right: str) -> bool:
    return left.casefold() == right.casefold()


def _kind(blocks: Sequence[Block], at: int) -> Kind:
    """Heading or body, told from the words: a heading is short, begins like one, ends without a
    mark, and longer text follows it.
    """
    text = blocks[at].text
    follows = blocks[at + 1].text if at + 1 < len(blocks) else ""
    is_heading = (
        len(text) <= _HEADING_LETTERS
        and _OPENS_A_HEADING.match(text)
        and not _SENTENCE_END.search(text)
        and len(follows) > 2 * len(text)
    )
    return Kind.HEADING if is_heading else Kind.BODY
