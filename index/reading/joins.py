"""Whether a paragraph goes on in the next block, told from the words on both sides of the break.

A page end cuts a paragraph anywhere, most often within a sentence. What ends a sentence is left
alone unless the page is known to end there: one line end in thirty is that of a sentence too.
Before a capital letter much looks unfinished that is not (captions, headlines, credits): there
only a word or mark that calls for more is believed, or a name that the article has elsewhere, and
never before a word or quotation that begins sentences. A paragraph must not be joined, and so lose
its address, because another one has come to stand behind it.
"""

from __future__ import annotations

import re

from index.model import Kind
from index.reading.cues import cued
from index.reading.pairs import Pairs
from index.reading.writing import (
    BEFORE_A_FIGURE,
    BEFORE_A_NAME,
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
_LONGEST_WORD = 60  # letters looked at

_NO_PAIRS = Pairs(())
_ITEM = re.compile(
    r"[<\[|>#]|[*•●■▪◦·–—-]\s|--|\(?\w{1,3}[.)]\s|[\w.-]+@|https?:|www\.|(?:[\w-]+\.)+\w+/"
)
_FIRST_WORD = re.compile(rf"[{re.escape(OPENERS)}]*(?P<word>[^\s,;:.!?'’\"”)\]]*)")
_NAME_BEFORE = re.compile(rf"[{UPPER}][\w.'’-]*\s[{UPPER}]\.$")
_DAMAGED_TAG = re.compile(r"<[A-Za-z][^<>]*$")


def goes_on(left: str, right: str, page_ends: bool = False, pairs: Pairs = _NO_PAIRS) -> bool:
    """Whether `right` is the rest of the paragraph `left`; `page_ends` where a page ends between
    them for certain, `pairs` are those of their article.
    """
    if not left or not right or _never(left, right):
        return False
    last = left[-_LONGEST_WORD:].rsplit(None, 1)[-1].lstrip(OPENERS)
    if ends_sentence(left):
        return _stop_is_none(left[-60:], last, right)
    first = _first_word(right)
    calls = _calls_for_a_word(last)
    if page_ends and (first[:1].islower() or calls):
        return True
    if len(left) < _PROSE or cued(left) is Kind.CAPTION:
        return False  # a heading or a credit, which ends without a mark
    if page_ends:
        return True
    if first[:1].islower():
        return len(right) >= _PROSE or ends_sentence(right)
    if calls:
        return first.lower() not in STARTERS
    if first.lower() in STARTERS:
        return False
    if pairs.have(left, right):
        return True
    if first[:1].isdigit():
        return len(left) >= 2 * _PROSE and last.isalpha() and ends_sentence(right)
    return last.rstrip(CLOSERS)[-1:] == "," and right[0] not in OPENERS and ends_sentence(right)


def _calls_for_a_word(last: str) -> bool:
    """Whether a last word, or its hyphen, belongs to one that is yet to come."""
    if last.isupper():
        return False  # a line in capitals, a signature: "SCROLL DOWN FOR MORE"
    word = last.lower().strip(",;")
    return (
        word in UNFINISHED
        or word == "&"
        or word in BEFORE_A_NAME
        or word.endswith(("'s", "’s"))
        or (last[-1:] in ("-", "—", "–") and last[-2:-1].isalpha())  # alone it announces a list
    )


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
    if small and (word.lower() in SHORTENED or ("." in word and word[-1].isalpha())):
        return True
    if _first_word(right).lower() in STARTERS:
        return False
    if len(word) == 1 and word.isupper():
        return bool(_NAME_BEFORE.search(left))  # "John F.", not "degrees F."
    if word.lower() in BEFORE_A_FIGURE:
        return right[0].isdigit()
    if word.lower() in TITLES:
        return word.istitle() or right[0].isdigit() or (word.islower() and word not in WORDS_TOO)
    return False


def _first_word(right: str) -> str:
    match = _FIRST_WORD.match(right)
    return match["word"] if match else ""
