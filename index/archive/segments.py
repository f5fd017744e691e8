"""The segments of a generation in the making: articles added, deleted, merged."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.codec.builder import SegmentBuilder
from index.codec.live import (
    LiveSegment,
    new_state,
    open_segments,
    read_contents,
    write_contents,
)
from index.codec.merging import merge
from index.codec.segment import Segment
from index.codec.tiers import to_merge
from index.codec.whoosh_codec import ArraySegment
from index.model import Article


class SegmentChanges:
    """Changes the segments of a work folder; they count once `finish` has written their table.

    An article is deleted by its id, where it was added before the last `mark`. `memory` is in bytes
    and bounds what is held of words not written yet.
    """

    def __init__(self, work: Path, memory: int, *, is_new: bool) -> None:
        self._work = work
        self._memory = memory
        self._number = 0 if is_new else read_contents(work)[0]
        self._segments = [] if is_new else list(open_segments(work))
        self._builder: SegmentBuilder | None = None
        self._state: ArraySegment | None = None
        self._in_builder: dict[str, int] = {}  # article numbers by id
        self._marked: set[str] = set()  # ids added since the mark

    def add(self, article: Article) -> None:
        """Add an article."""
        if self._builder and (self._builder.is_full or article.id in self._in_builder):
            self._close_builder()
        if self._builder is None:
            self._state = new_state()
            self._builder = SegmentBuilder(self._work / self._state.file_name(), self._memory)
        self._in_builder[article.id] = self._builder.articles
        self._builder.add(article)
        self._marked.add(article.id)

    def mark(self) -> None:
        """What was added so far can be deleted from now on."""
        self._marked.clear()

    def delete(self, article_id: str) -> None:
        """Delete the article with this id that was added before the mark, if there is one."""
        if article_id in self._in_builder and article_id not in self._marked:
            self._close_builder()
        found = [s for s in self._segments if s.find_article(article_id) >= 0]
        if article_id in self._marked and article_id not in self._in_builder:
            found.pop()  # the newest of them was added since the mark
        for held in found:
            run = held.segment.run(held.find_article(article_id))
            held.state.delete(np.array(run))

    def finish(self) -> int:
        """Write the segments and their table; returns how many paragraphs live."""
        self._close_builder()
        while neighbours := to_merge([_sizes(held) for held in self._segments]):
            self._merge(neighbours)
        write_contents(self._work, self._number + 1, [held.state for held in self._segments])
        return sum(held.state.doc_count() for held in self._segments)

    def discard(self) -> None:
        """Let go of everything; the folder goes with its owner."""
        if self._builder:
            self._builder.discard()
        self._builder, self._segments = None, []

    def _close_builder(self) -> None:
        if self._builder is None or self._state is None:
            return
        self._builder.finish()
        self._state.set_doc_count(self._builder.documents)
        segment = Segment(self._work / self._state.file_name())
        self._segments.append(LiveSegment(segment, self._state, 0))
        self._builder = self._state = None
        self._in_builder = {}

    def _merge(self, neighbours: range) -> None:
        before = [self._segments[place] for place in neighbours]
        merged = []
        if any(held.state.doc_count() for held in before):
            state = new_state()
            path = self._work / state.file_name()
            merge(path, [(held.segment, held.deleted_articles) for held in before])
            segment = Segment(path)
            state.set_doc_count(segment.documents)
            merged = [LiveSegment(segment, state, 0)]
        self._segments[neighbours.start : neighbours.stop] = merged
        for held in before:
            (self._work / held.state.file_name()).unlink()


def _sizes(held: LiveSegment) -> tuple[int, int]:
    return held.state.doc_count_all(), held.state.doc_count()
