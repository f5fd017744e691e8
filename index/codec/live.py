"""A generation's segments together: what of each is deleted, and where its numbers begin."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.codec.segment import KINDS, Segment
from index.codec.whoosh_codec import ArraySegment
from index.model import Kind
from index.schema import schema

_INDEX = "MAIN"  # the name Whoosh gives an index that has none
# They are about the article or the site, not of the article.
_LEFT_OUT = (Kind.BYLINE, Kind.BOILERPLATE)


class LiveSegment:
    """A segment, opened, without what is deleted.

    `first` is the number its first document has among all segments; `state` is what Whoosh knows of
    it.
    """

    def __init__(self, segment: Segment, state: ArraySegment, first: int) -> None:
        self.segment = segment
        self.state = state
        self.first = first

    @cached_property
    def live(self) -> npt.NDArray[np.bool_] | None:
        """bool[N], which documents are not deleted; None where none is."""
        if not len(self.state.deleted):
            return None
        live = np.ones(self.segment.documents, bool)
        live[self.state.deleted] = False
        return live

    @cached_property
    def searched(self) -> npt.NDArray[np.bool_] | None:
        """bool[N], which documents searches look at unless told otherwise; None where all."""
        return self._without(_LEFT_OUT)

    def searched_with(self, kinds: Collection[str]) -> npt.NDArray[np.bool_] | None:
        """The same where these kinds are searched too, whatever they are."""
        left_out = [kind for kind in _LEFT_OUT if kind not in kinds]
        return self.searched if len(left_out) == len(_LEFT_OUT) else self._without(left_out)

    def _without(self, kinds: Collection[Kind]) -> npt.NDArray[np.bool_] | None:
        left_out = np.array([kind in kinds for kind in KINDS]).take(self.segment.kinds)
        if not left_out.any():
            return self.live
        return ~left_out if self.live is None else ~left_out & self.live

    @property
    def deleted_articles(self) -> npt.NDArray[np.int64]:
        """The numbers of the deleted articles, ascending."""
        return np.flatnonzero(self._are_deleted)

    @cached_property
    def live_articles(self) -> npt.NDArray[np.int64]:
        """The numbers of those that are not, ascending."""
        return np.flatnonzero(~self._are_deleted)

    @property
    def _are_deleted(self) -> npt.NDArray[np.bool_]:
        deleted = np.zeros(self.segment.articles, bool)
        deleted[self.segment.article_of.take(self.state.deleted)] = True
        return deleted

    def find_article(self, article_id: str) -> int:
        """The number of an article that is not deleted, -1 where there is none with this id."""
        article = self.segment.find_article(article_id)
        if article >= 0 and self.state.is_deleted(int(self.segment.runs[article])):
            return -1
        return article


def open_segments(folder: Path) -> tuple[LiveSegment, ...]:
    """The segments of an index folder, in the order of their documents."""
    opened, first = [], 0
    for state in read_contents(folder)[1]:
        opened.append(LiveSegment(Segment(folder / state.file_name()), state, first))
        first += state.doc_count_all()
    return tuple(opened)


def read_contents(folder: Path) -> tuple[int, list[ArraySegment]]:
    """The number of Whoosh's table of contents, and the segments it lists."""
    contents = TOC.read(FileStorage(str(folder), readonly=True), _INDEX)
    return contents.generation, contents.segments


def write_contents(folder: Path, number: int, segments: list[ArraySegment]) -> None:
    """Write Whoosh's table of contents in place of the one before."""
    for path in folder.glob(f"_{_INDEX}_*.toc"):
        path.unlink()
    TOC(schema(), segments, number).write(FileStorage(str(folder)), _INDEX)


def new_state() -> ArraySegment:
    """The state of a segment that is about to be written, under a name of its own."""
    return ArraySegment(_INDEX)
