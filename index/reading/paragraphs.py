"""From repaired blocks to an article's paragraphs, the title first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index.model import Kind, Span
from index.reading.draft import Block
from index.reading.kinds import kind_of

_MOST_FOLDED = 3  # letters that one becomes by folding its case, at most


class Piece(NamedTuple):
    """A paragraph before it has an address. `page` is None where there are no pages."""

    kind: Kind
    text: str
    spans: tuple[Span, ...]
    page: int | None = None


def read_paragraphs(
    blocks: Sequence[Block], title: str, told: Mapping[int, Kind]
) -> Iterator[Piece]:
    """The paragraphs, the title first.

    Where the title stands in no block its span is empty and lies before the first block; its
    evidence says where it came from. `told` gives the kind of blocks that the metadata know of.
    """
    title_at = _place_of(title, blocks)
    if title_at < 0:
        start = blocks[0].span.start
        yield Piece(Kind.TITLE, title, (Span(start, start),), _page(blocks[0]))
    else:
        yield _piece(Kind.TITLE, blocks[title_at])
    for at, block in enumerate(blocks):
        if at != title_at:
            yield _piece(kind_of(blocks, at, title_at, told), block)


def _place_of(title: str, blocks: Sequence[Block]) -> int:
    """Where the title stands: where the markup says so, else where its words do first."""
    folded, longest = title.casefold(), _MOST_FOLDED * len(title)
    same = [at for at, block in enumerate(blocks)
            if len(block.text) <= longest and block.text.casefold() == folded]  # fmt: skip
    marked = (at for at in same if blocks[at].kind is Kind.TITLE)
    return next(marked, same[0] if same else -1)


def _piece(kind: Kind, block: Block) -> Piece:
    return Piece(kind, block.text, block.spans, _page(block))


def _page(block: Block) -> int | None:
    return block.layout.page if block.layout else None
