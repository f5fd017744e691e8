"""Names that a break cuts in two, known by their words standing side by side elsewhere in the
article: "the Supreme | Court", where another paragraph has "Supreme Court".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.reading.writing import CLOSERS, OPENERS

_LONGEST = 120  # letters looked at on each side of a break
_PARTING = (",", ";", ":", "!", "?", *CLOSERS)  # what ends so is of no one name with the next word
_AFTER_A_NAME = re.compile(
    rf"[{re.escape(CLOSERS)},;:.!?]*(?:['’]s)?[{re.escape(CLOSERS)},;:.!?]*$"
)

_Pair = tuple[str, str]


class Pairs:
    """The pairs of words at the breaks between texts that also stand inside of one of them. Looked
    for when first asked, all at once, in time and memory in proportion to the texts.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._found: set[_Pair] | None = None

    def have(self, left: str, right: str) -> bool:
        """Whether the last word of `left` and the first of `right` stand together elsewhere."""
        if self._found is None:
            self._found = _found(self._texts)
        return _at_break(left, right) in self._found


def _found(texts: Sequence[str]) -> set[_Pair]:
    wanted = {one for left, right in pairwise(texts) if (one := _at_break(left, right))}
    firsts = {first for first, _ in wanted}
    inside = (
        _pair(before, after)
        for text in texts
        for before, after in pairwise(text.split())
        if before.lstrip(OPENERS) in firsts
    )
    return {one for one in inside if one in wanted}


def _at_break(left: str, right: str) -> _Pair | None:
    before, after = left[-_LONGEST:].split(), right[:_LONGEST].split(None, 1)
    return _pair(before[-1], after[0]) if before and after else None


def _pair(before: str, after: str) -> _Pair | None:
    """Two words that may be of one name, without what stands around it: capitalised, or figures."""
    if before.endswith(_PARTING) or after[0] in OPENERS:
        return None
    first, second = before.lstrip(OPENERS), _AFTER_A_NAME.sub("", after)
    return (first, second) if _begins_a_name(first) and _begins_a_name(second) else None


def _begins_a_name(word: str) -> bool:
    return word[:1].isalnum() and not word[0].islower()
