"""Words and phrases marked in one go, held against their proofs."""

from __future__ import annotations

import pytest

from index import Metadata
from search.language import parse
from search.proof.here import HereInText
from search.proof.leaves import Known
from search.proof.nodes import ready
from search.proof.plain import plain
from search.proof.quick import Quick

_TEXTS = ("The tug and the ferry.", "A ferry", "tug", "The U.S. tug, the US ferry", "")
_KNOWN = {"tug": {"tug", "tugs"}, "ferry": {"ferry", "ferries"}, "us": {"us"}}


@pytest.mark.parametrize(
    "query", ["tug", "=tug", '"the ferry"', "tug ferry", "tug OR ferry", '=us "the ferry"', "tu*"]
)
def test_it_says_what_the_proof_says(query: str) -> None:
    """Or nothing, where the text has to be cut to tell."""
    known = Known(lambda word, language: frozenset(_KNOWN.get(word, ())))
    node = ready(parse(query), known)
    quick = Quick.of(node)
    assert quick
    told = 0
    for text in _TEXTS:
        spans = quick.spans(plain(text) or "", "en", text)
        if spans is not None:
            here = HereInText(text, Metadata(language="en"), "body", "", known=known)
            assert sorted(spans) == sorted(node.proof(here) or [])
            told += 1
    assert told > 1


@pytest.mark.parametrize("query", ["NOT tug", "tug NOT ferry", "tug NEAR/2 ferry", "lang:en tug"])
def test_what_is_more_than_words_and_phrases_is_left_to_proofs(query: str) -> None:
    """Conditions, distances and what must not be there."""
    assert Quick.of(ready(parse(query), Known())) is None
