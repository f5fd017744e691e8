"""What is asked of one word of a text: the leaves of a query.

Leaves are equal where they ask the same, whatever their place in the query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from index.segment import is_ideographic, normal_form, stems_of, words
from index.segment import stems as analyzed
from search.language.joining import Compound

# Soft hyphen, joiners and byte order mark stand in words and are no letters of them.
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


@dataclass(frozen=True, slots=True)
class AsWritten:
    """The word with this normal form."""

    normal: str


@dataclass(frozen=True, slots=True)
class AnyForm:
    """Any form of a word in the language of the text, with a stem in common, or of a compound that
    is more than a form of one of its two words there. All are one word to the analyzer.
    """

    word: str
    compounds: tuple[Compound, ...] = ()

    def stems(self, language: str | None) -> frozenset[str]:
        """The stems in a language."""
        found = set(stems(self.word, language))
        for compound in self.compounds:
            own = stems(compound.text, language)
            if set(own).isdisjoint(
                stems(compound.left, language) + stems(compound.right, language)
            ):
                found.update(own)
        return frozenset(found)


@lru_cache(maxsize=1 << 10)  # a query is asked again for each of its pages
def any_form(word: str, compounds: tuple[Compound, ...]) -> AnyForm:
    """That of a word, and of those compounds that the analyzer takes for one word."""
    return AnyForm(word, tuple(one for one in compounds if len(words(one.text)) == 1))


@dataclass(frozen=True, slots=True)
class LetterForLetter:
    """The word with these letters, capitals and accents too: see `letters`."""

    letters: str


@dataclass(frozen=True, slots=True)
class Like:
    """Words whose normal form matches a pattern of `*` and `?`; no pairs of ideographs."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Words whose normal form so many changes turn into this one; no pairs of ideographs."""

    normal: str
    edits: int


@dataclass(frozen=True, slots=True)
class Opening:
    """One ideograph, alone or as the first of a pair."""

    normal: str


@dataclass(frozen=True, slots=True)
class Anything:
    """Any word."""


Forms: TypeAlias = Callable[[str, str | None], frozenset[str]]
"""Of a word and a language, the normal forms in the archive that share a stem with it; or more."""

Leaf: TypeAlias = AsWritten | AnyForm | LetterForLetter | Like | Similar | Opening | Anything


def finds(leaf: Leaf, written: str, language: str | None) -> bool:
    """Whether a leaf finds a word, as written in a text of a language.

    Opening is asked of the first of a pair alone.
    """
    match leaf:
        case AsWritten(normal) | Opening(normal):
            return normal_form(written) == normal
        case AnyForm():
            return not leaf.stems(language).isdisjoint(stems(written, language))
        case LetterForLetter(wanted):
            return letters(written) == wanted
        case Like(pattern):
            normal = normal_form(written)
            return bool(_expression(pattern).fullmatch(normal)) and not is_ideographic(normal)
        case Similar(wanted, edits):
            normal = normal_form(written)
            return are_similar(normal, wanted, edits) and not is_ideographic(normal)
        case Anything():
            return True


class Known:
    """What is known of leaves without looking at a text, for one query."""

    def __init__(self, forms: Forms | None = None) -> None:
        self._forms = forms
        self._keys: dict[tuple[Leaf, str | None], frozenset[str] | None] = {}

    def keys(self, leaf: Leaf, language: str | None) -> frozenset[str] | None:
        """The normal forms of all words in ASCII that a leaf finds in texts of a language.

        None where they cannot be listed.
        """
        try:
            return self._keys[leaf, language]
        except KeyError:
            keys = self._keys[leaf, language] = self._listed(leaf, language)
            return keys

    def _listed(self, leaf: Leaf, language: str | None) -> frozenset[str] | None:
        match leaf:
            case AsWritten(normal):
                return frozenset((normal,))
            case AnyForm(word, compounds) if self._forms:
                wanted = leaf.stems(language)
                texts = (word, *(compound.text for compound in compounds))
                known = frozenset[str]().union(*(self._forms(text, language) for text in texts))
                forms = [form for form in known if form.isascii()]
                # What is known may go by accents, and have another stem without them.
                return frozenset(
                    form
                    for form, own in zip(forms, stems_of(forms, language), strict=True)
                    if not wanted.isdisjoint(own)
                )
        return None


def letters(written: str) -> str:
    """A written word in NFKC, without soft hyphens and joiners."""
    return unicodedata.normalize("NFKC", written.translate(_UNSEEN))


def are_similar(one: str, other: str, most: int) -> bool:
    """Whether at most `most` changes make one word of the other (optimal string alignment).

    A change adds, leaves out or replaces a letter or swaps two neighbours; no letter is changed
    twice.
    """
    if abs(len(one) - len(other)) > most or len({*one} ^ {*other}) > 2 * most:
        return False  # a change brings in one letter and takes out one, at most
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1] <= most


@lru_cache(maxsize=1 << 14)  # a stemmer takes as long as fifty look-ups here
def stems(written: str, language: str | None) -> tuple[str, ...]:
    """The stems of a word as written, in a language: of words of queries, which come again."""
    return analyzed(written, language)


@lru_cache(maxsize=1 << 10)
def _expression(pattern: str) -> re.Pattern[str]:
    """The pattern for normal forms; what stands between `*` and `?` is brought to normal form."""
    signs = {"*": ".*", "?": "."}
    parts = re.split(r"([*?])", pattern)
    return re.compile(
        "".join(signs.get(part) or re.escape(normal_form(part)) for part in parts), re.DOTALL
    )
