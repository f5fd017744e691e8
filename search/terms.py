"""The words of a query as the index holds them."""

from __future__ import annotations

import re

from index.segment import is_ideographic, words

_GAP_BETWEEN_LETTERS = re.compile(r"\s+")


def phrase_terms(text: str) -> list[str]:
    """The terms that stand one right after the other where this text does.

    Of a run of ideographs at the end the last, lone one is left out: in a longer run it is part
    of another pair. One ideograph alone stays, as the beginning of all pairs it opens.
    """
    found = words(_joined(text))
    if len(found) > 1 and is_ideographic(found[-1].text) and found[-2].end > found[-1].start:
        found.pop()
    return [word.text for word in found]


def is_one_ideograph(terms: list[str]) -> bool:
    """Whether all there is to find is a single ideograph, which opens a pair or stands alone."""
    return len(terms) == 1 and len(terms[0]) == 1 and is_ideographic(terms[0])


def is_plain(text: str) -> bool:
    """Whether a word has stems: ideographs are found as written."""
    return not any(is_ideographic(word.text) for word in words(text))


def _joined(text: str) -> str:
    """Text without the spaces between ideographs, which readers type and texts do not have."""

    def gap(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return "" if is_ideographic(before) and is_ideographic(after) else " "

    return _GAP_BETWEEN_LETTERS.sub(gap, text)
