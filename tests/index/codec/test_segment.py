"""A segment, opened: its paragraphs are numbered from 0, and so are its articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from index.analysis import words
from index.codec.segment import KINDS
from index.model import Article, Kind
from index.sentences import sentence_starts
from tests.index.codec.segments import FEW, article, built, whole_articles


def test_kinds_keep_their_numbers() -> None:
    """They are part of the format: a segment that was written once is read by these."""
    assert KINDS[:8] == (
        Kind.TITLE, Kind.DEK, Kind.BYLINE, Kind.BODY, Kind.HEADING, Kind.CAPTION, Kind.NOTE,
        Kind.BOILERPLATE,
    )  # fmt: skip
    assert set(KINDS) == set(Kind)


@FEW
@given(articles=whole_articles)
def test_articles_are_runs_of_paragraphs(folder: Path, articles: Sequence[Article]) -> None:
    """Each paragraph is there whole, by its number, and leads to its article."""
    segment = built(folder / "segment", articles)
    document = 0
    for number, each in enumerate(articles):
        assert segment.run(number) == range(document, document + len(each.paragraphs))
        assert segment.metadata(number) == each.metadata
        for paragraph in each.paragraphs:
            assert segment.paragraph(document) == paragraph
            assert segment.text(document) == paragraph.text
            assert KINDS[segment.kinds[document]] == paragraph.kind
            assert segment.article_number(document) == number
            document += 1
    assert segment.documents == document
    assert segment.runs.tolist() == [
        0, *np.cumsum([len(each.paragraphs) for each in articles]).tolist(),
    ]  # fmt: skip


@FEW
@given(articles=whole_articles)
def test_sentences_begin_where_the_analyzer_says(folder: Path, articles: Sequence[Article]) -> None:
    """Their positions, of any paragraphs that are asked for, in any order."""
    segment = built(folder / "segment", articles)
    texts = [paragraph.text for each in articles for paragraph in each.paragraphs]
    asked = np.arange(len(texts))[::-1]
    positions, begins, counts = segment.sentences(asked)
    found = [
        positions[begin : begin + count].tolist()
        for begin, count in zip(begins, counts, strict=True)
    ]
    assert found == [sentence_starts(words(texts[at]), texts[at]) for at in asked]


@pytest.mark.parametrize("count", [1, 2, 3, 300])
def test_articles_are_found_by_their_ids_and_no_others(tmp_path: Path, count: int) -> None:
    """In whatever order they came, and however long their ids are."""
    ids = [f"{number * 7919 % count}" + "x" * (number % 3) for number in range(count)]
    segment = built(tmp_path / "segment", [article(each, "A") for each in ids])
    assert [segment.find_article(each) for each in ids] == list(range(count))
    assert [segment.article_id(number) for number in range(count)] == ids
    others = {other for each in ids for other in (each[:-1], each + "y", each + "\0", "é", "")}
    assert {segment.find_article(other) for other in others - set(ids)} == {-1}


def test_addresses_are_kept_whole(tmp_path: Path) -> None:
    """Long and short ones, and those of paragraphs with the same words."""
    one = article("a", "Port", "The same.", "The same.", "", "")
    segment = built(tmp_path / "segment", [one])
    found = [segment.paragraph(document).id for document in segment.run(0)]
    assert found == [paragraph.id for paragraph in one.paragraphs]
    assert found[2] == found[1] + "-2"


def test_numbers_are_as_wide_as_they_need_to_be(tmp_path: Path) -> None:
    """A small segment takes one byte for a number, a larger one two; ascending where promised."""
    small = built(tmp_path / "small", [article(str(n), "A", "b") for n in range(5)])
    large = built(tmp_path / "large", [article(str(n), "A", "b") for n in range(300)])
    for segment, width in ((small, 1), (large, 2)):
        for array in (segment.runs, segment.article_of, segment.words.documents):
            assert array.dtype.kind == "u"
            assert array.dtype.itemsize == width
        assert all(one <= other for one, other in pairwise(segment.article_of.tolist()))
