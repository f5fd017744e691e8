"""Whether a paragraph goes on in the next block, told from the words on both sides of the break.

A page end cuts a paragraph anywhere, most often within a sentence. What ends a sentence is left
alone unless the page is known to end there: one line end in thirty is that of a sentence too.
Before a capital letter much looks unfinished that is not (captions, headlines, credits): there
only a word or mark that calls for more is believed, or a long paragraph that stops in a sentence.
"""

from __future__ import annotations

import re

from index.reading.writing import (
    CLOSERS,
    OPENERS,
    SHORTENED,
    STARTERS,
    TITLES,
    UNFINISHED,
    UPPER,
    WORDS_TOO,
    ends_sentence,
)

_PROSE = 40  # letters; a shorter line without a mark is a heading, or one of a poem or a table
_LONG_PROSE = 150  # letters of a paragraph; those of captions and headlines are fewer
_SMALL_WORDS = 3  # of a sentence that has begun
_LONGEST_WORD = 60  # letters looked at

_ITEM = re.compile(r"[<\[|>#]|[*•●■▪◦·–—-]\s|--|\(?\w{1,3}[.)]\s|[\w.-]+@|https?:|www\.")
_FIRST_WORD = re.compile(rf"[{re.escape(OPENERS)}]*(?P<word>[^\s,;:.!?\"”)\]]*)")
_NAME_BEFORE = re.compile(rf"[{UPPER}][\w.'’-]*\s[{UPPER}]\.$")
_INNER_END = re.compile(rf"[.!?][{re.escape(CLOSERS)}]*\s+[{re.escape(OPENERS)}]*(?=[{UPPER}])")
_DAMAGED_TAG = re.compile(r"<[A-Za-z][^<>]*$")


def goes_on(left: str, right: str, page_ends: bool = False) -> bool:
    """Whether `right` is the rest of the paragraph `left`; `page_ends` where a page ends between
    them for certain.
    """
    if not left or not right or _never(left, right):
        return False
    last = left[-_LONGEST_WORD:].rsplit(None, 1)[-1].lstrip(OPENERS)
    if ends_sentence(left):
        return _stop_is_none(left[-60:], last, right)
    if page_ends:
        return True
    if len(left) < _PROSE:
        return False
    first = _first_word(right)
    if first[:1].islower():
        return len(right) >= _PROSE or ends_sentence(right)
    if _is_unfinished(left, last) or (first[:1].isdigit() and ends_sentence(right)):
        return True
    whole_rest = first.lower() not in STARTERS and ends_sentence(right)
    return whole_rest and last.isalpha() and _stops_in_a_sentence(left)


def _is_unfinished(left: str, last: str) -> bool:
    """Whether a text ends in a word or a mark that calls for more."""
    return (
        last.lower().strip(",;") in UNFINISHED
        or last[-1:] == ","
        or (last[-1:] in ("-", "—", "–") and last[-2:-1].isalpha())  # alone it announces a list
        or left.count("(") > left.count(")")
    )


def _stops_in_a_sentence(left: str) -> bool:
    """Whether a paragraph has whole sentences and then the beginning of one, not a headline."""
    if len(left) < _LONG_PROSE:
        return False
    begun = 0
    for inner in _INNER_END.finditer(left):
        begun = inner.end()
    words = left[begun:].split()
    small = sum(word[0].islower() for word in words)
    return begun > 0 and small >= _SMALL_WORDS and 2 * small >= len(words)


def _never(left: str, right: str) -> bool:
    """Items of lists, addresses, what a colon announces, and markup stand alone."""
    return left.endswith(":") or bool(_ITEM.match(right)) or _ends_in_a_tag(left[-200:])


def _ends_in_a_tag(left: str) -> bool:
    return "<" in left and bool(_DAMAGED_TAG.search(left))


def _stop_is_none(left: str, last: str, right: str) -> bool:
    """A stop that ends no sentence: of a title, of a short form, within what is said."""
    small = right[:1].islower()
    if not last.endswith("."):
        return small and left[-1:] in CLOSERS and left[-2:-1] in ("!", "?", ",", "…")
    word = last[:-1]
    if small and (word.lower() in SHORTENED or "." in word):
        return True
    if _first_word(right).lower() in STARTERS:
        return False
    if len(word) == 1 and word.isupper():
        return bool(_NAME_BEFORE.search(left))  # "John F.", not "degrees F."
    if word.lower() in TITLES:
        return word.istitle() or right[0].isdigit() or (word.islower() and word not in WORDS_TOO)
    return False


def _first_word(right: str) -> str:
    match = _FIRST_WORD.match(right)
    return match["word"] if match else ""
