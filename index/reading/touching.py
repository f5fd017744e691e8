"""Where a paragraph that ends without a mark touches the next one: "what we know|The police".

Headings, captions, credits, labels and items of lists end so. Names with a capital inside
("PlayStation") look the same: what a text writes more than once as one word is such a name. These
rules are for texts that have lost paragraph ends; in a good text they would cut names in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.reading.words import ITEM, ITEMS, NUMBER, SURE_ITEMS, Words
from index.reading.writing import (
    CLOSERS,
    LOWER,
    PARTICLES,
    STARTERS,
    SUSPENDED,
    TERMINALS,
    TITLES,
    UNFINISHED,
    UPPER,
)

_HEADING_LETTERS = range(20, 91)  # of a heading glued on both sides
_CAPITALISED = 0.75  # of a heading's telling words, at least
_LONGEST_PREFIX = 3  # letters of "Mac" and "Van", which names have before a capital letter
_LONGEST_PART = 6  # letters of "Fluoro" and "Linked", with which names of firms begin
_CAPITALS = 5  # letters of a label in capitals; abbreviations before a name have fewer
_FEWEST_CAPITALS = 4  # of a word behind a credit: a town, a label
_LONGEST_WORD = 40  # letters looked at
_LOOKED_AT = 200  # letters on each side of a place

_TOUCH = re.compile(
    rf"(?<=[{LOWER}0-9)\]”“»«%’'])(?=[{UPPER}])|(?<=[{UPPER}]{{2}})(?=[{UPPER}][{LOWER}])"
    rf"|(?<=[\w,])(?=(?:[“‘„»«] ?|\([{UPPER}]+\) )[{UPPER}])|{ITEM}|{NUMBER}"
    r"|(?<=\S)(?=— [^\n()]{1,60}\(@\w)"  # who signs a post
)
_ENDS_OF_NAMES = frozenset({"In", "On", "Up", "Me", "Go"})  # "LinkedIn", "GoFundMe"
_SHORT_FORM = re.compile(r"['’](?:s|ve|re|ll|d|m)?$")  # "It's", "They've"
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d\ds?|\d{1,2}:\d\d")
_OPENED_BY = {"’": "‘", "'": " '"}  # an apostrophe is neither
_PRICE = re.compile(r"[$€£]\d[\d.,]*")
_FIGURE = re.compile(r"[$€£]?\d[\d.,]+")
_WORD = re.compile(r"[^\W_][\w'’]*")
_HUMP = re.compile(rf"[{UPPER}][{LOWER}]{{3,}}(?=[{UPPER}])")
_LAST_TOKEN = re.compile(r"[^\s“\"(—–-]*$")
_LAST_TWO = re.compile(r"([^\s/]+)\s+(@?\w+)$")
_SENTENCE_END = re.compile(rf"[{LOWER}0-9][{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]*\s")
_DOTTED = re.compile(r"\.[a-z]")
_AND = [word for word in sorted(SUSPENDED) if len(word) > 1]
_ENDS_AN_ITEM = re.compile(rf"[;,] (?:{'|'.join(_AND)})$")  # "a boat; and|A bridge"
_CREDIT_LETTERS = 80  # of a credit, at most
# A cue and a name, and nothing more: "Photograph: Elle Hunt", "NASA/Univ. of Arizona", "Keel / AP".
_CREDIT = re.compile(
    r"\b(?i:courtesy|credit|photo(?:graph|s|graphs)?|images?|foto|bild|crédit|фото)\b"
    r"(?:[\s:/|(,]++[\w.’'-]++){0,5}$"
    rf"|[/|] ?[{UPPER}][\w.’'-]*(?: (?:of |the )?[{UPPER}][\w.’'-]*){{0,4}}$"
)


class Touch(NamedTuple):
    """A place where two paragraphs touch; `is_heading` says what ends there."""

    at: int
    is_heading: bool


def touches(text: str, start: int, end: int, words: Words) -> Iterator[Touch]:
    """The places from `start` up to `end` where paragraphs touch without a mark, in order."""
    last = start
    for match in _TOUCH.finditer(text, start, end):
        at = match.start()
        left, right = text[max(last, at - _LOOKED_AT) : at], text[at : min(end, at + _LOOKED_AT)]
        place = _Place(left, right, words)
        is_heading = place.is_heading
        if is_heading or place.parts:
            yield Touch(at, is_heading)
            last = at


class _Place:
    """A place where two paragraphs may touch: the token `before` it, and the `word` behind, without
    a third one that is glued to that.
    """

    def __init__(self, left: str, right: str, words: Words) -> None:
        self._left, self._right, self._words = left, right, words
        bare = left.rstrip("“»« \u00a0")
        self.before = _last_token(bare) + left[len(bare) :].strip()
        word = _next_word(right)
        self._is_name = words.has_name(f"{self.before}{word}")
        hump = _HUMP.match(word)
        self.word = hump[0] if hump and not words.has_name(word) else word
        self._starts = _SHORT_FORM.sub("", self.word).lower() in STARTERS and (
            right[len(self.word) : len(self.word) + 1] in (" ", ",")
        )

    @property
    def is_heading(self) -> bool:
        """Title case or capitals, several words, no sentence: "Joint Drills and Patrols|The"."""
        left = self._left
        if self._is_one or len(left) >= _HEADING_LETTERS.stop or len(self._right) <= len(left):
            return False
        words = _WORD.findall(left)
        telling = [word for word in words if word.lower() not in UNFINISHED]
        capitalised = sum(not word[0].islower() for word in telling)
        return (
            len(telling) > 1
            and capitalised >= _CAPITALISED * len(telling)
            and len(words[-1]) > _LONGEST_PREFIX
            and self.before[:1].isalnum()
            and self._is_word
            and not _SENTENCE_END.search(left)
        )

    @property
    def parts(self) -> bool:
        """Whether the word begins a paragraph."""
        before, right = self.before, self._right
        if right[0].isdigit():
            return self._is_next_number
        if right[0] in ITEMS:
            is_dash = right[:2] == "--" and right[2:3] != " "  # joins words, but for addresses
            return right[0] in SURE_ITEMS or ("://" in before if is_dash else self._words.has_items)
        if right[0] == "—":
            return before != ""
        if self._is_one:
            return False
        if not right[0].isalnum():
            return len(before) > 2
        if self._is_word and self._is_behind_a_pair:
            return True
        if before[-1:] in (")", "]"):  # a credit below a picture
            proper = self.word[1:].islower() or len(self.word) >= _FEWEST_CAPITALS
            return before[-2:-1] != "-" and (self._starts or (len(self.word) > 2 and proper))
        if len(before) > 1 and before[-1] in "”“»«%’'":
            if self._starts:
                return len(before) > 2 and (len(self.word) > 1 or before[:-1].islower())
            opening = _OPENED_BY.get(before[-1], "")  # or it is Italian: dell’Artico
            is_closed = f" {self._left}".find(opening) >= 0
            return len(before) > 2 and self._is_word and is_closed
        return self._are_two

    @property
    def _is_one(self) -> bool:
        """Whether what stands on both sides is one: a name, a quotation and its mark."""
        closing, opening = self._words.quotes
        if self._left[-1:] in opening or self._right[0] in closing:
            return True
        if _DOTTED.match(self._right, len(self.word)):
            return True  # courtesy of HillaryClinton.com
        is_genitive = self.before[-1:] in ("’", "'") and len(self.word) == 1  # "EMILY’S"
        return self._is_name or (is_genitive and not self.before[:-1].islower())

    @property
    def _are_two(self) -> bool:
        """Whether two words without anything between them are two."""
        before, word = self.before, self.word
        if not before.isalpha():
            return self._is_behind_a_figure
        if before.islower():
            return self._is_behind_small_letters
        if not before.isupper():
            return self._is_behind_a_capital
        if self._starts:  # "AP|It", "ADVERTISEMENT|Patrick"; but "MBEs", "NATWest"
            return len(word) > 2 or word[-1] != "s"
        fewest = 2 if self._is_credit else _LONGEST_PREFIX if self._is_known else _CAPITALS
        return self._is_word and len(word) > 2 and len(before) >= fewest

    @property
    def _is_behind_a_figure(self) -> bool:
        """Behind a year, a time, a number, an address: "CA 90020|Open", "t.co/1b|This"."""
        before, word = self.before, self.word
        if _YEAR_OR_TIME.fullmatch(before):
            return self._is_word
        if "/" in before:
            told = (self._starts and len(word) > 1) or (
                self._is_known and len(word) > _LONGEST_PREFIX
            )
            return told and self._right[len(word) : len(word) + 1] in (" ", ":")
        if _PRICE.fullmatch(before):
            return self._is_word
        if _FIGURE.fullmatch(before):
            told = self._starts or (self._is_known and len(word) > _FEWEST_CAPITALS)
            return told and self._is_word and len(word) > 2
        return self._starts and before[:1].isdigit() and before[-1:].islower()  # "89p|No"

    @property
    def _is_behind_small_letters(self) -> bool:
        before, word = self.before, self.word
        if self._starts:
            return len(before) > 1
        if not (self._is_word or (self._is_known and word.isupper())):
            return False
        if len(before) > _LONGEST_PREFIX or _ENDS_AN_ITEM.search(self._left):
            return True
        if len(before) < 2 or before not in self._words.alone:
            return False
        if self._is_known:
            return True  # "is out|Prices"
        return self._may_be_heading and self._is_word and before not in UNFINISHED - PARTICLES

    @property
    def _is_behind_a_capital(self) -> bool:
        """Two capitalised words are a name, but where a credit or a heading may end."""
        before, word = self.before, self.word
        if len(before) <= _LONGEST_PREFIX:
            return self._starts and (len(word) > 2 or before.lower() in STARTERS)  # "Buy Now|We"
        is_word = len(before) > _LONGEST_PART or before.lower() in self._words.alone
        may_end = self._is_credit or (self._may_be_heading and is_word)
        if self._starts:
            return word not in _ENDS_OF_NAMES or may_end
        if self._is_word:
            goes_on = self._right[len(word) : len(word) + 1] in (",", ".", "’", "'")  # as names do
            return self._is_known or (may_end and not goes_on)
        return self._is_known and word.isupper() and (may_end or self._may_be_heading)

    @property
    def _is_next_number(self) -> bool:
        """Whether the items before or behind this one are glued, too: "needed2. A boat"."""
        number = int(self._right[:2].rstrip(".)"))
        return self._left[-1:] not in TERMINALS and not self._words.numbers.isdisjoint(
            (number - 1, number + 1)
        )

    @property
    def _is_behind_a_pair(self) -> bool:
        two = _LAST_TWO.search(self._left[-2 * _LONGEST_WORD :])
        return two is not None and f"{two[1]} {two[2]}" in self._words.ends

    @property
    def _is_known(self) -> bool:
        return self.word.lower() in self._words.alone

    @property
    def _is_credit(self) -> bool:
        """Whether the last words tell of a picture: "Photograph: Elle Hunt|Sensing"."""
        return _CREDIT.search(_SENTENCE_END.split(self._left[-_CREDIT_LETTERS:])[-1]) is not None

    @property
    def _may_be_heading(self) -> bool:
        return len(self._left) in _HEADING_LETTERS and not _SENTENCE_END.search(self._left)

    @property
    def _is_word(self) -> bool:
        """Whether it is a word, a name, or the article or pronoun of one letter."""
        word = self.word
        capitalised = len(word) > 2 and word[1:].islower()
        title = word.lower() in TITLES and self._right[len(word) : len(word) + 1] == "."
        starter = _SHORT_FORM.sub("", word).lower() in STARTERS
        return capitalised or title or starter or self._words.has_name(word)


def _last_token(left: str) -> str:
    match = _LAST_TOKEN.search(left[-_LONGEST_WORD:])
    return match[0] if match else ""


def _next_word(right: str) -> str:
    match = _WORD.match(right)
    return match[0] if match else ""
