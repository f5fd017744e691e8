"""From words in the order of the text to posting lists: a sort for each range of words.

A key is a word's number in the dictionary, its document and its position, packed into 64 bits:
sorted, keys are the inverted file. What words there are, and their order, is known when the last
text has come; until then the words of texts wait in a scratch file, four bytes each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.codec.arrays import Array, Spool, starts
from index.codec.postings import PostingsWriter

Keys = npt.NDArray[np.uint64]

_COUNTED = 1 << 21  # words counted at once: 16 MB
_BLOCK = 1 << 17  # keys taken apart at once: 1 MB, for arrays that stay in the cache


@dataclass(frozen=True, slots=True)
class Layout:
    """How many bits of a key its document and its position have."""

    document: int
    position: int

    @classmethod
    def of(cls, documents: int, longest: int) -> Layout:
        """For so many documents, the longest of so many words."""
        return cls(max(1, documents.bit_length()), max(1, longest.bit_length()))

    def holds(self, terms: int) -> bool:
        """Whether a key has room for so many words."""
        return terms.bit_length() + self.document + self.position <= 64

    def pack(self, terms: Array, documents: Array, positions: Array) -> Keys:
        """Keys; uint64[n]."""
        keys = terms.astype(np.uint64)
        keys <<= np.uint64(self.document)
        keys |= documents.astype(np.uint64)
        keys <<= np.uint64(self.position)
        keys |= positions.astype(np.uint64)
        return keys


class TextWords:
    """The words of texts, as numbers, one text after another; a scratch file in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._numbers = Spool(np.int32, folder)
        self._counts: list[Array] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def append(self, numbers: Array, counts: Array) -> None:
        """Take the words of further texts; `counts` says how many each one has."""
        self._numbers.append(numbers)
        self._counts.append(counts.astype(np.uint32))

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """How many words each text has; int64[texts]."""
        return np.concatenate([np.empty(0, np.int64), *self._counts])

    def pieces(self) -> Iterator[tuple[int, Array, Array]]:
        """The number of a text, and words and counts from it on: some texts, as they came."""
        text = begin = 0
        for counts in self._counts:
            end = begin + int(counts.sum())
            yield text, self._numbers.read(begin, end), counts
            text, begin = text + len(counts), end

    def occurrences(self, rank: Array) -> npt.NDArray[np.int64]:
        """How often the word at each place of the dictionary occurs; int64[len(rank)]."""
        found = np.zeros(len(rank), np.int64)
        for begin in range(0, len(self), _COUNTED):
            numbers = self._numbers.read(begin, min(begin + _COUNTED, len(self)))
            found += np.bincount(rank.take(numbers), minlength=len(rank))
        return found

    def close(self) -> None:
        """Let go of them."""
        self._numbers.close()


def invert(
    texts: TextWords, rank: Array, layout: Layout, most_keys: int, into: PostingsWriter
) -> None:
    """Hand the words of texts on as postings, with `most_keys` in memory at once.

    `rank` is the place of each number in the dictionary. A single word may have more keys.
    """
    rank = rank.astype(np.uint32)
    for first, last, size in _ranges(texts, rank, most_keys):
        keys = np.empty(size, np.uint64)
        filled = 0
        for chosen in _packed(texts, rank, first, last, layout):
            keys[filled : filled + len(chosen)] = chosen
            filled += len(chosen)
        keys.sort()
        append_postings(keys, layout, into)


def _ranges(texts: TextWords, rank: Array, most_keys: int) -> Iterator[tuple[int, int, int]]:
    """Words from one place in the dictionary up to another, and how many keys they have."""
    if len(texts) <= most_keys:
        yield 0, len(rank), len(texts)
        return
    ends = np.cumsum(texts.occurrences(rank))
    first = done = 0
    while done < len(texts):
        last = max(first + 1, int(np.searchsorted(ends, done + most_keys, side="right")))
        yield first, last, int(ends[last - 1]) - done
        first, done = last, int(ends[last - 1])


def _packed(texts: TextWords, rank: Array, first: int, last: int, layout: Layout) -> Iterator[Keys]:
    """The keys of the words from place `first` up to `last`, piece by piece of the texts."""
    for text, numbers, counts in texts.pieces():
        terms = rank.take(numbers)
        documents = np.repeat(np.arange(text, text + len(counts)), counts)
        positions = np.arange(len(numbers)) - np.repeat(starts(counts)[:-1], counts)
        if (first, last) != (0, len(rank)):
            chosen = np.flatnonzero((terms >= first) & (terms < last))
            terms, documents, positions = (
                column.take(chosen) for column in (terms, documents, positions)
            )
        yield layout.pack(terms, documents, positions)


def append_postings(keys: Keys, layout: Layout, into: PostingsWriter) -> None:
    """Hand sorted keys on as postings. A posting must not go on in other keys."""
    for block in _blocks(keys, layout):
        pairs = block >> np.uint64(layout.position)
        first = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
        pairs = pairs.take(first)
        into.append(
            (pairs >> np.uint64(layout.document)).astype(np.int64),
            (pairs & np.uint64((1 << layout.document) - 1)).astype(np.int64),
            np.diff(first, append=len(block)),
            (block & np.uint64((1 << layout.position) - 1)).astype(np.int64),
        )


def _blocks(keys: Keys, layout: Layout) -> Iterator[Keys]:
    """Stretches of about _BLOCK keys that end where a posting ends."""
    begin = 0
    while begin < len(keys):
        end = min(begin + _BLOCK, len(keys))
        if end < len(keys):
            pair = keys[end - 1] >> np.uint64(layout.position)
            beyond = (pair + np.uint64(1)) << np.uint64(layout.position)
            end += int(np.searchsorted(keys[end:], beyond))
        yield keys[begin:end]
        begin = end
