"""The words of many texts at once are those of each text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import normal_form, spelling, words
from index.bulk_analysis import BulkAnalyzer, Words
from index.sentences import sentence_starts
from tests.index.hostile import FIXED, hostile_text

texts = st.lists(hostile_text, max_size=8)


def _same(analyzer: BulkAnalyzer, found: Words, texts: Sequence[str]) -> None:
    """Asserts that what was found of texts is what the analyzer finds of each."""
    spelled, starts, counts, sentence_counts = [], [], [], []
    for text in texts:
        own = words(text)
        spelled += [spelling(text[word.start : word.end]) for word in own]
        counts.append(len(own))
        starts += sentence_starts(own, text)
        sentence_counts.append(len(sentence_starts(own, text)))
    assert [analyzer.vocabulary[number] for number in found.numbers] == spelled
    assert found.counts.tolist() == counts
    assert found.sentences.tolist() == starts
    assert found.sentence_counts.tolist() == sentence_counts


@FIXED
@given(st.lists(texts, max_size=3))
def test_many_texts_have_the_words_that_each_has(chunks: list[list[str]]) -> None:
    """Chunk after chunk, words and sentences are those that search and marks will see."""
    analyzer = BulkAnalyzer()
    for chunk in chunks:
        _same(analyzer, analyzer.analyse(chunk), chunk)


@FIXED
@given(texts)
def test_the_vocabulary_lists_each_spelling_once(chunk: list[str]) -> None:
    """Each spelling has one number, which stays, and its normal form beside it."""
    analyzer = BulkAnalyzer()
    found = analyzer.analyse(chunk)
    known = list(analyzer.vocabulary)
    assert set(found.numbers.tolist()) == set(range(len(known)))
    assert len(set(known)) == len(known)
    analyzer.analyse(["another", *chunk])
    assert analyzer.vocabulary[: len(known)] == known
    assert analyzer.normal_forms == [normal_form(spelled) for spelled in analyzer.vocabulary]


def test_the_arrays_have_the_promised_types() -> None:
    """Whoever packs them into keys knows how wide they are."""
    for chunk in ([], [""], ["The bridge. It waits.", "桥在等"]):
        found = BulkAnalyzer().analyse(chunk)
        assert found.numbers.dtype == np.int32
        assert found.counts.dtype == found.sentence_counts.dtype == np.int64
        assert found.sentences.dtype == np.uint32
        assert len(found.counts) == len(found.sentence_counts) == len(chunk)


@pytest.mark.parametrize(
    "chunk",
    [
        pytest.param(["a" * length for length in range(40)], id="every length"),
        pytest.param(["é" * length for length in range(40)], id="every length, not ASCII"),
        pytest.param(["ab cd", "", "", "ef", ""], id="empty texts between"),
        pytest.param(["end.", "Begin."], id="no sentence reaches over two texts"),
        pytest.param(["U.S.", "A. b", "3.", "5", "C+", "+ C", "1,", "578"], id="nor does a word"),
        pytest.param(["桥", "在", "等"], id="nor do pairs"),
        pytest.param(["a\nb\x00c\x01d\x1fe", "\x00", "\n"], id="control characters"),
        pytest.param(["“The £5 – it’s “Why?” – No… «Oui» It."] * 3, id="signs of every kind"),
    ],
)
def test_texts_that_lie_side_by_side_stay_apart(chunk: list[str]) -> None:
    """What the fast way lays into one buffer has the words that each text has alone."""
    analyzer = BulkAnalyzer()
    _same(analyzer, analyzer.analyse(chunk), chunk)
    _same(analyzer, analyzer.analyse(chunk[::-1]), chunk[::-1])
