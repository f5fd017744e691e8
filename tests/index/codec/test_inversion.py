"""From words in the order of the text to posting lists: one sort."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import inversion
from index.codec.arrays import Array
from index.codec.inversion import Layout, append_postings, pack_texts
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


@pytest.mark.parametrize("block", [1, 3, 1 << 20])
def test_words_become_posting_lists(block: int) -> None:
    """By term and document, with all positions, whole in whatever block they end."""

    @FIXED
    @given(_texts)
    def holds(chunks: list[list[list[int]]]) -> None:
        texts = [text for chunk in chunks for text in chunk]
        expected: dict[tuple[int, int], list[int]] = {}
        for document, text in enumerate(texts):
            for position, word in enumerate(text):
                expected.setdefault((_RANK[word], document), []).append(position)
        layout = Layout.of(len(texts), max(map(len, texts), default=0))
        keys = pack_texts(
            [np.array([word for text in chunk for word in text], np.int32) for chunk in chunks],
            np.array([len(text) for text in texts], np.int64),
            np.array(_RANK),
            layout,
        )
        keys.sort()
        postings = _Postings()
        append_postings(keys, layout, cast("PostingsWriter", postings))
        assert postings.rows == [(*key, expected[key]) for key in sorted(expected)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "_BLOCK", block)
        holds()


def test_packing_lets_go_of_the_words() -> None:
    """Words and keys are not held at once: there is not room for both."""
    chunks: list[Array] = [np.array([0, 1], np.int32), np.array([1], np.int32)]
    pack_texts(chunks, np.array([2, 1]), np.arange(2), Layout.of(2, 2))
    assert [len(chunk) for chunk in chunks] == [0, 0]


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
