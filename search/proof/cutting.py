"""The words of a text: which of them a leaf of the query finds, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeAlias

from index.segment import Word, normal_form, sentence_starts, words
from search.proof.bits import bits_of, positions_of
from search.proof.leaves import Anything, AsWritten, Leaf, LetterForLetter, Opening, finds, letters

Span: TypeAlias = tuple[int, int]  # characters from the first up to, not including, the second


class Positions(Protocol):
    """What the query asks of a paragraph's words; positions count them from 0.

    `Cut` answers from a text; an engine may answer from what its index knows.
    """

    @property
    def count(self) -> int:
        """How many words there are."""

    @property
    def sentences(self) -> list[int]:
        """The positions that sentences begin at, in order, 0 among them if there are words."""

    def found(self, leaf: Leaf) -> int:
        """The positions, as bits, of the words that the leaf finds in the text's language."""


class Cut:
    """The words of a text in its language."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._language = language
        self._found: dict[Leaf, int] = {}

    @cached_property
    def _words(self) -> list[Word]:
        return words(self._text)

    @cached_property
    def _keys(self) -> list[str]:
        return [_key(self._text[word.start : word.end]) for word in self._words]

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self._keys)

    @cached_property
    def sentences(self) -> list[int]:
        """The positions that sentences begin at, in order."""
        return sentence_starts(self._words, self._text)

    def found(self, leaf: Leaf) -> int:
        """The positions, as bits, of the words that the leaf finds."""
        if (bits := self._found.get(leaf)) is None:
            bits = self._found[leaf] = self._find(leaf)
        return bits

    def _find(self, leaf: Leaf) -> int:
        match leaf:
            case Anything():
                return (1 << self.count) - 1
            case LetterForLetter(wanted):
                same = positions_of(self.found(AsWritten(normal_form(wanted))))
                return bits_of([at for at in same if letters(self._written(at)) == wanted])
            case Opening():
                wanted = leaf.normal
                return bits_of(
                    [at for at in range(self.count) if normal_form(self._first(at)) == wanted]
                )
        wanted_keys = {key for key in set(self._keys) if finds(leaf, key, self._language)}
        return bits_of([at for at, key in enumerate(self._keys) if key in wanted_keys])

    def spans(self, whole: int, opening: int = 0) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs."""
        found = self._spans(positions_of(whole)) if whole else []
        if opening:
            starts = [self._words[at].start for at in positions_of(opening)]
            found += [
                (start, start + len(self._first(at)))
                for start, at in zip(starts, positions_of(opening), strict=True)
            ]
        return found

    def _spans(self, positions: Iterable[int]) -> list[Span]:
        return [(self._words[at].start, self._words[at].end) for at in positions]

    def _written(self, position: int) -> str:
        word = self._words[position]
        return self._text[word.start : word.end]

    def _first(self, position: int) -> str:
        """Of a pair of ideographs the first; of another word all."""
        word = self._words[position]
        after = self._words[position + 1].start if position + 1 < self.count else word.end
        return self._text[word.start : min(word.end, after)].rstrip()


def _key(written: str) -> str:
    """What decides whether a leaf finds a word: its normal form if it is ASCII, else all of it.

    (Stems are made of spellings, of which a normal form has several, but only one in ASCII.)
    """
    return normal_form(written) if written.isascii() else written
