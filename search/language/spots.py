"""What is looked for at one spot of a text: words, their patterns, and phrases of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.segment import is_ideographic
from search.language.joining import Compound, joined_runs

# As operators or refused as such, these are never plain words; as written they can be searched.
RESERVED = frozenset({"AND", "OR", "NOT", "NEAR", "BEFORE", "or", "Or", "adj"})
CALLED = frozenset({"SENTENCE", "SAME"})  # words, but not before a parenthesis
BETWEEN = CALLED | {"ADJ"}  # words, but not between others, unless these are in capitals, too
NUMBERED = re.compile(r"(near|adj|atleast)(\d+)", re.I)  # words, but not before what they take


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` up to, not including, `end` of the query string."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """The word in any of its forms: its stem in each language of the archive, united.

    One word to the analyzer, or one run of ideographs, which is found as written: as the pairs it
    is indexed by, one after the other. In Near and Sentence it stands for each form of its stem.

    `joined` holds what this word and a neighbour in the query make together (of `military
    industrial` both words have `militaryindustrial`): where one of them stands, in any of its
    forms, this word stands too. In a language in which the one word is but a form of one of the
    two it does not: who asks for `resign Ed` does not mean whoever resigned.
    """

    text: str
    place: Place
    joined: tuple[Compound, ...] = ()

    def __str__(self) -> str:
        return f"={self.text}" if self.text in RESERVED else _spaced(self.text)


@dataclass(frozen=True, slots=True)
class Exact:
    """The word as written, whatever its capitals and accents; or a run of ideographs."""

    text: str
    place: Place

    def __str__(self) -> str:
        return f"={_spaced(self.text)}"


@dataclass(frozen=True, slots=True)
class Cased:
    """The word letter for letter as it stands in the text, capitals and accents too.

    Both sides are compared in NFKC, without soft hyphens and joiners. Never ideographs.
    """

    text: str
    place: Place

    def __str__(self) -> str:
        return f"=={self.text}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words as written that have this form: `*` is any number of letters, also none, `?` is one.

    The other letters are compared in normal form, and there is at least one. Never ideographs;
    inside Phrase and Named it does not end in `?`, which would be a question mark there.
    """

    text: str
    place: Place

    def __str__(self) -> str:
        asks = self.text.endswith("?") and not self.text.rstrip("?").endswith("*")
        return f"={self.text}" if asks else self.text


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words as written that `edits` changes (1 or 2) turn into this one, in normal form.

    A change is a letter added, left out or replaced, or two neighbours swapped; no letter is
    changed twice (optimal string alignment). Never ideographs.
    """

    text: str
    edits: int
    place: Place

    def __str__(self) -> str:
        return f"{self.text}~{'' if self.edits == 1 else self.edits}"


@dataclass(frozen=True, slots=True)
class AnyWord:
    """Inside a Phrase, neither first nor last: one word, whichever it is. It is not marked."""

    place: Place

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written, each right after the one before: at least two parts.

    A run of neighbours may also stand in the text written as one word: see `joined`.
    """

    parts: tuple[Exact | Cased | Pattern | AnyWord, ...]
    place: Place

    @property
    def joined(self) -> tuple[tuple[int, int, str], ...]:
        """Which parts may stand as one word: from `start` up to, not including, `end`, and it.

        `"military-industrial complex"` has (0, 2, "militaryindustrial"), (0, 3, …) and (1, 3, …).
        """
        return joined_runs([part.text if isinstance(part, Exact) else "" for part in self.parts])

    @property
    def joined_with(self) -> list[list[str]]:
        """For each part the words that it may stand in as one with its neighbours."""
        found: list[list[str]] = [[] for _ in self.parts]
        for start, end, text in self.joined:
            for at in range(start, end):
                found[at].append(text)
        return found

    def __str__(self) -> str:
        cased = any(isinstance(part, Cased) for part in self.parts)
        texts = ["*" if isinstance(part, AnyWord) else part.text for part in self.parts]
        words = texts[0]
        for left, right in pairwise(texts):
            # A space alone would not part two runs of ideographs.
            words += ", " if is_ideographic(left) and is_ideographic(right) else " "
            words += right
        return f'{"==" if cased else ""}"{words}"'


def _spaced(text: str) -> str:
    """A text with its white space in quotation marks, where it has any."""
    return f'"{text}"' if len(text.split()) > 1 else text
