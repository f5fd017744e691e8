"""The head of an article: the lines about its headline, up to where its text goes on."""

from __future__ import annotations

from collections.abc import Iterator

from index.model import Kind
from index.reading.cues import cued
from index.reading.metadata.page import BEFORE, HEAD, Page, is_below

_LINE = 80  # letters of a line that is no text
_PROSE = 160  # letters of a paragraph that is no line any more; two of them end the head
_BODY = 320  # letters of a paragraph that is longer than any dek
_SENTENCE_ENDS = (".", "!", "?", "”", "»", '"', "。")
_BUTTON, _MOST_BUTTONS = 20, 12  # letters of a button, and how many are not counted
_BELOW_FIRST, _TEXT_NEAR = 3, 8  # lines; and blocks among which the article goes on


def head_of(page: Page) -> Iterator[int]:
    """The places of the blocks about the headline, without the headline, up to the prose."""
    blocks = page.draft.blocks
    first = max((page.title or 0) - BEFORE, 0)
    prose, anything, small = 0, False, 0
    for at in range(first, min((page.title or 0) + HEAD + _MOST_BUTTONS, len(blocks))):
        if at == page.title or at in page.furniture or blocks[at].kind is Kind.BOILERPLATE:
            continue
        small += at > (page.title or 0) and len(blocks[at].text) <= _BUTTON
        if at >= (page.title or 0) + HEAD + small:
            return
        yield at
        if at >= (page.title or 0) and cued(blocks[at].text) is not Kind.CAPTION:
            more = _prose(blocks[at].text)
            prose = prose + more if more else 0  # a name or a day stands below a dek
            anything = anything or bool(more)
        if anything and is_below(blocks[at].text):
            return
        if prose >= 2:
            yield from _below_first(page, at)
            return


def _below_first(page: Page, at: int) -> Iterator[int]:
    """The short lines below the first long paragraph: it may be a dek, and the byline below it."""
    blocks = page.draft.blocks
    if not any(_prose(block.text) for block in blocks[at + 1 : at + 1 + _TEXT_NEAR]):
        return  # it was the article, and who signs below it may be a reader
    for below in range(at + 1, min(at + 1 + _BELOW_FIRST, len(blocks))):
        text = blocks[below].text
        if len(text) > _LINE or is_below(text):
            return
        if below not in page.furniture and blocks[below].kind is not Kind.BOILERPLATE:
            yield below


def _prose(text: str) -> int:
    """How much a block is prose: nothing, as much as a dek, or so much that it is the article."""
    if len(text) > _BODY:
        return 2
    return int(len(text) > _PROSE or (len(text) > _PROSE / 2 and text.endswith(_SENTENCE_ENDS)))
