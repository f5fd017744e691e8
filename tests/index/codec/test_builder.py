"""Builds a segment out of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from index.analysis import words
from index.codec import builder
from index.codec.builder import BYTES_A_KEY, MOST_SORTS, SegmentBuilder
from index.codec.lengths import length_bytes
from index.codec.postings import LENGTH_BITS
from index.codec.segment import Segment
from index.model import Article, Kind, Paragraph, Span
from tests.index.codec.segments import (
    FEW,
    MEMORY,
    article,
    articles_of,
    built,
    places_of_words,
    stored_places,
    whole_articles,
    worded_articles,
)


@FEW
@given(articles=whole_articles)
def test_an_article_comes_back_as_it_went_in(folder: Path, articles: Sequence[Article]) -> None:
    """Whatever its text, its spans, its metadata and its evidence are."""
    assert articles_of(built(folder / "segment", articles)) == list(articles)


@FEW
@given(articles=whole_articles | worded_articles)
def test_words_are_where_the_analyzer_finds_them(
    in_blocks: None, folder: Path, articles: Sequence[Article]
) -> None:
    """Every word is indexed in the paragraphs that hold it, at its positions, and no other is."""
    segment = built(folder / "segment", articles)
    assert stored_places(segment) == places_of_words(articles)


@FEW
@given(articles=worded_articles)
def test_paragraphs_are_counted(folder: Path, articles: Sequence[Article]) -> None:
    """A segment knows how many words each of its paragraphs has, and how many all have."""
    segment = built(folder / "segment", articles)
    texts = [paragraph.text for each in articles for paragraph in each.paragraphs]
    counts = [len(words(text)) for text in texts]
    assert segment.word_counts.tolist() == counts
    assert segment.lengths.tolist() == length_bytes(np.array(counts)).tolist()
    assert segment.total_words == sum(counts)
    assert (segment.documents, segment.articles) == (len(texts), len(articles))


@FEW
@given(articles=worded_articles)
def test_each_posting_carries_the_length_of_its_paragraph(
    folder: Path, articles: Sequence[Article]
) -> None:
    """All that a score needs stands in the code of a posting."""
    segment = built(folder / "segment", articles)
    lists = [segment.words.postings(n) for n in range(len(segment.words.dictionary))]
    lists += [segment.stems.postings(n) for n in range(len(segment.stems.dictionary))]
    for documents, codes in lists:
        assert (codes & (1 << LENGTH_BITS) - 1).tolist() == segment.lengths[documents].tolist()


@pytest.mark.parametrize("often", [255, 256, 65_535, 65_536, 70_000])
def test_a_word_may_be_there_any_number_of_times(tmp_path: Path, often: int) -> None:
    """One paragraph repeats a word as often as it likes; each time is indexed, and counted."""
    articles = [
        article("a", "Port", "ferry " * often + "bridge", language="en"),
        article("b", "A ferry"),
    ]
    segment = built(tmp_path / "segment", articles)
    assert stored_places(segment) == places_of_words(articles)
    assert segment.largest_frequency == often
    stem = segment.stems.dictionary.find(b"en:ferri")
    documents, codes = segment.stems.postings(stem)
    assert (documents.tolist(), (codes >> LENGTH_BITS).tolist()) == ([1], [often])


@pytest.mark.parametrize("texts", [[""], ["!!!"], ["", "!", ""], ["", "ferry"], ["ferry", ""]])
def test_paragraphs_need_no_words(tmp_path: Path, texts: list[str]) -> None:
    """A title of signs, or none, is a paragraph like any other."""
    articles = [article("a", *texts), article("b", *texts)]
    segment = built(tmp_path / "segment", articles)
    assert articles_of(segment) == articles
    assert stored_places(segment) == places_of_words(articles)


def test_one_segment_holds_many_articles(tmp_path: Path) -> None:
    """More paragraphs and words than two bytes can number, all found again."""
    articles, each_has = 3_000, 22
    texts = [f"Ferry w{number % 300}" for number in range(each_has * articles)]
    one = article("0", "")
    many = [
        Article(f"{n:05}", one.metadata, (), tuple(
            Paragraph(f"{n:05}.{at}", at, Kind.BODY, texts[each_has * n + at], (Span(0, 0),))
            for at in range(each_has)
        ), one.source, "")
        for n in range(articles)
    ]  # fmt: skip
    segment = built(tmp_path / "segment", many)
    assert (segment.articles, segment.documents) == (articles, len(texts))
    ferry = segment.words.dictionary.find(b"ferry")
    assert np.array_equal(segment.words.postings(ferry)[0], np.arange(len(texts)))
    for number in (0, 255, 256, articles - 1):
        assert segment.find_article(many[number].id) == number
        assert segment.article(number) == many[number]
        word = segment.words.dictionary.find(f"w{number % 300}".encode())
        assert segment.words.postings(word)[0].tolist() == [*range(number % 300, len(texts), 300)]


def test_an_empty_text_says_nothing(tmp_path: Path) -> None:
    """An outlet, a language or an address without letters comes back as none."""
    nothing = article("a", "Port", outlet="", original_outlet="", url="", language="")
    assert articles_of(built(tmp_path / "segment", [nothing])) == [article("a", "Port")]


def test_an_author_named_twice_is_one(tmp_path: Path) -> None:
    """Authors keep their order, each once: facets count articles, not names."""
    twice = article("a", "Port", authors=("Tom Li", "Ana Sørensen", "Tom Li"))
    segment = built(tmp_path / "segment", [twice])
    assert segment.author.of(0) == ("Tom Li", "Ana Sørensen")


@pytest.mark.parametrize("held", [0, 12_304])
def test_a_builder_is_full_when_its_memory_is(tmp_path: Path, held: int) -> None:
    """It says so as soon as the words it has analysed need too many sorts of what it was given."""
    builder = SegmentBuilder(tmp_path / "full", held * BYTES_A_KEY // MOST_SORTS)
    while not builder.is_full:
        builder.add(article(f"{builder.articles}", "a b c"))
    assert builder.articles >= held / 3
    assert builder.articles - 4096 <= held / 3  # paragraphs that may wait to be analysed
    builder.discard()


def test_a_builder_that_is_full_still_finishes(tmp_path: Path) -> None:
    """What it has taken is never dropped: a single article may be more than it should hold."""
    builder = SegmentBuilder(tmp_path / "segment", 0)
    articles = [article("a", *["ferry " * 9] * 5000), article("b", "bridge")]
    for each in articles:
        builder.add(each)
    assert builder.is_full
    assert (builder.articles, builder.documents) == (2, 5001)
    builder.finish()
    assert articles_of(Segment(tmp_path / "segment")) == articles


def test_little_memory_makes_the_same_file(tmp_path: Path) -> None:
    """Words are sorted in ranges where there is not room for all at once: nothing else differs."""
    articles = [article(f"{n}", f"Ferry w{n % 7}", "Köşe kose: the bridge") for n in range(30)]
    built(tmp_path / "whole", articles)
    builder = SegmentBuilder(tmp_path / "ranges", 11 * BYTES_A_KEY)
    for each in articles:
        builder.add(each)
    builder.finish()
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "ranges").read_bytes()


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    """A builder that is given up leaves no file behind, be it asked once or twice."""
    builder = SegmentBuilder(tmp_path / "segment", MEMORY)
    builder.add(article("a", "Port"))
    builder.discard()
    builder.discard()
    assert list(tmp_path.iterdir()) == []


def test_the_same_articles_make_the_same_file(tmp_path: Path) -> None:
    """Nothing in a segment depends on when or where it was made."""
    articles = [article("b", "Port", "A ferry", outlet="Gazette"), article("a", "Köşe kose")]
    built(tmp_path / "one", articles)
    built(tmp_path / "other", articles)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_frequencies_of_a_text_are_those_of_its_words(tmp_path: Path) -> None:
    """A sentence in several scripts, by hand."""
    text = "Köşe kose KÖŞE; the bridge, the BRIDGE: 桥在等 1,578"
    segment = built(tmp_path / "segment", [article("a", text)])
    found = {word: len(places[0]) for word, places in stored_places(segment).items()}
    assert found == Counter(word.text for word in words(text))
    assert found["kose"] == 3


def test_long_texts_are_analysed_a_few_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is built is the same, and no more articles wait than memory is meant for."""
    texts = [f"No ferry ran on day {n}. The bridge was shut." for n in range(20)]
    articles = [article(str(n), *texts[: n + 1]) for n in range(20)]
    expected = stored_places(built(tmp_path / "whole", articles))
    monkeypatch.setattr(builder, "_CHUNK_LETTERS", 100)
    taken = SegmentBuilder(tmp_path / "portions", MEMORY)
    for one in articles:
        taken.add(one)
        assert sum(len(each.source_text) for each in taken._waiting) < 100
    taken.finish()
    assert stored_places(Segment(tmp_path / "portions")) == expected
