"""A generation as the engine sees it."""

from __future__ import annotations

from math import log

import pytest

from index.segment import LENGTH_BITS
from search.engine.view import View
from search.engine.written import all_numbers
from tests.search.engine.archives import view_of
from tests.search.truth.trial import Trial


def test_a_generation_has_one_view(harbour: Trial) -> None:
    """Made for the first query, used by all others."""
    assert View.of(harbour.generation) is View.of(harbour.generation)


def test_what_a_generation_says_is_made_once(harbour: Trial) -> None:
    """Whatever is asked meanwhile, and forgotten."""
    view = view_of(harbour)
    made: list[int] = view.keep(("test", "once"), list)
    view.forget()
    assert view.keep(("test", "once"), list) is made
    assert view.keep(("test", "twice"), list) is not made


def test_an_article_that_is_shown_again_is_not_read_again(harbour: Trial) -> None:
    """Its id and its metadata, until they are forgotten."""
    view = view_of(harbour)
    segment = view.whole.segments[0]
    found = view.article(segment, 0)
    assert found == (segment.article_id(0), segment.metadata(0))
    assert view.article(segment, 0) is found
    view.forget()
    assert view.article(segment, 0) is not found


def test_positions_begin_where_those_before_end(harbour: Trial) -> None:
    """Where each posting has one, they begin where the postings do."""
    view = view_of(harbour)
    for word in ("strike", "bridge", "ferry", "the", "day"):
        numbers = all_numbers(view.whole, word).tolist()
        lists = [view.whole.words.postings(number) for number in numbers]
        frequencies = [code >> LENGTH_BITS for _, codes in lists for code in codes.tolist()]
        assert len(view.positions(numbers)) == sum(frequencies)
        starts = view.starts(numbers)
        assert starts.tolist() == [sum(frequencies[:n]) for n in range(len(frequencies))]
        assert view.whole.words.are_single(numbers) == (set(frequencies) == {1})


def test_articles_of_no_language_are_looked_at_too(harbour: Trial) -> None:
    """Their stems carry none."""
    assert view_of(harbour).languages == ("de", "en", None)


def test_a_rare_word_weighs_more(harbour: Trial) -> None:
    """ln(N / (n + 1)) + 1, over all paragraphs of all segments."""
    view = view_of(harbour)
    assert view.whole.documents == 13
    assert view.weight(3) == pytest.approx(log(13 / 4) + 1)
    assert view.weight(1) > view.weight(2)


def test_scores_rise_with_frequency_and_fall_with_length(harbour: Trial) -> None:
    """By code: a word that comes more often says more, in a long paragraph less."""
    scores = view_of(harbour).scores_up_to(3).reshape(4, 1 << LENGTH_BITS)
    assert not scores[0, 1:].any()
    assert (scores[1:] >= scores[:-1]).all()
    assert (scores[1:, 2:] <= scores[1:, 1:-1]).all()
