"""What a paragraph is to its article, told from its words and from where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.model import Kind
from index.reading.cues import cued
from index.reading.draft import Block
from index.reading.writing import ends_sentence

_HEADING_LETTERS = 80  # sub-headings are shorter than a line of print
_DEK_LETTERS = range(30, 400)  # of the sentence or two below a headline
_MARK_AT_END = re.compile(r"[:;,。！？：；，]['\"’”»]*$")
_OPENS_A_HEADING = re.compile(r"[^\W\d_a-z]|\d")
_WORD = re.compile(r"\w")


def kind_of(blocks: Sequence[Block], at: int, title_at: int, told: Mapping[int, Kind]) -> Kind:
    """The kind of the block `at`; `told` has what the metadata say of blocks, by place.

    `title_at` is the place of the title, -1 where it stands in no block.
    """
    block = blocks[at]
    if not _WORD.search(block.text):
        return Kind.NOTE  # an ornament between sections
    if block.kind in (None, Kind.HEADING) and (claimed := cued(block.text)):
        # What the metadata tell of a line comes first, but for "Articles by" and the like.
        return told.get(at, claimed) if claimed is not Kind.BOILERPLATE else claimed
    if block.kind is Kind.TITLE:
        return Kind.HEADING  # of two titles the other is the article's
    if block.kind:
        return block.kind
    if at in told:
        return told[at]
    if _is_dek(blocks, at, title_at, told):
        return Kind.DEK
    return Kind.HEADING if _is_heading(blocks, at) else Kind.BODY


def _is_heading(blocks: Sequence[Block], at: int) -> bool:
    """A heading is short, begins like one, ends without a mark, and longer text follows it."""
    text = blocks[at].text
    follows = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return (
        len(text) <= _HEADING_LETTERS
        and _OPENS_A_HEADING.match(text) is not None
        and not ends_sentence(text)
        and not _MARK_AT_END.search(text)
        and len(follows) > 2 * len(text)
    )


def _is_dek(blocks: Sequence[Block], at: int, title_at: int, told: Mapping[int, Kind]) -> bool:
    """A dek stands between the title and the byline."""
    return (
        title_at >= 0
        and at == title_at + 1
        and len(blocks[at].text) in _DEK_LETTERS
        and (told.get(at + 1) is Kind.BYLINE or _kind(blocks, at + 1) is Kind.BYLINE)
    )


def _kind(blocks: Sequence[Block], at: int) -> Kind | None:
    return blocks[at].kind if at < len(blocks) else None
