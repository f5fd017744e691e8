"""The words of a text: which of them a leaf of the query finds, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import accumulate, chain
from typing import Protocol

from index.segment import Word, has_ideographs, normal_form, sentence_starts, words
from search.once import once
from search.proof.bits import bits_of, positions_of
from search.proof.leaves import (
    Anything,
    AsWritten,
    Known,
    Leaf,
    LetterForLetter,
    Opening,
    finds,
    letters,
)
from search.proof.plain import Span

_CHUNK = re.compile(r"\S+")
_MOST_CHUNKS = 1 << 14  # kept: those that repeat, in 4 MB


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
    """The words of a text in its language.

    No word goes over white space, but for runs of ideographs. So a text without any is cut there
    first, and the words of each chunk are remembered. A word is kept by its key: see `_key`.
    """

    def __init__(self, text: str, language: str | None, known: Known | None = None) -> None:
        self._text = text
        self._language = language
        self._known = known or Known()
        self._found: dict[Leaf, int] = {}

    @once
    def _words(self) -> list[Word]:
        return words(self._text)

    @once
    def _chunks(self) -> list[str]:
        return self._text.split()

    @once
    def _keys_of_chunks(self) -> list[tuple[str, ...]] | None:
        """None for a text with ideographs."""
        if not self._text.isascii() and has_ideographs(self._text):
            return None
        return [*map(_KEYS.__getitem__, self._chunks)]

    @once
    def _keys(self) -> list[str]:
        if self._keys_of_chunks is not None:
            return [*chain.from_iterable(self._keys_of_chunks)]
        return [_key(self._text[word.start : word.end]) for word in self._words]

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self._keys)

    @once
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
                spans = zip(same, self._spans(same), strict=True)
                return bits_of(
                    [at for at, (start, end) in spans if letters(self._text[start:end]) == wanted]
                )
            case Opening():
                wanted = leaf.normal
                return bits_of(
                    [at for at in range(self.count) if normal_form(self._first(at)) == wanted]
                )
        wanted_keys = self._wanted(leaf)
        return bits_of([at for at, key in enumerate(self._keys) if key in wanted_keys])

    def _wanted(self, leaf: Leaf) -> Set[str]:
        """The keys that a leaf finds; perhaps others that are not in this text."""
        known = self._known.keys(leaf, self._language)
        if known is None:
            return {key for key in set(self._keys) if finds(leaf, key, self._language)}
        if self._text.isascii():
            return known
        others = {key for key in set(self._keys) if not key.isascii()}
        return known | {key for key in others if finds(leaf, key, self._language)}

    def spans(self, whole: int, opening: int = 0) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs."""
        found = self._spans(positions_of(whole)) if whole else []
        for at in positions_of(opening) if opening else ():
            start = self._words[at].start
            found.append((start, start + len(self._first(at))))
        return found

    def _spans(self, positions: Iterable[int]) -> list[Span]:
        if self._keys_of_chunks is None:
            return [(self._words[at].start, self._words[at].end) for at in positions]
        found = []
        ends = [*accumulate(map(len, self._keys_of_chunks))]
        starts = self._starts_of_chunks()
        for at in positions:
            chunk = bisect_right(ends, at)
            own = _spans_of_words(self._chunks[chunk])
            start, end = own[at - ends[chunk]]  # from the end, as a negative index
            found.append((starts[chunk] + start, starts[chunk] + end))
        return found

    def _starts_of_chunks(self) -> list[int]:
        lengths = [len(chunk) + 1 for chunk in self._chunks]
        if sum(lengths) == len(self._text) + 1:  # each gap is one character
            return [*accumulate(lengths, initial=0)]
        return [chunk.start() for chunk in _CHUNK.finditer(self._text)]

    def _first(self, position: int) -> str:
        """Of a pair of ideographs the first; of another word all."""
        word = self._words[position]
        after = self._words[position + 1].start if position + 1 < self.count else word.end
        return self._text[word.start : min(word.end, after)].rstrip()


def forget() -> None:
    """Empties the memos, for measuring."""
    _KEYS.clear()
    _spans_of_words.cache_clear()


def _key(written: str) -> str:
    """What decides whether a leaf finds a word: its normal form if it is ASCII, else all of it.

    (Stems are made of spellings, of which a normal form has several, but only one in ASCII.)
    """
    return normal_form(written) if written.isascii() else written


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of the words of chunks without ideographs."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        keys = tuple(_key(chunk[word.start : word.end]) for word in words(chunk))
        self[chunk] = keys
        return keys


_KEYS = _Keys()


@lru_cache(maxsize=1 << 12)  # only of words that are marked
def _spans_of_words(chunk: str) -> tuple[Span, ...]:
    return tuple((word.start, word.end) for word in words(chunk))
