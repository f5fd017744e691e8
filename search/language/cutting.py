"""Where the words of a text begin and end, as a reader sees them."""

from __future__ import annotations

import re

from index.segment import words
from search.language.limits import MOST_WORDS

# Latin, Greek and Cyrillic letters, and digits, of which any run is one word to the analyzer.
PLAIN = "A-Za-z0-9À-ÖØ-öø-ɏΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ϿЀ-ҁҊ-ԯ"
_WORD = re.compile(f"[{PLAIN}]++")
_WORDS = re.compile(f"[{PLAIN} ]*+")


_LONG = 8_000  # letters: words and pairs beyond the limit of a query are sure to be in them


def is_plain(text: str) -> bool:
    """Whether a text is one word without any sign."""
    return _WORD.fullmatch(text) is not None


def whole_words(text: str) -> list[tuple[int, int]]:
    """The characters of each word; a run of ideographs, several words to the index, is one.

    Of a text with far more words than a query may have, only those of its beginning.
    """
    if _WORDS.fullmatch(text):  # most queries: no sign, no doubt
        return [word.span() for word in _WORD.finditer(text)]
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
