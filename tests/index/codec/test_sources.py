"""The files that articles came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.merging import merge
from index.codec.segment import Segment
from index.model import Article, Source
from tests.index.codec.segments import FEW, article, built, whole_articles

_LINES = Source("wire/a\nb.jsonl", "0" * 64, "jsonl", 2)


def _from(*sources: Source) -> list[Article]:
    return [replace(article(f"a{n}", "Tug"), source=source) for n, source in enumerate(sources)]


def _distinct(segment: Segment) -> int:
    return len(segment.file.array("source.text_starts")) - 1


@FEW
@given(articles=whole_articles)
def test_the_source_of_each_article_is_read_alone(
    folder: Path, articles: Sequence[Article]
) -> None:
    """All that is known of it, whatever stands beside it."""
    segment = built(folder / "segment", articles)
    for number, each in enumerate(articles):
        assert segment.source(number) == each.source
        assert segment.sources.path(number) == each.source.path


def test_articles_of_one_file_share_it(tmp_path: Path) -> None:
    """Only the parts differ; another version of the same file is another source."""
    sources = [replace(_LINES, part=f"line {n}") for n in range(5)]
    sources += [replace(_LINES, sha256="1" * 64), replace(_LINES, path="wire/c.jsonl")]
    segment = built(tmp_path / "segment", _from(*sources))
    assert [segment.source(number) for number in range(7)] == sources
    assert _distinct(segment) == 3


@FEW
@given(
    paths=st.lists(st.sampled_from("abc"), min_size=2, max_size=8),
    deleted=st.sets(st.integers(0, 7), max_size=7),
)
def test_merged_segments_keep_what_their_articles_need(
    folder: Path, paths: list[str], deleted: set[int]
) -> None:
    """Sources of deleted articles are gone, unless another article has them."""
    sources = [replace(_LINES, path=path, part=str(n)) for n, path in enumerate(paths)]
    one = built(folder / "one", _from(*sources))
    two = built(folder / "two", _from(_LINES))
    gone = np.array(sorted(n for n in deleted if n < len(paths)), np.int64)
    merge(folder / "merged", [(one, gone), (two, np.empty(0, np.int64))])
    kept = [source for n, source in enumerate(sources) if n not in deleted]
    segment = Segment(folder / "merged")
    assert [segment.source(n) for n in range(segment.articles)] == [*kept, _LINES]
    assert _distinct(segment) <= _distinct(one) + 1
    assert kept or _distinct(segment) == 1
