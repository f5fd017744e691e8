"""Posting lists: which paragraphs hold a term, how often, and at which of their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.arrays import Array, ArrayFile, ArrayWriter
from index.codec.dictionary import write_dictionary
from index.codec.postings import LENGTH_BITS, PostingsWriter, Words
from tests.index.hostile import FIXED

# A term's documents, and the positions in each.
_Postings = dict[int, dict[int, list[int]]]
_DOCUMENTS = 9
_LENGTHS = np.arange(40, 40 + _DOCUMENTS)  # length bytes
_positions = st.sets(st.integers(0, 300), min_size=1, max_size=4).map(sorted)
_postings = st.dictionaries(
    st.integers(0, 5),
    st.dictionaries(st.integers(0, _DOCUMENTS - 1), _positions, min_size=1, max_size=4),
    max_size=5,
)


def _columns(postings: _Postings) -> list[Array]:
    rows = [
        (term, document, len(places))
        for term, documents in sorted(postings.items())
        for document, places in sorted(documents.items())
    ]
    positions = [place for term, document, _ in rows for place in postings[term][document]]
    return [*np.array(rows, np.int64).reshape(-1, 3).T, np.array(positions, np.int64)]


def _written(path: Path, terms: int, lengths: Array, pieces: Sequence[_Postings]) -> Words:
    file = ArrayWriter(path)
    writer = PostingsWriter(file, "words", terms, lengths)
    for piece in pieces:
        writer.append(*_columns(piece))
    writer.finish(positions=True)
    kept = np.flatnonzero(writer.counts).tolist()
    assert writer.totals.documents.sum() == writer.counts.sum()
    write_dictionary(file, "words", [f"{term}".encode() for term in kept])
    file.finish()
    return Words(ArrayFile(path))


@FIXED
@given(postings=_postings)
def test_postings_come_back_as_they_went_in(folder: Path, postings: _Postings) -> None:
    """Documents, frequencies, lengths and positions, term by term; terms without are left out."""
    words = _written(folder / "words", 6, _LENGTHS, [postings])
    assert words.dictionary.terms() == [f"{term}".encode() for term in sorted(postings)]
    for number, term in enumerate(sorted(postings)):
        expected = dict(sorted(postings[term].items()))
        documents, codes = words.postings(number)
        assert words.count(number) == len(expected)
        assert documents.tolist() == words.document_slice(number, number + 1).tolist()
        assert documents.tolist() == list(expected)
        assert (codes >> LENGTH_BITS).tolist() == [len(places) for places in expected.values()]
        assert (codes & 0xFF).tolist() == [_LENGTHS[document] for document in expected]
        assert words.positions(number).tolist() == list(chain.from_iterable(expected.values()))


@FIXED
@given(postings=_postings)
def test_lists_of_neighbours_stand_side_by_side(folder: Path, postings: _Postings) -> None:
    """Those of several words are read at once, list by list."""
    words = _written(folder / "words", 6, _LENGTHS, [postings])
    count = len(words.dictionary)
    for first in range(count + 1):
        for last in range(first, count + 1):
            inner = range(first, last)
            documents = [d for n in inner for d in words.postings(n)[0].tolist()]
            assert words.document_slice(first, last).tolist() == documents
            positions = [p for n in inner for p in words.positions(n).tolist()]
            assert words.position_slice(first, last).tolist() == positions


def test_a_term_may_go_on_in_what_is_appended_next(tmp_path: Path) -> None:
    """Large lists are handed over in pieces, and are one list."""
    pieces: list[_Postings] = [{1: {0: [5]}, 2: {0: [1], 3: [2, 9]}}, {}, {2: {4: [0]}}]
    words = _written(tmp_path / "words", 4, _LENGTHS, pieces)
    assert words.dictionary.terms() == [b"1", b"2"]
    assert words.postings(1)[0].tolist() == [0, 3, 4]
    assert words.positions(1).tolist() == [1, 2, 9, 0]


@pytest.mark.parametrize("often", [1, 255, 256, 65_535, 65_536, 1_000_000])
def test_frequencies_may_be_large(tmp_path: Path, often: int) -> None:
    """No number of occurrences is cut short, and the largest is known."""
    postings = {0: {0: list(range(often)), 1: [7]}, 1: {1: [8]}}
    words = _written(tmp_path / "words", 2, _LENGTHS, [postings])
    assert (words.postings(0)[1] >> LENGTH_BITS).tolist() == [often, 1]
    assert (words.postings(0)[1] & 0xFF).tolist() == [40, 41]
    assert np.array_equal(words.positions(0), [*range(often), 7])
    assert words.positions(1).tolist() == [8]
    assert ArrayFile(tmp_path / "words").facts["words.largest_frequency"] == often


def test_a_segment_may_have_no_words(tmp_path: Path) -> None:
    """Paragraphs of signs alone make lists of nothing."""
    words = _written(tmp_path / "words", 0, _LENGTHS, [])
    assert len(words.dictionary) == 0
    assert words.dictionary.find(b"ferry") == -1
    assert words.document_slice(0, 0).tolist() == words.position_slice(0, 0).tolist() == []
