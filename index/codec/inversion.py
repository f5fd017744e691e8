"""From words in the order of the text to posting lists: one sort.

A key is a word's number in the dictionary, its document and its position, packed into 64 bits:
sorted, keys are the inverted file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.codec.arrays import Array, starts
from index.codec.postings import PostingsWriter

Keys = npt.NDArray[np.uint64]

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


def pack_texts(chunks: list[Array], counts: Array, rank: Array, layout: Layout) -> Keys:
    """The keys of texts one after another, unsorted; uint64[n]. The chunks are used up.

    `chunks` are the words as int32, in pieces that end where a text ends; `counts` how many each
    text has, `rank` the place of each number in the dictionary.
    """
    keys = np.empty(int(counts.sum()), np.uint64)
    begins = starts(counts)
    first = begin = 0
    for place, chunk in enumerate(chunks):
        chunks[place] = chunk[:0]  # lets go of it: there is not room for both
        end = begin + len(chunk)
        last = int(np.searchsorted(begins[:-1], end))
        sizes = counts[first:last]
        positions = np.arange(len(chunk)) - np.repeat(begins[first:last] - begin, sizes)
        documents = np.repeat(np.arange(first, last), sizes)
        keys[begin:end] = layout.pack(rank.take(chunk), documents, positions)
        first, begin = last, end
    return keys


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
