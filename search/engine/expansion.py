"""Which words of a segment a part of a query stands for: forms of a stem, patterns, near misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from index.segment import Array, Segment, is_ideographic, normal_form

Numbers = npt.NDArray[np.int64]  # of words in the dictionary, ascending

_ONE_CHARACTER = rb"(?:[\x00-\x09\x0b-\x7f]|[\xc2-\xf4][\x80-\xbf]+)"
_WILDCARD = re.compile(r"([*?])")


def matching(segment: Segment, pattern: str) -> Numbers:
    """The words that have the form of a pattern: `*` any number of letters, `?` one."""
    pieces = _WILDCARD.split(pattern)
    head = _written(pieces[0]).encode()
    dictionary = segment.words.dictionary
    within = dictionary.beginning_with(head) if head else range(len(dictionary))
    if pieces[1:] == ["*", ""]:
        return np.arange(within.start, within.stop)
    found = dictionary.like(re.compile(b"".join(_regex(pieces)) + b"\n"), within)
    return np.array([n for n in found.tolist() if _has_letters(dictionary.term(n))], np.int64)


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


def misspelt(segment: Segment, word: str, edits: int) -> Numbers:
    """The words that so many edits turn into this one, or fewer: optimal string alignment.

    All words of about the same length are compared at once, a letter at a time.
    """
    dictionary = segment.words.dictionary
    terms = dictionary.terms()
    shortest, longest = len(word) - edits, len(word) + edits
    # A character has up to four bytes, so this keeps too many, but none too few.
    numbers = [n for n, term in enumerate(terms) if shortest <= len(term) <= 4 * longest]
    texts = [
        (n, text)
        for n in numbers
        if shortest <= len(text := terms[n].decode()) <= longest and _has_letters(terms[n])
    ]
    if not texts:
        return np.empty(0, np.int64)
    letters = np.array([text for _, text in texts], f"U{longest}")
    grid = letters.view(np.uint32).reshape(len(texts), longest).T
    lengths = np.array([len(text) for _, text in texts])
    distances = _alignments(grid, lengths, np.array([word]).view(np.uint32))
    return np.array([n for n, _ in texts])[distances <= edits]


def _alignments(grid: Array, lengths: Array, word: Array) -> Array:
    """The distance of each column of letters from a word, row by row of the usual table."""
    size, count = len(word), grid.shape[1]
    two_before = before = np.repeat(np.arange(size + 1, dtype=np.int8)[:, None], count, 1)
    found = np.where(lengths == 0, np.int8(size), np.int8(127))
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
        ends = lengths == row + 1
        found[ends] = now[size][ends]
    return found
