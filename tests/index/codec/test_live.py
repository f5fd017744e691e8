"""A generation's segments together: what of each is deleted, and where its numbers begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.codec.live import LiveSegment, new_state, open_segments, read_contents, write_contents
from index.model import Article, Kind
from tests.index.codec.segments import article, built_state


def _of_kinds(address: str, *kinds: Kind) -> Article:
    plain = article(address, *(f"{address} {kind}" for kind in kinds))
    paragraphs = zip(plain.paragraphs, kinds, strict=True)
    return replace(plain, paragraphs=tuple(each._replace(kind=kind) for each, kind in paragraphs))


_ARTICLES = (
    _of_kinds("a", Kind.TITLE, Kind.BYLINE, Kind.BODY),
    _of_kinds("b", Kind.TITLE),
    _of_kinds("c", Kind.TITLE, Kind.BODY, Kind.BOILERPLATE),
)


def _opened(
    folder: Path, articles: Iterable[Article] = _ARTICLES, deleted: Iterable[int] = ()
) -> LiveSegment:
    state = built_state(folder, articles)
    state.delete(np.array(list(deleted), np.int64))
    write_contents(folder, 1, [state])
    (held,) = open_segments(folder)
    return held


def test_segments_are_numbered_through(tmp_path: Path) -> None:
    """Each begins where the one before ends, its deleted paragraphs counted."""
    states = [built_state(tmp_path, part) for part in (_ARTICLES[:2], _ARTICLES[2:], _ARTICLES[:1])]
    states[0].delete(np.array([3]))
    write_contents(tmp_path, 7, states)
    held = open_segments(tmp_path)
    assert [each.first for each in held] == [0, 4, 7]
    assert [each.segment.documents for each in held] == [4, 3, 3]
    assert [each.state.deleted.tolist() for each in held] == [[3], [], []]
    number, again = read_contents(tmp_path)
    assert number == 7
    assert [state.file_name() for state in again] == [state.file_name() for state in states]


def test_a_table_of_contents_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """A folder has one, whatever it had before; the segment files stay."""
    states = [built_state(tmp_path, _ARTICLES)]
    write_contents(tmp_path, 1, states)
    write_contents(tmp_path, 2, states)
    assert len(list(tmp_path.glob("*.toc"))) == 1
    assert read_contents(tmp_path)[0] == 2
    assert len(open_segments(tmp_path)) == 1


def test_each_new_segment_has_a_name_of_its_own() -> None:
    """So that files of several generations can lie side by side."""
    names = {new_state().file_name() for _ in range(100)}
    assert len(names) == 100


def test_where_nothing_is_deleted_there_is_no_mask(tmp_path: Path) -> None:
    """Nothing is filtered where there is nothing to leave out."""
    held = _opened(tmp_path, _ARTICLES[1:2])
    assert held.live is None
    assert held.searched is None
    assert held.searched_with(["byline"]) is None
    assert held.live_articles.tolist() == [0]
    assert held.deleted_articles.tolist() == []


def test_deleted_articles_are_neither_live_nor_found(tmp_path: Path) -> None:
    """Their numbers stay, and their paragraphs are in no answer."""
    held = _opened(tmp_path, deleted=(0, 1, 2))
    assert held.live is not None
    assert held.live.tolist() == [False] * 3 + [True] * 4
    assert held.deleted_articles.tolist() == [0]
    assert held.live_articles.tolist() == [1, 2]
    assert [held.find_article(address) for address in "abcd"] == [-1, 1, 2, -1]


@pytest.mark.parametrize(
    ("deleted", "kinds", "expected"),
    [
        ((), (), [0, 2, 3, 4, 5]),
        ((), ("byline",), [0, 1, 2, 3, 4, 5]),
        ((), ("boilerplate",), [0, 2, 3, 4, 5, 6]),
        ((), ("byline", "boilerplate"), [0, 1, 2, 3, 4, 5, 6]),
        ((), ("body",), [0, 2, 3, 4, 5]),
        ((0, 1, 2), (), [3, 4, 5]),
        ((0, 1, 2), ("byline", "boilerplate"), [3, 4, 5, 6]),
    ],
)
def test_bylines_and_boilerplate_are_searched_when_asked_for(
    tmp_path: Path, deleted: tuple[int, ...], kinds: tuple[str, ...], expected: list[int]
) -> None:
    """Searches look at what is of the article, and at the rest where its kind is named."""
    held = _opened(tmp_path, deleted=deleted)
    mask = held.searched_with(kinds)
    assert (np.flatnonzero(mask).tolist() if mask is not None else [*range(7)]) == expected
    if not kinds:
        assert held.searched is mask
