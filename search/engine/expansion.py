"""Which words of a segment a part of a query stands for: forms of a stem, patterns, near misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import Array, Segment, is_ideographic, normal_form

Numbers = npt.NDArray[np.int64]  # of words in the dictionary, ascending

_ONE_CHARACTER = rb"(?:[\x00-\x09\x0b-\x7f]|[\xc2-\xf4][\x80-\xbf]+)"
_FEW = 100  # letters: distances between words that long fit into an int8
_NO_ASCII = b"\x80"  # no word that begins with less is ideographic
_SLICE = 1 << 14  # words of a dictionary: a few milliseconds, in which no other thread runs
_WILDCARD = re.compile(r"([*?])")


def matching(segment: Segment, pattern: str) -> Numbers:
    """The words that have the form of a pattern: `*` any number of letters, `?` one."""
    pieces = _WILDCARD.split(pattern)
    dictionary, within = segment.words.dictionary, compared(segment, pattern)
    if pieces[1:] == ["*", ""]:
        return np.arange(within.start, within.stop)
    regex = re.compile(b"".join(_regex(pieces)) + b"\n")
    found = [
        dictionary.like(regex, range(begin, min(begin + _SLICE, within.stop)))
        for begin in range(within.start, within.stop, _SLICE)
    ]
    numbers = np.concatenate(found) if found else np.empty(0, np.int64)
    spelt = np.searchsorted(numbers, dictionary.place(_NO_ASCII))
    others = [n for n in numbers[spelt:].tolist() if _has_letters(dictionary.term(n))]
    return np.concatenate((numbers[:spelt], np.array(others, np.int64)))


def compared(segment: Segment, pattern: str) -> range:
    """The words that a pattern is held against: those that begin as it does."""
    beginning = _written(_WILDCARD.split(pattern)[0]).encode()
    dictionary = segment.words.dictionary
    return dictionary.beginning_with(beginning) if beginning else range(len(dictionary))


def _has_letters(term: bytes) -> bool:
    """Whether a word is spelt: ideographs have no form that could be like another."""
    return term.isascii() or not is_ideographic(term.decode())


def _written(piece: str) -> str:
    return normal_form(piece) if piece else ""


def _regex(pieces: list[str]) -> Iterator[bytes]:
    for piece in pieces:
        if piece == "*":
            yield b"[^\n]*"
        elif piece == "?":
            yield _ONE_CHARACTER
        else:
            yield re.escape(_written(piece).encode())


@dataclass(frozen=True, slots=True)
class Spellings:
    """The letters of all spelt words of a segment, to be compared at once.

    By the number of letters: the words, int64[n], their letters, uint32[letters, n], and which
    letters they have, uint64[n], a bit for each letter or for several.
    """

    by_length: Mapping[int, tuple[Numbers, Array, Array]]

    @classmethod
    def of(cls, segment: Segment) -> Spellings:
        """The words of a segment."""
        words: dict[int, list[int]] = {}
        texts: dict[int, list[str]] = {}
        dictionary = segment.words.dictionary
        for number, term in enumerate(dictionary.terms()):
            if _has_letters(term):
                text = term.decode()
                words.setdefault(len(text), []).append(number)
                texts.setdefault(len(text), []).append(text)
        found = {}
        for length, own in texts.items():
            grid = np.array(own, f"U{length}").view(np.uint32).reshape(len(own), length).T
            letters = np.bitwise_or.reduce(_bits(grid), axis=0)
            found[length] = np.array(words[length], np.int64), np.ascontiguousarray(grid), letters
        return cls(found)

    def like(self, word: str, edits: int) -> Numbers:
        """The words that so many edits turn into this one, or fewer: optimal string alignment."""
        wanted = np.array([word]).view(np.uint32)
        letters = np.bitwise_or.reduce(_bits(wanted))
        found = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            if length not in self.by_length:
                continue
            words, grid, own = self.by_length[length]
            # An edit brings in one letter and takes out one, at most.
            near = np.flatnonzero(np.bitwise_count(own ^ letters) <= 2 * edits)
            if not len(near):
                continue
            distances = _alignments(grid.take(near, axis=1), wanted)
            found.append(words.take(near)[distances <= edits])
        return np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)


def _bits(letters: Array) -> Array:
    return np.uint64(1) << (letters & 63).astype(np.uint64)


def _alignments(grid: Array, word: Array) -> Array:
    """The distance of each column of letters from a word, row by row of the usual table."""
    size, count = len(word), grid.shape[1]
    counted = np.int8 if size + len(grid) < _FEW else np.int16
    two_before = before = np.repeat(np.arange(size + 1, dtype=counted)[:, None], count, 1)
    for row in range(len(grid)):
        now = np.empty_like(before)
        now[0] = row + 1
        for at in range(1, size + 1):
            differs = grid[row] != word[at - 1]
            now[at] = np.minimum(np.minimum(before[at], now[at - 1]) + 1, before[at - 1] + differs)
            if row and at > 1:
                swapped = (grid[row] == word[at - 2]) & (grid[row - 1] == word[at - 1])
                np.minimum(now[at], two_before[at - 2] + 1, out=now[at], where=swapped)
        two_before, before = before, now
    distances: Array = before[size]
    return distances
