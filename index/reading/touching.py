"""Where a paragraph that ends without a mark touches the next one: "what we know|The police".

Headings, captions, credits, labels and items of lists end so. Names with a capital inside
("PlayStation") look the same: what a text writes more than once as one word is such a name. These
rules are for texts that have lost paragraph ends; in a good text they would cut names in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from index.reading.writing import CLOSERS, LOWER, OPENERS, STARTERS, TERMINALS, UNFINISHED, UPPER

_HEADING_LETTERS = 90  # a heading glued on both sides is shorter
_CAPITALISED = 0.75  # of a heading's telling words, at least
_LONGEST_PREFIX = 3  # letters of "Mac" and "Van", which names have before a capital letter
_CAPITALS = 5  # letters of a label in capitals; abbreviations before a name have fewer
_LONGEST_WORD = 40  # letters looked at
_LOOKED_AT = 200  # letters on each side of a place

_ITEMS = "-–*×•●■▪"  # what begins an item of a list, a space behind it
_ITEM = re.compile(rf"(?<=[\w)\]”\"’%])(?=[{_ITEMS}] [{UPPER}0-9$€£“\"])")
_TOUCH = re.compile(
    rf"(?<=[{LOWER}0-9)\]”»%’])(?=[{UPPER}])|(?<=[{UPPER}]{{2}})(?=[{UPPER}][{LOWER}])"
    rf"|(?<=[\w,])(?=(?:[“‘]|\([{UPPER}]+\) )[{UPPER}])|{_ITEM.pattern}"
)
_ENDS_OF_NAMES = frozenset({"In", "On", "Up", "Me", "Go"})  # "LinkedIn", "GoFundMe"
_POSSESSIVE = re.compile(r"['’]s?$")
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}:\d\d")
_INNER_CAPITAL = re.compile(rf"[{UPPER}{LOWER}]+?[{LOWER}](?=[{UPPER}])[{UPPER}{LOWER}]++")
_WORD = re.compile(r"[^\W_][\w'’]*")
_LAST_TOKEN = re.compile(r"[^\s“\"(—–-]*$")
_SENTENCE_END = re.compile(rf"[{LOWER}0-9][{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]*\s")


class Words:
    """What the words of a text tell of each other."""

    def __init__(self, text: str) -> None:
        often = Counter(match[0] for match in _INNER_CAPITAL.finditer(text))
        self._names = frozenset(name for name, count in often.items() if count > 1)
        self._text = text

    def has_name(self, word: str) -> bool:
        """Whether a word, or what it is the genitive of, is a name with a capital inside."""
        return _POSSESSIVE.sub("", word) in self._names

    @cached_property
    def alone(self) -> frozenset[str]:
        """The words that stand by themselves, in small letters. Found out when first asked."""
        return frozenset(word.lower() for word in _WORD.findall(self._text))

    @cached_property
    def has_items(self) -> bool:
        """Whether items of a list are glued to each other."""
        return len(_ITEM.findall(self._text)) > 1


class Touch(NamedTuple):
    """A place where two paragraphs touch; `is_heading` says what ends there."""

    at: int
    is_heading: bool


def touches(text: str, start: int, end: int, words: Words) -> Iterator[Touch]:
    """The places from `start` up to `end` where paragraphs touch without a mark, in order."""
    last = start
    for match in _TOUCH.finditer(text, start, end):
        at = match.start()
        left = text[max(last, at - _LOOKED_AT) : at]
        right = text[at : min(end, at + _LOOKED_AT)]
        before, word = _last_token(left), _next_word(right)
        if words.has_name(f"{before}{word}") or (before[-1:] == "’" and len(word) == 1):
            continue  # "EMILY’S" is one word as well
        is_heading = _is_heading(left, right, words)
        if is_heading or _begins_anew(before, word, right, words):
            yield Touch(at, is_heading)
            last = at


def _is_heading(left: str, right: str, known: Words) -> bool:
    """Title case or capitals, several words, no sentence: "Joint Drills and Patrols|The first"."""
    if len(left) > _HEADING_LETTERS or len(right) <= len(left) or _SENTENCE_END.search(left):
        return False
    words = _WORD.findall(left)
    telling = [word for word in words if word.lower() not in UNFINISHED]
    capitalised = sum(not word[0].islower() for word in telling)
    return (
        len(telling) > 1
        and capitalised >= _CAPITALISED * len(telling)
        and len(words[-1]) > _LONGEST_PREFIX
        and _is_word(_next_word(right), known)
    )


def _begins_anew(before: str, word: str, right: str, known: Words) -> bool:
    """Whether `word`, with which `right` begins, begins a paragraph behind the token `before`."""
    if right[0] in _ITEMS:
        return known.has_items
    starts = _POSSESSIVE.sub("", word).lower() in STARTERS
    starts = starts and right[len(word) : len(word) + 1] in (" ", ",")
    if before[-1:] in (")", "]"):  # a credit below a picture
        return starts or (len(word) > 2 and word[1:].islower())
    if right[0] in OPENERS:
        return len(before) > 2
    if _YEAR_OR_TIME.fullmatch(before):
        return _is_word(word, known)
    if len(before) > 1 and before[-1] in "”»%’":
        return (starts and len(word) > 1) or (len(before) > 2 and _is_word(word, known))
    return _are_two(before, word, starts, known)


def _are_two(before: str, word: str, starts: bool, known: Words) -> bool:
    """Whether two words without anything between them are two; the second `starts` sentences."""
    is_known = word.lower() in known.alone
    if not before.isalpha():
        return starts and len(word) > 2 and before[-1:].islower()  # "89p|This"
    if before.islower():
        if starts:
            return len(before) > 1
        is_word = _is_word(word, known) or (is_known and word.isupper())
        return is_word and len(before) > _LONGEST_PREFIX
    if before.isupper():  # "AP|It", "ADVERTISEMENT|Patrick"; but "MBEs", "NATWest"
        if starts:
            return word[-1] != "s"
        return _is_word(word, known) and len(before) >= (_LONGEST_PREFIX if is_known else _CAPITALS)
    if starts:
        return len(word) > 2 or (len(before) > _LONGEST_PREFIX and word not in _ENDS_OF_NAMES)
    # A name at the end of a credit, glued to a word that the text has elsewhere: "Hunt|Sensing".
    return len(before) > _LONGEST_PREFIX and _is_word(word, known) and is_known


def _is_word(word: str, known: Words) -> bool:
    """Whether it is a word, a name, or the article or pronoun of one letter."""
    capitalised = len(word) > 2 and word[1:].islower()
    return capitalised or word.lower() in STARTERS or known.has_name(word)


def _last_token(left: str) -> str:
    match = _LAST_TOKEN.search(left[-_LONGEST_WORD:])
    return match[0] if match else ""


def _next_word(right: str) -> str:
    match = _WORD.match(right)
    return match[0] if match else ""
