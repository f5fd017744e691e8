"""The segments of a generation in the making: articles added, deleted, merged."""

from __future__ import annotations

from collections.abc import Iterable
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
from index.codec.tiers import to_merge, to_settle
from index.codec.whoosh_codec import ArraySegment
from index.model import Article


class SegmentChanges:
    """Changes the segments of a work folder; they count once `finish` has written their table.

    An article that is added again takes the place of the one added before. `memory` is in bytes and
    bounds what is held of words not written yet.
    """

    def __init__(self, work: Path, memory: int, *, is_new: bool) -> None:
        self._work = work
        self._memory = memory
        self._number = 0 if is_new else read_contents(work)[0]
        self._published = () if is_new else open_segments(work)
        self._new: list[LiveSegment] = []
        self._builder: SegmentBuilder | None = None
        self._state: ArraySegment | None = None
        self._in_builder: set[str] = set()

    def add(self, article: Article) -> None:
        """Add an article."""
        self.delete_added(article.id)
        if self._builder and self._builder.is_full:
            self._close_builder()
        if self._builder is None:
            self._state = new_state()
            self._builder = SegmentBuilder(self._work / self._state.file_name(), self._memory)
        self._in_builder.add(article.id)
        self._builder.add(article)

    def delete(self, article_id: str) -> None:
        """Delete the published article with this id; one that was added since stays."""
        _delete(self._published, article_id)

    def delete_added(self, article_id: str) -> None:
        """Delete the article with this id that was added and is not published."""
        if article_id in self._in_builder:
            self._close_builder()
        _delete(self._new, article_id)

    def finish(self, settled: int | None = None) -> int:
        """Write the segments and their table; returns how many paragraphs live.

        At the end of a run `settled` is how many paragraphs it has added: these are brought
        together.
        """
        self._close_builder()
        segments = [*self._published, *self._new]
        if settled is not None:
            self._merge(segments, to_settle([held.state.doc_count() for held in segments], settled))
        while self._merge(segments, to_merge([_sizes(held) for held in segments])):
            pass
        write_contents(self._work, self._number + 1, [held.state for held in segments])
        return sum(held.state.doc_count() for held in segments)

    def discard(self) -> None:
        """Let go of everything; the folder goes with its owner."""
        if self._builder:
            self._builder.discard()
        self._builder, self._published, self._new = None, (), []

    def _close_builder(self) -> None:
        if self._builder is None or self._state is None:
            return
        self._builder.finish()
        self._state.set_doc_count(self._builder.documents)
        segment = Segment(self._work / self._state.file_name())
        self._new.append(LiveSegment(segment, self._state, 0))
        self._builder = self._state = None
        self._in_builder = set()

    def _merge(self, segments: list[LiveSegment], neighbours: range | None) -> bool:
        """Put one segment in the place of some, or none where nothing lives; whether any were."""
        if neighbours is None:
            return False
        before = segments[neighbours.start : neighbours.stop]
        merged = []
        if any(held.state.doc_count() for held in before):
            state = new_state()
            path = self._work / state.file_name()
            merge(path, [(held.segment, held.deleted_articles) for held in before])
            segment = Segment(path)
            state.set_doc_count(segment.documents)
            merged = [LiveSegment(segment, state, 0)]
        for held in before:
            (self._work / held.state.file_name()).unlink()
        segments[neighbours.start : neighbours.stop] = merged
        return True


def _delete(segments: Iterable[LiveSegment], article_id: str) -> None:
    for held in segments:
        if (article := held.find_article(article_id)) >= 0:
            held.state.delete(np.array(held.segment.run(article)))


def _sizes(held: LiveSegment) -> tuple[int, int]:
    return held.state.doc_count_all(), held.state.doc_count()
