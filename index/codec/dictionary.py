"""Sorted terms: by text to number, by number to text, and all that begin or look alike.

Terms are UTF-8, sorted by their bytes, each followed by a line feed, which no term holds.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.codec.arrays import ArrayFile, ArrayWriter, starts, unsigned

_END = b"\n"


class Dictionary:
    """The terms of one field in one segment; a term's number is its place among them."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._text = file.view(f"{name}.text")
        self._starts = file.view(f"{name}.text_starts")
        self._buckets = file.view(f"{name}.buckets")
        self._numbers = file.view(f"{name}.bucket_terms")
        self._mask = len(self._buckets) - 2
        self._begins = file.array(f"{name}.text_starts")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def find(self, term: bytes) -> int:
        """The number of a term, -1 where there is none."""
        bucket = zlib.crc32(term) & self._mask
        text, begins = self._text, self._starts
        for place in range(self._buckets[bucket], self._buckets[bucket + 1]):
            number = self._numbers[place]
            if text[begins[number] : begins[number + 1] - 1] == term:
                return int(number)
        return -1

    def term(self, number: int) -> bytes:
        """The term with this number."""
        return bytes(self._text[self._starts[number] : self._starts[number + 1] - 1])

    def terms(self, first: int = 0, last: int | None = None) -> list[bytes]:
        """The terms from number `first` up to, not including, `last`."""
        last = len(self) if last is None else last
        if first >= last:
            return []
        return bytes(self._text[self._starts[first] : self._starts[last] - 1]).split(_END)

    def place(self, term: bytes) -> int:
        """How many terms sort before this one."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def beginning_with(self, prefix: bytes) -> range:
        """The numbers of the terms that begin so. No UTF-8 holds the byte 0xff."""
        return range(self.place(prefix), self.place(prefix + b"\xff"))

    def like(self, pattern: re.Pattern[bytes], within: range) -> npt.NDArray[np.int64]:
        """The numbers, within a range, of terms that a pattern matches as a whole.

        The pattern must end in a line feed and match none before.
        """
        if not within:
            return np.empty(0, np.int64)
        begin, end = self._starts[within.start], self._starts[within.stop]
        found = re.compile(b"(?m)^" + pattern.pattern).finditer(self._text[begin:end])
        return np.searchsorted(
            self._begins, np.fromiter((begin + m.start() for m in found), np.int64), side="right"
        ) - 1  # fmt: skip


def numbered(texts: Sequence[str]) -> tuple[list[bytes], npt.NDArray[np.int64]]:
    """The distinct texts, sorted, as terms, and the number of each text's; int64[n]."""
    distinct = sorted(set(texts))  # by code points, which is the order of UTF-8 too
    number_of = {text: number for number, text in enumerate(distinct)}
    numbers = np.fromiter(map(number_of.__getitem__, texts), np.int64, len(texts))
    return "\n".join(distinct).encode().split(_END) if distinct else [], numbers


def write_dictionary(file: ArrayWriter, name: str, terms: Sequence[bytes]) -> None:
    """Write terms that are sorted by their bytes and all different."""
    count = len(terms)
    sizes = np.fromiter(map(len, terms), np.int64, count) + 1
    begins = starts(sizes)
    file.add(f"{name}.text", np.frombuffer(b"".join(term + _END for term in terms), np.uint8))
    file.add(f"{name}.text_starts", begins.astype(unsigned(begins[-1])))
    buckets = 1 << count.bit_length()
    hashes = np.fromiter(map(zlib.crc32, terms), np.int64, count) & (buckets - 1)
    bucket_starts = starts(np.bincount(hashes, minlength=buckets))
    file.add(f"{name}.buckets", bucket_starts.astype(unsigned(count)))
    file.add(f"{name}.bucket_terms", np.argsort(hashes, kind="stable").astype(unsigned(count)))
