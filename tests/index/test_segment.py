"""The second door of `index`, for the engine of `search` alone."""

from __future__ import annotations

import numpy as np
import pytest

from index import Generation
from index import segment as door
from index.segment import KINDS, LENGTH_BITS, LENGTHS, UNDATED, LiveSegment, Segment, segments_of


def _unsigned(array: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], *shape: int) -> bool:
    return array.dtype.kind == "u" and array.shape == shape


def test_what_a_generation_is_made_of_is_named_here(generation: Generation) -> None:
    """Whoever runs queries needs no other module of index to say what it has in hand."""
    assert segments_of(generation)
    for held in segments_of(generation):
        assert isinstance(held, LiveSegment)
        assert isinstance(held.segment, Segment)
        assert isinstance(held.segment.outlet, door.TextColumn)
        assert isinstance(held.segment.author, door.ManyColumn)
        assert isinstance(held.segment.date, door.DayColumn)


def test_arrays_have_the_shapes_that_are_promised(generation: Generation) -> None:
    """A row for each paragraph or each article, and numbers that are none below zero."""
    for held in segments_of(generation):
        segment = held.segment
        paragraphs, articles = segment.documents, segment.articles
        assert _unsigned(segment.kinds, paragraphs)
        assert _unsigned(segment.lengths, paragraphs)
        assert _unsigned(segment.word_counts, paragraphs)
        assert _unsigned(segment.article_of, paragraphs)
        assert _unsigned(segment.runs, articles + 1)
        for column in (segment.outlet, segment.original_outlet, segment.language, segment.date):
            assert _unsigned(column.numbers, articles)
        assert _unsigned(segment.author.starts, articles + 1)
        assert segment.kinds.max() < len(KINDS)


def test_a_code_is_a_frequency_and_a_length(generation: Generation) -> None:
    """What a score needs of a posting: shifted, how often; masked, Whoosh's length byte."""
    for held in segments_of(generation):
        segment = held.segment
        number = segment.words.dictionary.find(b"bridge")
        documents, codes = segment.words.postings(number)
        assert len(documents)
        for document, code in zip(documents.tolist(), codes.tolist(), strict=True):
            texts = [word.text for word in door.words(segment.text(document))]
            assert code >> LENGTH_BITS == texts.count("bridge")
            length = LENGTHS[code & (1 << LENGTH_BITS) - 1]
            assert length == pytest.approx(len(texts), rel=1 / 8)  # Whoosh rounds to 3 bits


def test_no_date_is_no_day(generation: Generation) -> None:
    """Undated articles have a value that no calendar has."""
    assert UNDATED == (0, 0)
    undated = [
        segment.article_id(number)
        for segment in (held.segment for held in segments_of(generation))
        for number in range(segment.articles)
        if segment.date.of(number) == UNDATED
    ]
    assert undated
    assert all(generation.metadata(address).date is None for address in undated)
