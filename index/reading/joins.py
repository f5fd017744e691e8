"""Whether a paragraph goes on in the next block, told from the words on both sides of the break.

A page end cuts a paragraph anywhere, most often within a sentence. What ends a sentence is left
alone unless the page is known to end there: one line end in thirty is that of a sentence too.
"""

from __future__ import annotations

import re

from index.reading.writing import (
    CLOSERS,
    LOWER,
    OPENERS,
    SHORTENED,
    STARTERS,
    TERMINALS,
    TITLES,
    UNFINISHED,
    UPPER,
    WORDS_TOO,
    ends_sentence,
)

_PROSE = 40  # letters; a shorter line without a mark is a heading, or one of a poem or a table
_LONG_PROSE = 250  # letters without a full stop; captions and headings are shorter

_ITEM = re.compile(r"[*•●■▪◦·–—-]\s|--|\(?\w{1,3}[.)]\s|[\w.-]+@|https?:|www\.")
_LAST_WORD = re.compile(r"[^\s\"“„«(\[]*$")
_FIRST_WORD = re.compile(rf"[{re.escape(OPENERS)}]*(?P<word>[^\s,;:.!?\"”)\]]*)")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_INNER_END = re.compile(rf"[{LOWER}0-9{re.escape(CLOSERS)}][{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]*\s+[{re.escape(OPENERS)}]*[{UPPER}]")
_DAMAGED_TAG = re.compile(r"<[A-Za-z][^<>]*$")


def goes_on(left: str, right: str, page_ends: bool = False) -> bool:
    """Whether `right` is the rest of the paragraph `left`; `page_ends` where a page ends between
    them for certain.
    """
    if not left or not right or _never(left, right):
        return False
    match = _LAST_WORD.search(left[-60:])
    last = match[0] if match else ""
    if ends_sentence(left):
        return _stop_is_none(last, right)
    if page_ends:
        return True
    if len(left) < _PROSE:
        return False
    match = _FIRST_WORD.match(right)
    first = match["word"] if match else ""
    return (
        first[:1].islower()
        or _is_unfinished(left, last)
        or (_is_prose(left, last) and _goes_on_with(first, right))
    )


def _is_unfinished(left: str, last: str) -> bool:
    """Whether a text ends in a word or a mark that calls for more."""
    return (
        last.lower().strip(",;") in UNFINISHED
        or last[-1:] in (",", ";", "—", "–", "-")
        or left.count("(") > left.count(")")
    )


def _is_prose(left: str, last: str) -> bool:
    """Whether a text without an end is a paragraph's beginning, not a caption, credit or tweet."""
    sentences = _INNER_END.search(left) is not None or len(left) >= _LONG_PROSE
    return sentences and bool(_PLAIN_WORD.fullmatch(last))


def _goes_on_with(first: str, right: str) -> bool:
    """Whether what follows may be the middle of a sentence: a name or figure, and a sentence end."""
    return first.lower() not in STARTERS and ends_sentence(right) 


def _never(left: str, right: str) -> bool:
    """Items of lists, addresses, what a colon announces, and damaged markup stand alone."""
    return (
        left.endswith(":") or bool(_ITEM.match(right)) or bool(_DAMAGED_TAG.search(left[-200:]))
    )


def _stop_is_none(last: str, right: str) -> bool:
    """A stop that ends no sentence: of a title, of a short form, within what is said."""
    small = right[:1].islower()
    if not last.endswith("."):
        return small and last[-1:] in CLOSERS and last[-2:-1] in ("!", "?", ",", "…")
    word = last[:-1]
    if len(word) == 1 and word.isupper():
        return not _begins_sentence(right)
    if word.lower() in TITLES:
        return word.istitle() or right[0].isdigit() or (word.islower() and word not in WORDS_TOO)
    return small and (word.lower() in SHORTENED or "." in word)


def _begins_sentence(right: str) -> bool:
    match = _FIRST_WORD.match(right)
    return match is not None and match["word"].lower() in STARTERS
