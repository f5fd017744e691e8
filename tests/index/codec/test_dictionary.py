"""Sorted terms: by text to number, by number to text, and all that begin or look alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.arrays import ArrayFile, ArrayWriter
from index.codec.dictionary import Dictionary, write_dictionary
from tests.index.hostile import FIXED

# Few letters, of one to four bytes, so that many terms begin alike.
_term = st.text(st.sampled_from("abé桥𠮷"), max_size=4).map(str.encode)
_terms = st.sets(_term, max_size=20).map(sorted)


def _dictionary(path: Path, terms: list[bytes]) -> Dictionary:
    writer = ArrayWriter(path)
    write_dictionary(writer, "terms", terms)
    writer.finish()
    return Dictionary(ArrayFile(path), "terms")


@FIXED
@given(terms=_terms, others=st.lists(_term))
def test_every_term_is_found_and_none_other(
    folder: Path, terms: list[bytes], others: list[bytes]
) -> None:
    """A term's number is its place; what is no term has none, be it nearly one."""
    dictionary = _dictionary(folder / "terms", terms)
    assert len(dictionary) == len(terms)
    assert [dictionary.find(term) for term in terms] == list(range(len(terms)))
    nearly = {other for term in terms for other in (term[:-1], term + b"a", term + b"\n", b"a\n")}
    for other in {*others, *nearly, b"", b"zz"} - set(terms):
        assert dictionary.find(other) == -1


@FIXED
@given(terms=_terms)
def test_numbers_lead_back_to_terms(folder: Path, terms: list[bytes]) -> None:
    """One by one, all together, and every stretch of them."""
    dictionary = _dictionary(folder / "terms", terms)
    assert [dictionary.term(number) for number in range(len(terms))] == terms
    assert dictionary.terms() == terms
    for first in range(0, len(terms) + 1, 3):
        assert dictionary.terms(first) == terms[first:]
        for last in range(0, len(terms) + 1, 4):
            assert dictionary.terms(first, last) == terms[first:last]


@FIXED
@given(terms=_terms, prefix=_term)
def test_terms_are_found_by_how_they_begin(folder: Path, terms: list[bytes], prefix: bytes) -> None:
    """All that begin so, and where they would stand if there are none."""
    dictionary = _dictionary(folder / "terms", terms)
    assert dictionary.place(prefix) == sum(term < prefix for term in terms)
    found = dictionary.beginning_with(prefix)
    assert dictionary.terms(found.start, found.stop) == [
        term for term in terms if term.startswith(prefix)
    ]


@FIXED
@given(terms=_terms, pattern=st.text(st.sampled_from("abé桥*?"), min_size=1, max_size=4))
def test_terms_are_found_by_what_they_look_like(
    folder: Path, terms: list[bytes], pattern: str
) -> None:
    """A pattern finds all terms that it matches as a whole, within a range and in all of them."""
    dictionary = _dictionary(folder / "terms", terms)
    wanted = [n for n, term in enumerate(terms) if fnmatchcase(term.decode(), pattern)]
    middle = len(terms) // 2
    for within in (range(len(terms)), range(middle), range(middle, len(terms)), range(0)):
        found = dictionary.like(_regex(pattern), within)
        assert found.tolist() == [number for number in wanted if number in within]


def _regex(pattern: str) -> re.Pattern[bytes]:
    letter = rb"(?:[\x00-\x09\x0b-\x7f]|[\xc0-\xff][\x80-\xbf]+)"
    pieces = {"*": letter + b"*", "?": letter}
    return re.compile(b"".join(pieces.get(c, re.escape(c.encode())) for c in pattern) + b"\n")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 255, 256, 65_535, 65_537])
def test_dictionaries_of_all_sizes_are_whole(tmp_path: Path, count: int) -> None:
    """Where numbers of terms get another byte, none is lost."""
    terms = sorted(str(number).encode() for number in range(count))
    dictionary = _dictionary(tmp_path / "terms", terms)
    assert dictionary.terms() == terms
    assert _all_found(dictionary, terms[:: max(1, count // 500)], terms)
    assert dictionary.find(str(count).encode()) == -1


def _all_found(dictionary: Dictionary, some: Iterable[bytes], terms: list[bytes]) -> bool:
    return all(terms[dictionary.find(term)] == term for term in some)


def test_terms_with_the_same_hash_are_told_apart(tmp_path: Path) -> None:
    """CRC-32 makes plumless and buckeroo one; the dictionary does not."""
    dictionary = _dictionary(tmp_path / "terms", [b"buckeroo", b"plumless"])
    assert (dictionary.find(b"buckeroo"), dictionary.find(b"plumless")) == (0, 1)
    assert _dictionary(tmp_path / "other", [b"buckeroo"]).find(b"plumless") == -1
