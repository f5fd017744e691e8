"""The one Whoosh schema."""

from __future__ import annotations

import inspect
import pickle
import re
from collections import Counter
from itertools import chain

from hypothesis import given

from index import schema as module
from index.analysis import words
from index.schema import WordAnalyzer, schema
from tests.index.hostile import FIXED, hostile_text

# Outlet and author, first and last day, and the like: one reason may hold for two, not for more.
_FIELDS_TO_A_REASON = 2


def test_every_field_has_its_reason() -> None:
    """Whoever wonders why a field is there finds the answer above it."""
    reasons: list[list[str]] = []
    previous = ""
    for line in inspect.getsource(module.schema).splitlines():
        if line.strip().startswith("#") and not previous.strip().startswith("#"):
            reasons.append([])
        if field := re.match(r" {8}(\w+)=", line):
            assert reasons, f"{field[1]} stands before the first reason"
            reasons[-1].append(field[1])
        previous = line
    assert sorted(chain.from_iterable(reasons)) == sorted(schema().names())
    assert [fields for fields in reasons if not 1 <= len(fields) <= _FIELDS_TO_A_REASON] == []


def test_each_index_has_a_schema_of_its_own() -> None:
    """What Whoosh remembers in one index's schema is not seen by another."""
    one, other = schema(), schema()
    one.remove("author")
    assert "author" in other.names()


@FIXED
@given(hostile_text)
def test_whoosh_sees_the_words_that_everybody_sees(text: str) -> None:
    """Text, position and place of each word are the same for the index as for queries and marks."""
    assert _tokens(text) == [
        (word.text, position, word.start, word.end) for position, word in enumerate(words(text))
    ]


def _tokens(text: str) -> list[tuple[str, int, int, int]]:
    return [
        (token.text, token.pos, token.startchar, token.endchar)
        for token in WordAnalyzer()(text, positions=True, chars=True, mode="index")
    ]


@FIXED
@given(text=hostile_text)
def test_words_are_indexed_as_often_as_they_occur(text: str) -> None:
    """Terms and frequencies in Whoosh's postings are those of the words of the text."""
    indexed = {
        bytes(term).decode("utf-8"): frequency
        for term, frequency, _, _ in schema()["words"].index(text)
    }
    assert indexed == Counter(word.text for word in words(text))


def test_stems_are_indexed_as_they_are_given() -> None:
    """A stem with its language, colon and all, is one term."""
    indexed = {bytes(term) for term, *_ in schema()["stems"].index(["en:strike", "de:streik"])}
    assert indexed == {b"en:strike", b"de:streik"}


def test_a_generation_finds_its_analyzer_again() -> None:
    """The analyzer, which Whoosh pickles by name, comes back as one that cuts the same words."""
    again = pickle.loads(pickle.dumps(WordAnalyzer()))
    assert [token.text for token in again("The bridge")] == ["the", "bridge"]
