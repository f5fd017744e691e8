"""What of a paragraph is shown: all of it where it is short, else its marks and words around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.model import Fragment, Mark

WHOLE_LETTERS = 420  # about five lines on a desk, nine on a phone
_AROUND_LETTERS = 120  # on each side of a mark: a clause or two
_WORD_START = re.compile(r"(?<=\s)\S|(?<=[，。、；：])")


def snippet(text: str, marks: Sequence[Mark]) -> tuple[Fragment, ...]:
    """The fragments to show, in order, cut at words, about WHOLE_LETTERS in all.

    Never empty for a text that is not; the first mark is always shown.
    """
    if len(text) <= WHOLE_LETTERS:
        return (Fragment(0, text.rstrip(), tuple(marks)),)
    if not marks:
        return (_fragment(text, marks, 0, _word_start(text, WHOLE_LETTERS)),)
    return tuple(_fragment(text, marks, start, end) for start, end in _windows(text, marks))


def _windows(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Stretches around the marks, joined where they touch, until they are long enough."""
    start = end = 0
    left = WHOLE_LETTERS
    for mark in marks:
        if mark.end <= end:
            continue
        begin = max(0, mark.start - _AROUND_LETTERS)
        until = min(len(text), mark.end + _AROUND_LETTERS)
        if end and begin <= end:
            left -= until - end
            end = until
        else:
            if end:
                yield _cut(text, marks, start), _cut(text, marks, end)
            start, end = begin, until
            left -= end - start
        if left <= 0:
            break
    yield _cut(text, marks, start), _cut(text, marks, end)


def _cut(text: str, marks: Sequence[Mark], at: int) -> int:
    """The next place to cut at, which is in no mark."""
    at = _word_start(text, at)
    return next((mark.end for mark in marks if mark.start < at < mark.end), at)


def _word_start(text: str, at: int) -> int:
    """The next place where a word begins; `at` itself at both ends of the text."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    match = _WORD_START.search(text, at, min(len(text), at + _AROUND_LETTERS))
    return match.start() if match else at


def _fragment(text: str, marks: Sequence[Mark], start: int, end: int) -> Fragment:
    shown = text[start:end].rstrip()
    end = start + len(shown)
    if not start and (not marks or marks[-1].end <= end):
        return Fragment(0, shown, tuple(marks))
    inside = tuple(
        Mark(mark.start - start, mark.end - start)
        for mark in marks
        if start <= mark.start and mark.end <= end
    )
    return Fragment(start, shown, inside)
