"""Paragraphs and gaps tile the source text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import read_file
from index.model import Article, Kind, Paragraph, Span
from index.tiling import gaps
from tests.index.formats.samples import SAMPLES
from tests.index.hostile import FIXED, hostile_bytes, hostile_text


def _paragraph(*spans: tuple[int, int]) -> Paragraph:
    return Paragraph("a", 0, Kind.BODY, "", tuple(Span(*span) for span in spans))


def test_gaps_are_what_is_in_no_paragraph() -> None:
    """Before, between and behind paragraphs, and inside one that a page end cuts in two."""
    paragraphs = [_paragraph((2, 4), (6, 8)), _paragraph((4, 5)), _paragraph((0, 0))]
    assert list(gaps(paragraphs, 9)) == [Span(0, 2), Span(5, 6), Span(8, 9)]
    assert list(gaps([], 3)) == [Span(0, 3)]
    assert list(gaps([], 0)) == []


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(0, 6)], [(-1, 2)], [(3, 2)]])
def test_what_does_not_tile_is_refused(spans: list[tuple[int, int]]) -> None:
    """Two paragraphs never have the same character, and none lies outside the text."""
    with pytest.raises(ValueError, match="characters"):
        list(gaps([_paragraph(span) for span in spans], 5))


_NAMES = st.sampled_from(
    ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.pdf", "a.docx", "a.eml", "a.rss"]
)


@FIXED
@given(hostile_bytes | hostile_text.map(lambda text: text.encode() + b"\xff"), _NAMES)
def test_every_article_of_every_file_tiles(data: bytes, name: str) -> None:
    """Whatever the bytes, one bad byte of UTF-8 among them: no gap unmarked and no overlap."""
    _require_tiled(data, name)


def _require_tiled(data: bytes, name: str) -> None:
    for article in read_file(data, name):
        if isinstance(article, Article):
            length = len(article.source_text)
            spans = [s for paragraph in article.paragraphs for s in paragraph.spans]
            spans += gaps(article.paragraphs, length)
            assert sum(span.end - span.start for span in spans) == length


@pytest.mark.parametrize("path", SAMPLES)
@FIXED
@given(st.data())
def test_what_is_read_of_a_damaged_file_tiles(path: str, data: st.DataObject) -> None:
    """A real file of each format, with some bytes cut out, doubled or put in place of others."""
    sample = SAMPLES[path]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 99)))
    instead = data.draw(hostile_bytes | st.just(sample[start:end] * 2))
    _require_tiled(sample[:start] + instead + sample[end:], path)


@FIXED
@given(hostile_text)
def test_the_gaps_of_a_text_are_blank(text: str) -> None:
    """In plain text nothing that a reader sees is left between paragraphs."""
    for article in read_file(text.encode("utf-8"), "a.txt"):
        if isinstance(article, Article) and article.source.format == "text":
            for gap in gaps(article.paragraphs, len(article.source_text)):
                between = article.source_text[gap.start : gap.end]
                assert not any(c.isalnum() for c in between)
