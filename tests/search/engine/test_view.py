"""What a generation's segments say together."""

from __future__ import annotations

from math import log

import pytest

from index.segment import LENGTH_BITS
from search.engine.view import View
from tests.search.engine.archives import view_of
from tests.search.truth.trial import Trial


def test_a_generation_has_one_view(harbour: Trial) -> None:
    """Made for the first query, used by all others."""
    assert View.of(harbour.generation) is View.of(harbour.generation)


def test_something_is_made_once(harbour: Trial) -> None:
    """What a memo holds is not made again."""
    view = view_of(harbour)
    made: list[int] = view.memo(("test", "once"), list)
    assert view.memo(("test", "once"), list) is made
    assert view.memo(("test", "twice"), list) is not made


def test_articles_of_no_language_are_looked_at_too(harbour: Trial) -> None:
    """Their stems carry none."""
    assert view_of(harbour).languages == ("de", "en", None)


def test_a_rare_word_weighs_more(harbour: Trial) -> None:
    """ln(N / (n + 1)) + 1, over all paragraphs of all segments."""
    view = view_of(harbour)
    assert view.documents == 13
    assert view.weight(3) == pytest.approx(log(13 / 4) + 1)
    assert view.weight(1) > view.weight(2)


def test_scores_rise_with_frequency_and_fall_with_length(harbour: Trial) -> None:
    """By code: a word that comes more often says more, in a long paragraph less."""
    scores = view_of(harbour).scores_up_to(3).reshape(4, 1 << LENGTH_BITS)
    assert not scores[0, 1:].any()
    assert (scores[1:] >= scores[:-1]).all()
    assert (scores[1:, 2:] <= scores[1:, 1:-1]).all()
