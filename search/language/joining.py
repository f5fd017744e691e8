"""Neighbours written as one word: `military-industrial` also finds `militaryindustrial`.

Texts lose the hyphen at a line's end, and compounds are written in two ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from index.segment import is_ideographic

MOST_JOINED = 4  # words in one: state-of-the-art


class Compound(NamedTuple):
    """Two words that may be written as one."""

    left: str
    right: str

    @property
    def text(self) -> str:
        """The one word."""
        return self.left + self.right


def joined(*words: str) -> str:
    """The words written as one; "" where that would be another thing.

    Ideographs have no space to lose, digits that meet make another number, initials make another
    word, and so does a letter behind one: U.S. is not us, and a ship's crew no ships.
    """
    if max(map(len, words)) == 1 or min(map(len, words[1:])) == 1:
        return ""
    for left, right in pairwise(words):
        if not left or not right or (left[-1].isdigit() and right[0].isdigit()):
            return ""
    if any(not word.isascii() and is_ideographic(word) for word in words):
        return ""
    return "".join(words)


def joined_runs(words: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Each run of neighbours, `words[start:end]`, that may be written as one word, and that word.

    An empty word is never part of one.
    """
    return tuple(
        (start, end, text)
        for start in range(len(words) - 1)
        for end in range(start + 2, min(start + MOST_JOINED, len(words)) + 1)
        if (text := joined(*words[start:end]))
    )
