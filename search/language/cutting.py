"""Where the words of a text begin and end, as a reader sees them."""

from __future__ import annotations

import re

from index.segment import words
from search.language.limits import MOST_WORDS

_SIMPLE = re.compile(r"[A-Za-z0-9]++")


_LONG = 8_000  # letters: words and pairs beyond the limit of a query are sure to be in them


def whole_words(text: str) -> list[tuple[int, int]]:
    """The characters of each word; a run of ideographs, several words to the index, is one.

    Of a text with far more words than a query may have, only those of its beginning.
    """
    if text.isascii() and text.replace(" ", "").isalnum():  # most queries: no sign, no doubt
        return [word.span() for word in _SIMPLE.finditer(text)]
    found = words(text[:_LONG])
    if len(text) > _LONG and len(found) <= MOST_WORDS:
        found = words(text)
    places: list[tuple[int, int]] = []
    for word in found:
        if places and word.start < places[-1][1]:
            places[-1] = (places[-1][0], max(word.end, places[-1][1]))
        else:
            places.append((word.start, word.end))
    return places
