"""Paragraph recovery: from the blocks that a file shows to the paragraphs that were written.

Lines of a printed page become paragraphs again, what page ends cut is joined around the furniture
between, and what scraping ran together is split. Nothing is lost: each character of the source
that was in a block is in exactly one block afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from index.model import Kind, Span
from index.reading.draft import Block
from index.reading.ends import Ends
from index.reading.furniture import furniture
from index.reading.hyphens import Vocabulary, glued
from index.reading.joins import goes_on
from index.reading.lines import Gap, Line, lines
from index.reading.pairs import Pairs
from index.reading.places import places
from index.reading.setting import setting_of
from index.reading.splits import parts, strong_junctions
from index.reading.writing import ends_sentence

_LOOKED_AT = 2_000  # letters of a paragraph that can tell whether it goes on
_PROSE = 40  # letters; shorter lines are headings and the like, which end without a mark
_ENDS_AN_ITEM = re.compile(r"[,;](?: \w{1,4})?$")  # "a boat,", "a boat, and"
_SAME_SIZE = 0.6  # points by which letters of one paragraph may differ


def recover(source_text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a draft, repaired: one for each paragraph, in the order they begin.

    What was lifted out as furniture of pages is boilerplate. Takes time in proportion to the text.
    """
    recovery = _Recovery(source_text, list(lines(source_text, blocks)))
    paragraphs = list(recovery.paragraphs())
    lost = [0 if block.kind else strong_junctions(block.text) for block in paragraphs]
    if not any(lost):
        repaired = paragraphs
    else:
        total, usual = sum(lost), _usual_length(paragraphs, lost)
        repaired = [
            part
            for block, here in zip(paragraphs, lost, strict=True)
            for part in _split(source_text, block, total - here, usual)
        ]
    repaired.sort(key=lambda block: block.span.start)
    return tuple(repaired)


class _Recovery:
    def __init__(self, source_text: str, lines: list[Line]) -> None:
        self._source_text = source_text
        self._lines = lines
        self._vocabulary = Vocabulary(source_text)
        texts = [line.text for line in lines]
        self._pairs, self._ends = Pairs(texts), Ends(texts)
        self._setting = setting_of(lines)
        self._indents = any(line.block.layout and line.block.layout.indented for line in lines)

    def paragraphs(self) -> Iterator[Block]:
        """The lines put together again, furniture on its own."""
        lifted = furniture(self._lines)
        self._paged = bool(lifted) or any(line.gap is Gap.PAGE for line in self._lines)
        group: list[Line] = []
        gap = Gap.BLANK
        for at, line in enumerate(self._lines):
            if at in lifted:
                yield line.block._replace(text=line.text, span=line.span, kind=Kind.BOILERPLATE)
                gap = Gap.PAGE
                continue
            gap = Gap.PAGE if Gap.PAGE in (gap, line.gap) else line.gap
            if group and not self._goes_on(group, line, gap):
                yield self._paragraph(group)
                group = []
            group.append(line)
            gap = Gap.NEWLINE
        if group:
            yield self._paragraph(group)

    def _goes_on(self, group: list[Line], line: Line, gap: Gap) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        before, setting = group[-1], self._setting
        if before.block is line.block and line.block.hard_lines:
            return True
        if _are_apart(before.block, line.block):
            return False
        if setting.width and (gap is Gap.NEWLINE or (setting.spaced and gap is Gap.BLANK)):
            return not setting.parts(before, line)
        if setting.width and setting.room(before, line) > setting.slack:
            return False  # a line that stops short ends its paragraph, at a page end as well
        left = " ".join(one.text for one in group[-4:])[-_LOOKED_AT:]
        if self._source_text[line.span.start : line.span.start + 2] in ("- ", "* ", "+ "):
            return False
        if gap is Gap.PAGE and ends_sentence(left) and self._reaches_over(before, line):
            return True
        if gap is Gap.BLANK and self._paged and not line.block.layout:
            return False
        if not goes_on(left, line.text, gap is Gap.PAGE, self._pairs, self._ends):
            return False
        return gap is Gap.PAGE or (self._has_sentences and not _is_item(left))

    @cached_property
    def _has_sentences(self) -> bool:
        """Whether paragraphs end in a mark, so that one which does not is seen to be cut: those of
        verse, lists and transcripts do not.
        """
        last = [line.text for line, after in pairwise([*self._lines, self._lines[0]])
                if after.gap is not Gap.NEWLINE and len(line.text) >= _PROSE]  # fmt: skip
        return 3 * sum(map(ends_sentence, last)) >= len(last)

    def _reaches_over(self, before: Line, line: Line) -> bool:
        """Whether the page shows that a paragraph goes on although a sentence ended."""
        if before.block.layout and line.block.layout:
            return self._indents and before.block.layout.full and not line.block.layout.indented
        return self._setting.indented and line.indent <= self._setting.margin

    def _paragraph(self, group: list[Line]) -> Block:
        first = group[0]
        if len(group) == 1 and first.text == first.block.text:
            return first.block
        text = "".join(self._pieces(group))
        first_span, *more = self._spans(group)
        return first.block._replace(text=text, span=first_span, more=tuple(more))

    def _pieces(self, group: list[Line]) -> Iterator[str]:
        """The text of each line, with the space or hyphen that its end is worth."""
        for before, line in pairwise(group):
            joint = glued(before.text, line.text, self._vocabulary)
            yield joint[: len(joint) - len(line.text)]
        yield group[-1].text

    def _spans(self, group: list[Line]) -> Iterator[Span]:
        """The stretches of a paragraph: one, or several where other text stands between."""
        start = group[0].span.start
        for before, line in pairwise(group):
            between = self._source_text[before.span.end : line.span.start]
            if between and not between.isspace():
                yield Span(start, before.span.end)
                start = line.span.start
        yield Span(start, group[-1].span.end)


def _is_item(left: str) -> bool:
    """Whether a paragraph that begins in small letters is an item, whose neighbours are, too."""
    return left[0].islower() and _ENDS_AN_ITEM.search(left) is not None


def _are_apart(before: Block, block: Block) -> bool:
    """Whether the format or the page knows that two blocks are two paragraphs."""
    if before is block:
        return False
    if before.kind or block.kind or before.whole or block.whole:
        return True
    if before.layout and block.layout:
        return abs(before.layout.size - block.layout.size) > _SAME_SIZE
    return False


def _usual_length(paragraphs: Sequence[Block], lost: Sequence[int]) -> float:
    """The length of paragraphs that lost no end, headings aside; 0 where there are none."""
    lengths = [len(block.text) for block, here in zip(paragraphs, lost, strict=True)
               if not here and len(block.text) >= _PROSE]  # fmt: skip
    return median(lengths) if lengths else 0


def _split(source_text: str, block: Block, lost_elsewhere: int, usual: float) -> Iterator[Block]:
    """A block as the paragraphs that were run together in it."""
    found = parts(block.text, lost_elsewhere, usual) if block.kind is None else ()
    if len(found) < 2:
        yield block
        return
    starts = places(block.text, [part.start for part in found], source_text, block.spans)
    if len(set(starts)) < len(found):
        yield block
        return
    ends = [*starts[1:], block.spans[-1].end]
    for part, start, end in zip(found, starts, ends, strict=True):
        span, *more = _within(source_text, block.spans, start, end)
        text = block.text[part.start : part.end].strip()
        yield block._replace(text=text, span=span, more=tuple(more), kind=part.kind)


def _within(source_text: str, spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The part of spans from `start` to `end`, without white space at the ends."""
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        while first < last and source_text[first].isspace():
            first += 1
        while first < last and source_text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
