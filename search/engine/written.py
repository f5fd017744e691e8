"""A text of a query as the words that the index holds for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.segment import Segment, is_ideographic, words
from search.engine.whole import Numbers, Whole


@dataclass(frozen=True, slots=True)
class Written:
    """Words of the index, one after the other.

    With `opens`, the only one is an ideograph, which stands alone or as the first of a pair.
    """

    words: tuple[str, ...]
    opens: bool = False


@lru_cache(maxsize=1 << 12)
def written(text: str, *, closed: bool = False) -> Written:
    """The words of a text.

    The last character of a run of ideographs is a word alone only where the run ends. It is left
    out unless the run is `closed`: something else must follow it.
    """
    if text.isascii() and text.isalnum():
        return Written((text.lower(),))
    found = words(text)
    terms = tuple(word.text for word in found)
    if closed or not is_ideographic(terms[-1]):
        return Written(terms)
    return Written(terms[:-1]) if len(terms) > 1 else Written(terms, opens=True)


def joinable(texts: Iterable[str]) -> list[str]:
    """Those of several texts, each two words written as one, that the analyzer takes for one."""
    return [text for text in texts if len(written(text).words) == 1]


def is_plain(text: str) -> bool:
    """Whether a text has stems: ideographs are found as written."""
    return text.isascii() or not is_ideographic(words(text)[0].text)


def numbers(segment: Segment, word: str, *, opens: bool) -> list[int]:
    """The numbers of a word in a segment; of an ideograph that `opens`, those of its pairs too."""
    dictionary = segment.words.dictionary
    if not opens:
        number = dictionary.find(word.encode())
        return [number] if number >= 0 else []
    return [number for number in dictionary.beginning_with(word.encode())
            if _first_character(dictionary.term(number).decode()) == word]  # fmt: skip


def all_numbers(whole: Whole, word: str, *, opens: bool = False) -> Numbers:
    """The same in all segments, numbered through."""
    return whole.words.numbers(lambda segment: numbers(segment, word, opens=opens))


def _first_character(word: str) -> str:
    pair = words(word)
    return word[: pair[1].start] if len(pair) > 1 else word
