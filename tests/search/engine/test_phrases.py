"""Phrases of plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.phrases import PlainPhrase
from search.engine.terms import Terms
from search.language import Phrase
from tests.search.engine.archives import archive, put, tree, view_of
from tests.search.oracle import FIXED
from tests.search.truth.trial import Trial

_WORDS = st.lists(st.sampled_from(["tug", "the", "ferry"]), min_size=1, max_size=12)


def _plain(trial: Trial, query: str) -> PlainPhrase | None:
    node = tree(query)
    assert isinstance(node, Phrase)
    return PlainPhrase.of(node, Terms(view_of(trial)))


@FIXED
@given(texts=st.lists(_WORDS, min_size=1, max_size=6), words=_WORDS.filter(lambda w: len(w) > 1))
def test_it_is_found_where_its_words_stand_in_a_row(
    texts: list[list[str]], words: list[str]
) -> None:
    """However often each of them occurs, and in whatever order."""
    with archive(put("a", *map(" ".join, texts), language="en")) as trial:
        phrase = _plain(trial, f'"{" ".join(words)}"')
        assert phrase
        view = view_of(trial)
        expected = [
            document
            for document in range(view.whole.documents)
            if _holds(view.whole.text(document).split(), words)
        ]
        assert phrase.found(view).ids.tolist() == expected


def _holds(text: list[str], words: list[str]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text)))


@pytest.mark.parametrize("query", ['"the fer*"', '"the * ferry"', '=="The ferry"', '"罢工, the"'])
def test_what_is_not_plain_is_left_to_others(query: str) -> None:
    """Patterns, gaps, capitals and ideographs."""
    with archive(put("a", "The ferry", language="en")) as trial:
        assert _plain(trial, query) is None


def test_words_that_the_archive_has_as_one_are_not_plain() -> None:
    """Where no paragraph has them written as one, there is nothing to look for."""
    with archive(put("a", "co operate now", language="en")) as trial:
        assert _plain(trial, '"co operate now"')
    with archive(put("a", "co operate now", "cooperate", language="en")) as trial:
        assert _plain(trial, '"co operate now"') is None


def test_a_word_that_is_nowhere_finds_nothing() -> None:
    """Nor does it fail."""
    with archive(put("a", "the ferry", language="en")) as trial:
        phrase = _plain(trial, '"the nosuch"')
        assert phrase
        assert phrase.found(view_of(trial)).count == 0
