"""From words in the order of the text to posting lists: a sort for each range of words."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import inversion
from index.codec.arrays import Array
from index.codec.inversion import Layout, TextWords, invert
from index.codec.postings import PostingsWriter
from tests.index.hostile import FIXED

# Chunks of texts, each a list of words by number; words stand in the dictionary in another order.
_texts = st.lists(st.lists(st.lists(st.integers(0, 5), max_size=7), max_size=3), max_size=4)
_RANK = [3, 0, 5, 1, 4, 2]


class _Postings:
    """What a PostingsWriter is handed."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, list[int]]] = []

    def append(self, terms: Array, documents: Array, frequencies: Array, positions: Array) -> None:
        """See PostingsWriter."""
        assert {a.dtype for a in (terms, documents, frequencies, positions)} == {np.dtype(np.int64)}
        places = iter(positions.tolist())
        for row in zip(terms.tolist(), documents.tolist(), frequencies.tolist(), strict=True):
            term, document, frequency = row
            self.rows.append((term, document, [next(places) for _ in range(frequency)]))
        assert list(places) == []


def _held(folder: Path, chunks: list[list[list[int]]]) -> TextWords:
    texts = TextWords(folder)
    for chunk in chunks:
        texts.append(
            np.array([word for text in chunk for word in text], np.int32),
            np.array([len(text) for text in chunk], np.int64),
        )
    return texts


@pytest.mark.parametrize("most_keys", [0, 1, 5, 1 << 20])
@pytest.mark.parametrize("block", [1, 3, 1 << 20])
def test_words_become_posting_lists(folder: Path, block: int, most_keys: int) -> None:
    """By term and document, with all positions, whole in whatever block or sort they end."""

    @FIXED
    @given(_texts)
    def holds(chunks: list[list[list[int]]]) -> None:
        texts = [text for chunk in chunks for text in chunk]
        expected: dict[tuple[int, int], list[int]] = {}
        for document, text in enumerate(texts):
            for position, word in enumerate(text):
                expected.setdefault((_RANK[word], document), []).append(position)
        layout = Layout.of(len(texts), max(map(len, texts), default=0))
        postings = cast("PostingsWriter", _Postings())
        held = _held(folder, chunks)
        invert(held, np.array(_RANK), layout, most_keys, postings)
        held.close()
        assert cast("_Postings", postings).rows == [
            (*key, expected[key]) for key in sorted(expected)
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "_BLOCK", block)
        patch.setattr(inversion, "_COUNTED", block)
        holds()


@pytest.mark.parametrize("most_keys", [4, 10, 100])
def test_no_more_keys_are_sorted_at_once_than_there_is_room_for(
    folder: Path, most_keys: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that has more is sorted alone."""
    sorted_at_once: list[int] = []
    monkeypatch.setattr(
        inversion, "append_postings", lambda keys, *_: sorted_at_once.append(len(keys))
    )
    texts = _held(folder, [[[0, 1, 2, 3, 3, 3, 3, 3, 3]], [[3, 4, 5, 1]]])
    invert(texts, np.array(_RANK), Layout.of(2, 9), most_keys, cast("PostingsWriter", None))
    texts.close()
    assert sum(sorted_at_once) == 13
    assert all(count <= max(most_keys, 7) for count in sorted_at_once)
    assert len(sorted_at_once) <= 1 + 2 * 13 // most_keys


def test_words_wait_in_their_order(folder: Path) -> None:
    """They come back as they were taken, with the number of the text that each piece begins at."""
    texts = _held(folder, [[[4, 2], []], [[1]], [[0, 0, 5], [3]]])
    found = [
        (first, numbers.tolist(), counts.tolist()) for first, numbers, counts in texts.pieces()
    ]
    assert found == [(0, [4, 2], [2, 0]), (2, [1], [1]), (3, [0, 0, 5, 3], [3, 1])]
    assert texts.counts.tolist() == [2, 0, 1, 3, 1]
    assert len(texts) == 7
    texts.close()


@FIXED
@given(st.integers(1, 2**40), st.integers(0, 2**30), st.integers(1, 2**40))
def test_keys_sort_by_term_then_document_then_position(
    documents: int, longest: int, terms: int
) -> None:
    """A layout that says it holds so many terms has room for the last of everything."""
    layout = Layout.of(documents, longest)
    if not layout.holds(terms):
        return
    last = (terms - 1, documents - 1, max(0, longest - 1))
    rows = sorted({last, (0, 0, 0), (last[0], 0, last[2]), (0, last[1], 0), (last[0], last[1], 0)})
    keys = layout.pack(*np.array(rows, np.int64).T)
    assert (keys[1:] > keys[:-1]).all()
    assert keys.dtype == np.uint64


def test_a_layout_says_when_it_is_full() -> None:
    """64 bits are what there is."""
    assert Layout(24, 20).holds((1 << 20) - 1)
    assert not Layout(24, 20).holds(1 << 20)
