"""Several segments made into one, without what is deleted and without reading any text again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import merging
from index.codec.merging import merge
from index.codec.segment import Segment
from index.model import Article
from tests.index.codec.segments import (
    FEW,
    article,
    articles_of,
    built,
    stored_stems,
    whole_articles,
    worded_articles,
)


def _assert_same(found: Segment, expected: Segment) -> None:
    """Asserts that two segments are the same, array for array; of stems, what they say."""
    assert found.file.names == expected.file.names
    for name in sorted(found.file.names):
        if not name.startswith("stems."):  # which lists are shared depends on what was merged
            array, wanted = found.file.array(name), expected.file.array(name)
            assert array.tolist() == wanted.tolist(), name
            assert array.dtype == wanted.dtype or array.dtype.kind == "S", name
    (frequencies, forms), (wanted_frequencies, wanted_forms) = map(stored_stems, (found, expected))
    assert frequencies == wanted_frequencies
    # A word that lives may keep a stem that only a deleted article gave it: see below.
    assert {stem: own & wanted_forms[stem] for stem, own in forms.items()} == wanted_forms
    names = ("documents", "articles", "total_words", "words.largest_frequency")
    assert [found.file.facts[name] for name in names] == [
        expected.file.facts[name] for name in names
    ]
    assert found.largest_frequency == expected.largest_frequency


def _merged(path: Path, parts: Sequence[tuple[Segment, Sequence[int]]]) -> Segment:
    merge(path, [(part, np.array(deleted, np.int64)) for part, deleted in parts])
    return Segment(path)


@FEW
@given(data=st.data(), articles=worded_articles | whole_articles)
def test_a_merged_segment_is_one_built_of_what_lives(
    in_blocks: None, folder: Path, data: st.DataObject, articles: Sequence[Article]
) -> None:
    """Wherever articles are cut into segments, and whichever of them are deleted."""
    cuts = data.draw(st.sets(st.integers(1, len(articles)), max_size=3))
    edges = [0, *sorted(cuts - {len(articles)}), len(articles)]
    keeps = data.draw(st.lists(st.booleans(), min_size=len(articles), max_size=len(articles)))
    keeps[data.draw(st.integers(0, len(articles) - 1))] = True
    parts: list[tuple[Segment, Sequence[int]]] = []
    for number, (begin, end) in enumerate(pairwise(edges)):
        segment = built(folder / f"part {number}", articles[begin:end])
        parts.append((segment, [n for n in range(end - begin) if not keeps[begin + n]]))
    living = [each for each, keep in zip(articles, keeps, strict=True) if keep]
    expected = built(folder / "built", living)
    _assert_same(_merged(folder / "merged", parts), expected)
    assert articles_of(expected) == living


def test_merging_again_changes_nothing(tmp_path: Path) -> None:
    """What was merged can be merged: spellings that are gone by then have left their stems."""
    texts = ["köşe kose", "kose", "köşe", "strike 桥在等", "strikes"]
    articles = [article(str(n), text, language="tr") for n, text in enumerate(texts)]
    parts = [built(tmp_path / each.id, [each]) for each in articles]
    one = _merged(tmp_path / "one", [(parts[0], []), (parts[1], [])])
    other = _merged(tmp_path / "other", [(parts[2], []), (parts[3], []), (parts[4], [])])
    _assert_same(
        _merged(tmp_path / "all", [(one, [1]), (other, [1])]),
        built(tmp_path / "built", [articles[0], articles[2], articles[4]]),
    )


def test_deleted_words_are_in_no_dictionary(tmp_path: Path) -> None:
    """A word that only deleted articles had is neither suggested nor matched by a pattern."""
    segment = built(tmp_path / "a", [article("a", "secret"), article("b", "ferry")])
    found = _merged(tmp_path / "merged", [(segment, [0])])
    assert found.words.dictionary.terms() == [b"ferry"]
    assert found.stems.dictionary.terms() == [b":ferry"]
    assert b"secret" not in (tmp_path / "merged").read_bytes()


def test_a_word_that_lives_keeps_its_stems(tmp_path: Path) -> None:
    """Spellings are not stored, so a merge cannot tell which of them a stem came from.

    The stem's list is exact all the same; what else its words match, the proof decides.
    """
    articles = [article("a", "résumés", language="en"), article("b", "resume", language="en"),
                article("c", "résumés", language="xx")]  # fmt: skip
    segment = built(tmp_path / "a", articles)
    frequencies, forms = stored_stems(_merged(tmp_path / "merged", [(segment, [0])]))
    assert frequencies == {"en:resum": {0: 1}, "xx:resumes": {1: 1}}
    assert forms == {"en:resum": {"resume", "resumes"}, "xx:resumes": {"resumes"}}


def test_paragraphs_without_words_can_be_all_that_is_left(tmp_path: Path) -> None:
    """Where all words are deleted, a segment of paragraphs remains."""
    segment = built(tmp_path / "a", [article("a", "ferry"), article("b", "!")])
    _assert_same(
        _merged(tmp_path / "merged", [(segment, [0])]),
        built(tmp_path / "built", [article("b", "!")]),
    )


@pytest.mark.parametrize("often", [256, 70_000])
def test_large_frequencies_are_merged(tmp_path: Path, often: int) -> None:
    """A word that fills its paragraph keeps every position."""
    many, few = article("a", "ferry " * often), article("b", "A ferry ferries")
    parts = [(built(tmp_path / each.id, [each]), ()) for each in (few, many)]
    _assert_same(_merged(tmp_path / "merged", parts), built(tmp_path / "built", [few, many]))


def test_large_texts_are_copied_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little is copied at once, every byte arrives."""
    monkeypatch.setattr(merging, "_COPIED_BYTES", 7)
    articles = [article(str(n), f"Köşe {n}", "The bridge waits.") for n in range(5)]
    segment = built(tmp_path / "a", articles)
    assert articles_of(_merged(tmp_path / "merged", [(segment, [1, 4])])) == [
        articles[0], articles[2], articles[3],
    ]  # fmt: skip


def test_a_merge_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The segments it was made of are whole, and nothing else is there."""
    segment = built(tmp_path / "a", [article("a", "ferry")])

    def fail(*arguments: object) -> None:
        raise OSError("No space left")

    monkeypatch.setattr(merging, "_merge_words", fail)
    with pytest.raises(OSError, match="No space left"):
        merge(tmp_path / "merged", [(segment, np.array([], np.int64))])
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
