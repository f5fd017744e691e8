"""What a word of the query stands for in a segment."""

from __future__ import annotations

import numpy as np
import pytest

from search.engine.spots import SpotReader
from search.language import Phrase, Spot, Word
from tests.search.engine.archives import archive, put, segment_of, terms_of, tree, view_of
from tests.search.oracle import NOWHERE
from tests.search.proof.trees import cased, exact, fuzzy, pattern, phrase, word
from tests.search.truth.trial import Trial


def test_a_word_has_other_forms_in_each_language() -> None:
    """Forms are those of the language that an article is in; Esperanto has no stemmer."""
    texts = ("strike", "strikes striking")
    with Trial(((put("a", *texts, language="en"), put("b", *texts, language="eo")),)) as trial:
        segment = segment_of(trial)
        forms = SpotReader(view_of(trial)).forms(Word("strike", NOWHERE))
        names = [segment.language.values[each.language or 0] for each in forms]
        by_language = {name: terms_of(segment, each.words)
                       for name, each in zip(names, forms, strict=True)}  # fmt: skip
        assert by_language == {"en": ["strike", "strikes", "striking"], "eo": ["strike"]}
        ids = np.arange(segment.documents)
        found = SpotReader(view_of(trial)).occurrences(Word("strike", NOWHERE), ids)
        assert len(found) == 4


@pytest.mark.parametrize(
    ("spot", "words", "is_certain"),
    [
        (word("strike"), {"strike", "strikes"}, True),
        (exact("strike"), {"strike"}, True),
        (cased("Strike"), {"strike"}, False),
        (pattern("str*"), {"strike", "strikes"}, True),
        (fuzzy("strkie"), {"strike"}, True),
        (phrase("the", "strike"), {"the", "strike"}, True),
        (phrase("the", "*", "tug"), {"the", "tug"}, True),
        (exact("nosuch"), set(), True),
    ],
    ids=lambda value: str(value) if not isinstance(value, set | bool) else "",
)
def test_positions_tell_all_but_case(spot: Spot, words: set[str], is_certain: bool) -> None:
    """A spot knows its words, and whether the text must be looked at."""
    with archive(put("a", "the strike", "strikes, the big tug", language="en")) as trial:
        segment = segment_of(trial)
        numbers, certain = SpotReader(view_of(trial)).words(spot)
        assert set(terms_of(segment, numbers)) == words
        assert certain is is_certain


def test_a_phrase_goes_through_joined_words() -> None:
    """Two words of it may stand as one."""
    with archive(put("a", "co operate now", "cooperate now", "co operate", language="en")) as trial:
        node = tree('"co operate now"')
        assert isinstance(node, Phrase)
        found = SpotReader(view_of(trial)).occurrences(node, np.arange(3))
        assert found.place.tolist() == [0, 1]
        assert (found.last - found.first).tolist() == [2, 1]
