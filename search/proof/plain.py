"""Plain texts: ASCII, but for signs that only part words.

Their words are runs of letters and digits, initials (U.S.), figures (1,578) and letters with a sign
(C++), as `index.analysis` has them. What lies between two words that are known is told without
cutting the rest.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from index.segment import Word, normal_form, sentence_starts

Span: TypeAlias = tuple[int, int]  # characters from the first up to, not including, the second
Occurrence: TypeAlias = tuple[Span, ...]
"""The words of one occurrence, in order."""

# None of these is part of a word, whatever stands beside it.
_SIGNS = "’‘“”„–—…«»•£€\u00a0\u202f\u2009"
_WORD = re.compile(
    r"[a-z][a-z0-9]++"
    r"|(?=\d++[.,]\d)(?<!\d[.,])"
    r"\d++(?:(?:,\d\d(?!\d))*+(?:[.,]\d{3}(?!\d))++)?+(?:[.,]\d++)?+(?![.,]\d)[a-z0-9]*+"
    r"|[a-z](?:\.[a-z](?![a-z0-9]))++\.?"
    r"|[a-z](?:\+\+|\#(?![a-z0-9]))"
    r"|[a-z0-9]++"
)
_STOP = re.compile(r"[.!?…](?=[^\w\s]*+\s)")  # where a sentence may end


def plain(text: str) -> str | None:
    """A text in small letters, with the same characters at the same places; None if not plain."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, "'")
        if not text.isascii():
            return None
    return text.lower()


def count_words(letters: str, start: int, end: int) -> int:
    """How many words lie between the end of one, or the start of the text, and the start of one.

    `letters` is a plain text in small letters. The later word is one that no figure is in doubt
    about: no point or comma stands right before it.
    """
    return len(_WORD.findall(letters, start, end))


def is_parted(text: str, letters: str, start: int, end: int) -> bool:
    """Whether a sentence ends between the word that begins at `start` and one that does at `end`.

    `letters` is the same text in small letters.
    """
    for stop in _STOP.finditer(text, start, end):
        before = _last_word(letters, start, stop.end())
        after = _WORD.search(letters, stop.end())
        assert after  # the word at `end`, if no other
        pair = [
            Word(normal_form(text[word.start() : word.end()]), *word.span())
            for word in (before, after)
        ]
        if len(sentence_starts(pair, text)) == len(pair):
            return True
    return False


def _last_word(letters: str, start: int, end: int) -> re.Match[str]:
    """The last word up to `end`, where one begins at `start`; no word goes over a space."""
    near = max(start, letters.rfind(" ", start, end) + 1)
    found = [*_WORD.finditer(letters, near, end)] or [*_WORD.finditer(letters, start, end)]
    return found[-1]
