"""Hyphens at line ends: those of the line go, those of the word stay.

What decides first is the article itself: how it writes the word elsewhere.
"""

from __future__ import annotations

import re

from index.reading.writing import HYPHENATED_AFTER, HYPHENATED_BEFORE, SUSPENDED

_HYPHENS = "-\u2010\u00ad\ufffe"  # hyphen, its Unicode twin, soft hyphen, pdfium's line-end hyphen
_LINE_HYPHENS = "\u00ad\ufffe"  # of the line, never of the word
_LEFT = re.compile(rf"(?P<word>[^\W\d_][\w’'-]*|\d+)[{_HYPHENS}]$")
_RIGHT = re.compile(r"[^\W_][\w’'-]*")
_WORD = re.compile(r"[^\W\d_][\w’']*(?:-[\w’']+)*")
_BROKEN = re.compile(
    rf"(?<![\w’'])[\w’']*+(?:[{_HYPHENS}][\w’']++)*+[{_HYPHENS}][^\S\r\n]*[\r\n\f]\s*\w*"
)
_FEWEST = 4  # letters of a part that is a word of its own rather than a syllable


class Vocabulary:
    """The words of one article, those with a hyphen inside as one word. Made when first asked."""

    def __init__(self, source_text: str) -> None:
        self._text = source_text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            unbroken = _BROKEN.sub(" ", self._text)
            self._words = frozenset(match[0].lower() for match in _WORD.finditer(unbroken))
        return word.lower() in self._words


def glued(left: str, right: str, vocabulary: Vocabulary) -> str:
    """Two lines of one paragraph as one text."""
    before, after = _LEFT.search(left[-60:]), _RIGHT.match(right)
    if not before or not after:
        return left + ("" if _is_dense(left[-1:]) and _is_dense(right[:1]) else " ") + right
    if left[-1] in _LINE_HYPHENS:
        return left[:-1] + right
    if after[0].lower() in SUSPENDED:
        return f"{left} {right}"  # "mid- and long-term"
    return (
        left + right if _is_of_the_word(before["word"], after[0], vocabulary) else left[:-1] + right
    )


def _is_of_the_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen belongs to the word, and does not only break the line."""
    if not right[0].islower() or not left[-1].isalpha():
        return True  # Russian-|American, Su-|35, 20-|year
    if left + right in vocabulary:
        return False
    if f"{left}-{right}" in vocabulary:
        return True
    if "-" in right or left.lower() in HYPHENATED_AFTER or right.lower() in HYPHENATED_BEFORE:
        return True
    parts = (left.rpartition("-")[2], right)
    return all(len(part) >= _FEWEST and part in vocabulary for part in parts)


def _is_dense(letter: str) -> bool:
    """Whether a letter is of a script without spaces: Chinese, Japanese."""
    return "\u3000" <= letter < "\uac00" or "\uff00" <= letter < "\uff65"
