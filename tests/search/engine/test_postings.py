"""Posting lists, united and scored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import LENGTH_BITS
from search.engine.postings import PostingList, documents_of, united
from tests.search.engine.archives import archive, put, segment_of, view_of, whole_of
from tests.search.engine.test_tables import tables_are_zero
from tests.search.oracle import FIXED
from tests.search.truth.trial import Trial

_lists = st.dictionaries(st.integers(0, 40), st.integers(1, 9), min_size=1, max_size=12)


@given(lists=st.lists(_lists, max_size=4))
@FIXED
def test_united_lists_add_up_frequencies(lists: list[dict[int, int]]) -> None:
    """A document counts once, with all its occurrences, and keeps its length."""
    made = [
        (np.array(sorted(each), np.uint32),
         np.array([each[n] << LENGTH_BITS | n for n in sorted(each)], np.uint16))
        for each in lists
    ]  # fmt: skip
    documents, codes = united(made)
    expected = {
        n: sum(each.get(n, 0) for each in lists) for n in sorted({n for e in lists for n in e})
    }
    assert documents.tolist() == list(expected)
    assert (codes >> LENGTH_BITS).tolist() == list(expected.values())
    assert (codes & ((1 << LENGTH_BITS) - 1)).tolist() == list(expected)


@given(
    own=st.sets(st.integers(0, 299), max_size=300),
    asked=st.sets(st.integers(0, 299), min_size=1),
)
@FIXED
def test_a_list_says_the_same_listed_and_asked(own: set[int], asked: set[int]) -> None:
    """Searched or by a table: the same documents with the same scores, and clean tables."""
    codes = np.array([1 << LENGTH_BITS | n % 200 for n in sorted(own)], np.uint16)
    scores = np.arange(2 << LENGTH_BITS, dtype=np.float32)
    postings = PostingList(np.array(sorted(own), np.uint32), codes, 2.0, scores, 300)
    ids, scorer = postings.listed()
    assert scorer
    every = dict(zip(ids.tolist(), scorer(np.arange(len(ids))).tolist(), strict=True))
    kept, scorer = postings.probe(np.array(sorted(asked), np.intp))
    assert scorer
    found = np.array(sorted(asked))[kept].tolist()
    assert found == sorted(own & asked)
    assert scorer(np.arange(len(kept))).tolist() == [every[each] for each in found]
    assert tables_are_zero()


def test_several_words_weigh_as_one(harbour: Trial) -> None:
    """What a stem stands for has one weight, by all documents that hold any of its words."""
    view = view_of(harbour)
    both = PostingList.of_words(view, ["strike", "bridge"])
    one = PostingList.of_words(view, ["strike"])
    assert (one.count, both.count) == (4, 8)
    assert PostingList.of_stems(view, ["en:strike"]).count > 0
    assert PostingList.of_words(view, ["nosuch"]).count == 0
    assert view.weight(both.count) < view.weight(one.count)


def test_a_sum_of_frequencies_may_be_larger_than_any_in_the_index() -> None:
    """Scores are worked out for it, and are larger than for one of the words."""
    with archive(put("a", "x", "waits " * 40 + "waited " * 40, language="en")) as trial:
        view = view_of(trial)
        score = []
        for words in (["waits"], ["waits", "waited"]):
            postings = PostingList.of_words(view, words)
            scorer = postings.listed()[1]
            assert scorer
            score.append(float(scorer(np.arange(1))[0]))
        assert score[0] < score[1]


@pytest.mark.parametrize("words", [["tug"], ["tug", "ferry"], ["a", "tug"], []], ids=str)
def test_documents_of_words_are_those_that_hold_any(words: list[str]) -> None:
    """Neighbours in the dictionary or not: each document once, in order."""
    texts = ["tug", "ferry", "a tug", "a ferry b", "kettle"]
    with archive(put("a", *texts)) as trial:
        segment = segment_of(trial)
        numbers = np.array(sorted(segment.words.dictionary.find(w.encode()) for w in words), int)
        expected = [n for n, text in enumerate(texts) if set(words) & set(text.split())]
        assert documents_of(whole_of(trial), numbers).tolist() == expected
        assert tables_are_zero()
