"""The words of a query are looked up once, in all segments."""

from __future__ import annotations

from search.engine.terms import Terms
from tests.search.engine.archives import view_of
from tests.search.proof.trees import exact, word
from tests.search.truth.trial import Trial


def test_a_word_that_comes_twice_is_looked_up_once(harbour: Trial) -> None:
    """As a plain word or as written, there whatever its case."""
    terms = Terms(view_of(harbour))
    assert terms.of(word("strike"))[0] is terms.of(word("strike"))[0]
    assert terms.of(exact("strike"))[0] is terms.of(exact("Strike"))[0]
    assert terms.of(word("strike"))[0] is not terms.of(exact("strike"))[0]


def test_a_term_has_one_list_for_all_segments(harbour: Trial) -> None:
    """Its documents are numbered through."""
    (term,) = Terms(view_of(harbour)).of(exact("strike"))
    assert term.documents.tolist() == [0, 1, 10, 12]
    assert term.count == 4


def test_a_run_of_ideographs_is_several_terms(harbour: Trial) -> None:
    """One for each pair, which must stand one after another."""
    assert len(Terms(view_of(harbour)).of(exact("桥在等"))) == 2


def test_words_may_stand_joined(harbour: Trial) -> None:
    """What two words make together is one of the words that the term stands for."""
    terms = Terms(view_of(harbour))
    assert terms.of(exact("row"), ["rowing"])[0].count == 1
    assert terms.of(exact("row"))[0].count == 0
