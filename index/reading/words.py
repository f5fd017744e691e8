"""What the words of one text tell of each other, where its paragraphs were run together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property

from index.reading.quotes import directions
from index.reading.writing import LOWER, OPENERS, UNFINISHED, UPPER

ITEMS = "-–*×•●■▪"  # what begins an item of a list, a space behind it
SURE_ITEMS = "•●■▪"  # nothing else begins with these
ITEM = rf"(?<=[\w)\]”\"’%])(?=(?:[{ITEMS}]|--) [{UPPER}0-9$€£“\"]|[{SURE_ITEMS}] \w|--[{UPPER}“])"
NUMBER = rf"(?<=[{LOWER})\]”\"’!?.])(?=\d\d?[.)] [{re.escape(OPENERS)}]?[{UPPER}])"

_POSSESSIVE = re.compile(r"['’]s?$")
_INNER_CAPITAL = re.compile(rf"[{UPPER}{LOWER}]+?[{LOWER}](?=[{UPPER}])[{UPPER}{LOWER}]++")
_GLUED_TWICE = re.compile(rf"[{LOWER}]{{4,}}[{UPPER}][{LOWER}]")  # no "iPhone", no "macOS"
_HUMPS = re.compile(rf"[{UPPER}]?[{LOWER}]+|[{UPPER}]+")
_ENDS_A_NAME = 2  # letters of "In" and "Up", with which names end
_WORD = re.compile(r"[^\W_][\w'’]*")
_ITEM = re.compile(ITEM)
_NUMBER = re.compile(rf"{NUMBER}(\d+)")
# Two words, the second one with a capital inside: "Getty ImagesPrices", "AP) @annasmithTwo".
_GLUED = re.compile(
    rf"(?<![^\s/])([^\s/]++)\s++(?=((?:@\w|[{UPPER}])\w{{1,40}}[{LOWER}][{UPPER}]\w{{0,40}}))"
)
_SEAM = re.compile(rf"(?<=[{LOWER}])(?=([{UPPER}][{LOWER}]*))")


class Words:
    """The words of a text. What is asked for is found out once, in time in proportion to it."""

    def __init__(self, text: str) -> None:
        often = Counter(match[0] for match in _INNER_CAPITAL.finditer(text))
        self._names = frozenset(
            name for name, count in often.items() if count > 1 and not _is_glued(name)
        )
        self._text = text

    def has_name(self, word: str) -> bool:
        """Whether a word, or what it is the genitive of, is a name with a capital inside."""
        return _POSSESSIVE.sub("", word) in self._names

    @cached_property
    def alone(self) -> frozenset[str]:
        """The words that stand by themselves, in small letters."""
        return frozenset(word.lower() for word in _WORD.findall(self._text))

    @cached_property
    def has_items(self) -> bool:
        """Whether items of a list are glued to each other."""
        return len(_ITEM.findall(self._text)) > 1

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of items that are glued to what is before them."""
        return frozenset(map(int, _NUMBER.findall(self._text)))

    @cached_property
    def quotes(self) -> tuple[str, str]:
        """What closes a quotation in this text, and what opens one."""
        return directions(self._text)

    @cached_property
    def ends(self) -> frozenset[str]:
        """Pairs of words that other words follow each time, without a space: a signature below
        pictures, the name of an agency.
        """
        followed: defaultdict[str, set[str]] = defaultdict(set)
        for before, glued in _GLUED.findall(self._text):
            for seam in _SEAM.finditer(glued):
                followed[f"{before} {glued[: seam.start()]}"].add(seam[1])
        return frozenset(pair for pair, words in followed.items() if len(words) > 1)


def _is_glued(name: str) -> bool:
    """Whether what is written more than once is no name but a credit and what follows it: names do
    not end in a word that calls for another, longer than that of "LinkedIn".
    """
    last = _HUMPS.findall(name)[-1]
    return _GLUED_TWICE.match(name) is not None or (
        len(last) > _ENDS_A_NAME and last.lower() in UNFINISHED
    )
