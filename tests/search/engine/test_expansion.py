"""Patterns and near misses, held against the plainest matching of each word."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import Segment
from search.engine.expansion import Spellings, matching
from tests.search.engine.archives import archive, put, segment_of, terms_of
from tests.search.oracle import FIXED

_LETTERS = "a ab abc acb bac bridge bridges brigde bride ride wait waited waiting ждет ждут"
_SIGNS = "séverine 1,578 c++ strasse 𠮷 罢工 น้ำ"
WORDS = tuple(f"{_LETTERS} {_SIGNS}".split())


@pytest.fixture(scope="module")
def segment() -> Iterator[Segment]:
    """Every word once."""
    with archive(put("a", *WORDS)) as opened:
        yield segment_of(opened)


def _spelt(segment: Segment) -> list[str]:
    """The words that have letters to compare."""
    every = terms_of(segment, range(len(segment.words.dictionary)))
    return [word for word in every if not "\u4e00" <= word[0] <= "\u9fff" and word != "𠮷"]


@given(pattern=st.text("abcdegirtw*?ж", min_size=1, max_size=6).filter(lambda p: p.strip("*?")))
@FIXED
def test_a_pattern_stands_for_the_words_of_its_form(segment: Segment, pattern: str) -> None:
    """`*` is any number of letters, none too, and `?` is one, of whatever script."""
    expected = [word for word in _spelt(segment) if fnmatchcase(word, pattern)]
    assert terms_of(segment, matching(segment, pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("SÉV*", ["severine"]), ("Straß*", ["strasse"]), ("1,5?8", ["1,578"]),
     ("жд?т", ["ждет", "ждут"]), ("罢?", []), ("nosuch*", []), ("c+*", ["c++"])],
    ids=str,
)  # fmt: skip
def test_a_pattern_is_written_like_a_word(segment: Segment, pattern: str, words: list[str]) -> None:
    """Case, accents and signs mean to it what they mean to words; ideographs have no form."""
    assert terms_of(segment, matching(segment, pattern)) == words


@given(word=st.sampled_from(WORDS[:15]) | st.text("abcdegirtwж", min_size=1, max_size=6),
       edits=st.sampled_from([1, 2]))  # fmt: skip
@FIXED
def test_a_fuzzy_word_stands_for_those_few_edits_away(
    segment: Segment, word: str, edits: int
) -> None:
    """An edit adds, drops or replaces a letter, or swaps two neighbours."""
    expected = [other for other in _spelt(segment) if _distance(word, other) <= edits]
    assert terms_of(segment, Spellings.of(segment).like(word, edits)) == expected


def test_long_words_are_compared_too() -> None:
    """A word may have more letters than an int8 can count."""
    long = "a" * 200
    with archive(put("a", long + "b", "a" * 199)) as opened:
        found = Spellings.of(segment_of(opened)).like(long, 1)
        assert terms_of(segment_of(opened), found) == ["a" * 199, long + "b"]


def _distance(one: str, other: str) -> int:
    """Optimal string alignment, as in the textbooks."""
    table = {(-1, -1): 0}
    table |= {(row, -1): row + 1 for row in range(len(one))}
    table |= {(-1, column): column + 1 for column in range(len(other))}
    for row, left in enumerate(one):
        for column, right in enumerate(other):
            ways = [
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (left != right),
            ]
            if row and column and left == other[column - 1] and one[row - 1] == right:
                ways.append(table[row - 2, column - 2] + 1)
            table[row, column] = min(ways)
    return table[len(one) - 1, len(other) - 1]
