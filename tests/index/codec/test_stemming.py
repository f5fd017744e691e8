"""The field of stems, made from the words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.arrays import starts
from index.codec.stemming import blocks, united
from index.model import Article
from tests.index.codec.segments import (
    FEW,
    article,
    built,
    frequencies_of_stems,
    stored_stems,
    whole_articles,
    worded_articles,
)
from tests.index.hostile import FIXED


@FEW
@given(articles=worded_articles | whole_articles)
def test_stems_are_those_of_each_spelling_in_its_language(
    in_blocks: None, folder: Path, articles: Sequence[Article]
) -> None:
    """Every stem has the paragraphs, the frequencies and the words that brute force gives it."""
    segment = built(folder / "segment", articles)
    assert stored_stems(segment) == frequencies_of_stems(articles)


def _stems(tmp_path: Path, *articles: Article) -> dict[str, dict[int, int]]:
    return stored_stems(built(tmp_path / "segment", articles))[0]


def test_spellings_of_one_word_keep_their_stems_apart(tmp_path: Path) -> None:
    """köşe and kose are one word; the stem of köşe is only where köşe is written."""
    found = _stems(
        tmp_path,
        article("a", "köşe", language="tr"),
        article("b", "kose", language="tr"),
        article("c", "kose köşe köşe", language="tr"),
    )
    assert found == {"tr:kos": {0: 1, 2: 2}, "tr:kose": {0: 1, 1: 1, 2: 3}}


def test_a_stem_counts_only_the_spellings_that_have_it(tmp_path: Path) -> None:
    """Where each paragraph that has the word has the stem too, other spellings still do not count.

    Such a stem once shared the list of its word, with the word's frequencies.
    """
    found = _stems(tmp_path, article("a", "köşe kose", language="tr"))
    assert found == {"tr:kos": {0: 1}, "tr:kose": {0: 2}}


def test_one_text_is_stemmed_in_the_language_of_its_article(tmp_path: Path) -> None:
    """A stem carries its language; without one, or one nobody stems, a word is its own stem."""
    languages = (None, "en", "fr", "xx")
    found = _stems(tmp_path, *(article(str(n), "résumés", language=language)
                               for n, language in enumerate(languages)))  # fmt: skip
    assert found == {
        ":resumes": {0: 1}, "en:resume": {1: 1}, "en:resum": {1: 1}, "fr:resum": {2: 1},
        "xx:resumes": {3: 1},
    }  # fmt: skip


def test_forms_of_a_stem_add_up(tmp_path: Path) -> None:
    """A paragraph with two forms of a word holds their stem twice."""
    segment = built(tmp_path / "segment", [article("a", "strike strikes striking", language="en")])
    frequencies, forms = stored_stems(segment)
    assert frequencies == {"en:strike": {0: 3}}
    assert forms == {"en:strike": {"strike", "strikes", "striking"}}


def test_a_stem_of_one_word_takes_no_room(tmp_path: Path) -> None:
    """It shares the list of its word: most stems have one form, in any archive."""
    alone = built(tmp_path / "alone", [article("a", "the dockers strike", language="en")])
    assert len(alone.file.array("stems.documents")) == 0
    both = built(tmp_path / "both", [article("a", "the docker docks strikes strike")])
    assert len(both.file.array("stems.documents")) == 0
    apart = built(
        tmp_path / "apart",
        [article("a", "strike", language="en"), article("b", "strike", language="fr")],
    )
    assert len(apart.file.array("stems.documents")) == 2


def test_several_stems_are_read_at_once(tmp_path: Path) -> None:
    """Lists of their own and lists that are shared, one after another."""
    texts = [("strike strikes köşe", "en"), ("kose köşe ferry", "tr"), ("", None)]
    segment = built(
        tmp_path / "segment",
        [article(str(n), text, language=name) for n, (text, name) in enumerate(texts)],
    )
    count = len(segment.stems.dictionary)
    for first in range(count + 1):
        for last in range(first, count + 1):
            documents, codes, counts = segment.stems.slices(first, last)
            lists = [segment.stems.postings(number) for number in range(first, last)]
            assert documents.tolist() == [d for own, _ in lists for d in own.tolist()]
            assert codes.tolist() == [c for _, own in lists for c in own.tolist()]
            assert counts.tolist() == [len(own) for own, _ in lists]


@FIXED
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=9), st.integers(1, 12))
def test_blocks_end_where_a_group_ends(rows: list[tuple[int, int]], size: int) -> None:
    """They have all rows, groups whole, and no more than was asked for but by the last group."""
    groups, counts = np.array(sorted(rows), np.int64).reshape(-1, 2).T
    found = list(blocks(groups, counts, size))
    assert [row for block in found for row in range(block.start, block.stop)] == [*range(len(rows))]
    ends = starts(counts)
    for block in found:
        if block.stop < len(groups):
            assert groups[block.stop - 1] != groups[block.stop]
        last = int(np.searchsorted(groups, groups[block.stop - 1]))
        assert last <= block.start + 1 or ends[last] - ends[block.start] <= size


@FIXED
@given(
    st.lists(
        st.tuples(st.integers(5, 9), st.integers(0, 4), st.sampled_from((1, 2, 255, 70_000))),
        max_size=12,
    )
)
def test_postings_are_united(rows: list[tuple[int, int, int]]) -> None:
    """Sorted, each stem and document once, with the sum of its frequencies."""
    expected: dict[tuple[int, int], int] = {}
    for stem, document, frequency in rows:
        expected[stem, document] = expected.get((stem, document), 0) + frequency
    columns = np.array(rows, np.int64).reshape(-1, 3).T
    found = united((columns[0], columns[1], columns[2]))
    assert list(zip(*(column.tolist() for column in found), strict=True)) == [
        (*key, expected[key]) for key in sorted(expected)
    ]


@pytest.mark.parametrize("often", [300, 70_000])
def test_a_stem_may_be_there_any_number_of_times(tmp_path: Path, often: int) -> None:
    """Frequencies of spellings and forms are not cut short either."""
    text = "köşe kose " * often
    found = _stems(tmp_path, article("a", text, language="tr"), article("b", "köşe", language="en"))
    assert found == {"en:kose": {1: 1}, "tr:kos": {0: often}, "tr:kose": {0: 2 * often}}
