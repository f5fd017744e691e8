"""Several segments as one, held against each of them."""

from __future__ import annotations

import numpy as np

from search.engine.written import all_numbers
from tests.search.engine.archives import whole_of
from tests.search.truth.trial import Trial


def test_paragraphs_and_articles_are_numbered_through(random_archives: list[Trial]) -> None:
    """In the order of the segments, and then in each segment's own."""
    for trial in random_archives:
        whole = whole_of(trial)
        texts = [s.text(number) for s in whole.segments for number in range(s.documents)]
        ids = [s.article_id(number) for s in whole.segments for number in range(s.articles)]
        assert [whole.text(number) for number in range(whole.documents)] == texts
        found = [whole.of_article(number) for number in range(whole.articles)]
        assert [segment.article_id(own) for segment, own in found] == ids
        for article in range(whole.articles):
            run = whole.run(article)
            assert {int(whole.article_of[document]) for document in run} == {article}
            assert whole.paragraph(run[0]).text == whole.metadata(article).title
            segment, own = whole.of_article(article)
            assert whole.path(article) == segment.sources.path(own)
            assert whole.url(article) == segment.texts.url(own)


def test_what_is_deleted_or_left_out_is_so_as_a_whole(random_archives: list[Trial]) -> None:
    """As each segment has it."""
    for trial in random_archives:
        whole = whole_of(trial)
        deleted = [document.deleted for document in trial.truth.documents]
        live = np.ones(whole.documents, bool) if whole.live is None else whole.live
        assert (~live).tolist() == deleted
        titles = [number for number in whole.runs[:-1].tolist() if live[number]]
        assert whole.live_titles.tolist() == titles
        every = whole.searched_with(["byline", "boilerplate"])
        assert (live if every is None else every).tolist() == live.tolist()


def test_a_word_has_its_postings_from_all_segments(harbour: Trial) -> None:
    """A number in each that holds it; documents, counts and positions follow on one another."""
    whole = whole_of(harbour)
    numbers = all_numbers(whole, "strike").tolist()
    assert [whole.words.term(number) for number in numbers] == [b"strike"] * 3
    lists = [whole.words.postings(number) for number in numbers]
    assert [documents.tolist() for documents, _ in lists] == [[0, 1], [10], [12]]
    assert [part.tolist() for part in whole.words.documents(np.array(numbers))] == [
        [0, 1], [10], [12],
    ]  # fmt: skip
    assert whole.words.positions(numbers).tolist() == [0, 1, 3, 5]
    assert whole.words.are_single(numbers)
    assert whole.words.starts(numbers).tolist() == [0, 1, 2, 3]


def test_sentences_are_read_from_each_segment(harbour: Trial) -> None:
    """Of the paragraphs asked for, in their order."""
    whole = whole_of(harbour)
    ids = np.array([1, 5, 8])
    positions, counts = whole.sentences(ids)
    assert counts.tolist() == [2, 2, 1]
    assert positions.tolist() == [0, 5, 0, 3, 0]
