"""Numbers for the distinct strings of a buffer, a hundred thousand looked up at once.

Strings of up to 32 bytes are found in open-addressing hash tables made of NumPy arrays, longer ones
in a dict. It is exact: strings are compared, not only their hashes.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any

import numpy as np

Array = np.ndarray[tuple[int], np.dtype[Any]]
Keys = np.ndarray[tuple[int, int], np.dtype[np.uint64]]  # [eights of bytes, strings]

_WIDTHS = (1, 2, 4)  # of the tables, in eights of bytes
READS_BEYOND = 8 * _WIDTHS[-1]  # bytes behind a string that a look-up may touch
# Odd numbers with bits all over, one for each eight bytes: the golden ratio and primes of xxHash.
_MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64
)
# What belongs to a string of its eights of bytes: uint64[eight, length of the string].
_MASKS = np.array(
    [[(1 << 8 * min(max(length - first, 0), 8)) - 1 for length in range(READS_BEYOND + 1)]
     for first in range(0, READS_BEYOND, 8)], np.uint64
)  # fmt: skip
_AT_ONCE = 1 << 19  # strings, which bounds the memory that those of a long text take
_NONE = -1
_LEAST_BITS = 10  # of a slot's number
_SPACE = 3  # slots for each string at least, so that most are found where they are first looked for


class ByteNumbers:
    """Numbers from 0, in the order in which strings were met."""

    def __init__(self) -> None:
        self._tables = [_Table(width) for width in _WIDTHS]
        self._long: dict[bytes, int] = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def number(self, buffer: bytes, starts: Array, ends: Array) -> tuple[Array, list[bytes]]:
        """The number of each string, int32, and those strings that had none, in their new order.

        Strings are not empty and without zero bytes; READS_BEYOND more bytes follow in the buffer.
        """
        numbers, new = np.empty(len(starts), np.int32), list[bytes]()
        for at in range(0, len(starts), _AT_ONCE):
            portion = slice(at, at + _AT_ONCE)
            numbers[portion], met = self._of_portion(buffer, starts[portion], ends[portion])
            new += met
        return numbers, new

    def _of_portion(self, buffer: bytes, starts: Array, ends: Array) -> tuple[Array, list[bytes]]:
        lengths = ends - starts
        # As if all were short, as most are; then the longer ones, as if none were very long.
        numbers = self._tables[0].find(self._tables[0].keys(buffer, starts, lengths))
        for table in self._tables[1:]:
            chosen = np.flatnonzero(lengths > table.shorter)
            numbers[chosen] = table.find(table.keys(buffer, starts[chosen], lengths[chosen]))
        for at in np.flatnonzero(lengths > READS_BEYOND).tolist():
            numbers[at] = self._long.get(buffer[starts[at] : ends[at]], _NONE)

        unknown = np.flatnonzero(numbers == _NONE)
        if not len(unknown):
            return numbers, []
        new = defaultdict[bytes, int](count(self._size).__next__)
        spans = zip(starts[unknown].tolist(), ends[unknown].tolist(), strict=True)
        numbers[unknown] = [new[buffer[start:end]] for start, end in spans]
        highest = np.maximum.accumulate(numbers[unknown])
        first = unknown[np.diff(highest, prepend=self._size - 1) > 0]
        for table in self._tables:
            own = first[(lengths[first] > table.shorter) & (lengths[first] <= table.longest)]
            table.add(table.keys(buffer, starts[own], lengths[own]), numbers[own])
        self._long.update(item for item in new.items() if len(item[0]) > READS_BEYOND)
        self._size += len(new)
        return numbers, list(new)


class _Table:
    """Numbers of strings of more than 4 * width bytes, or any, and at most 8 * width."""

    def __init__(self, width: int) -> None:
        self.shorter = 4 * width if width > 1 else 0
        self.longest = 8 * width
        self._size = 0
        self._allot(_LEAST_BITS)

    def _allot(self, bits: int) -> None:
        self._bits = bits
        self._keys = np.zeros((self.longest // 8, 1 << bits), np.uint64)
        self._numbers = np.full(1 << bits, _NONE, np.int32)

    def keys(self, buffer: bytes, starts: Array, lengths: Array) -> Keys:
        """Strings as integers, filled up with zeros; only the beginnings of longer ones."""
        eights = np.ndarray(len(buffer) - 7, "<u8", buffer, strides=(1,))
        keys = np.empty((len(self._keys), len(starts)), np.uint64)
        for at, key in enumerate(keys):
            mask = _MASKS[at].take(lengths, mode="clip")
            np.bitwise_and(eights[starts + 8 * at], mask, out=key)
        return keys

    def find(self, keys: Keys) -> Array:
        """The number of each string, int32, or _NONE."""
        slots = self._slots(keys)
        numbers = self._numbers.take(slots)
        left = self._others(keys, slots, numbers)
        while len(left):
            slots[left] = (slots[left] + 1) & (len(self._numbers) - 1)
            numbers[left] = self._numbers[slots[left]]
            left = left[self._others(keys[:, left], slots[left], numbers[left])]
        return numbers

    def _slots(self, keys: Keys) -> Array:
        mixed: Array = keys[0] * _MULTIPLIERS[0]
        for key, multiplier in zip(keys[1:], _MULTIPLIERS[1:], strict=False):
            mixed = ((mixed >> np.uint64(32)) ^ mixed ^ key) * multiplier
        return (mixed >> np.uint64(64 - self._bits)).view(np.intp)

    def _others(self, keys: Keys, slots: Array, numbers: Array) -> Array:
        """Which slots hold another string."""
        differ = self._keys[0].take(slots) != keys[0]
        for mine, key in zip(self._keys[1:], keys[1:], strict=True):
            differ |= mine.take(slots) != key
        differ &= numbers != _NONE
        return np.flatnonzero(differ)

    def add(self, keys: Keys, numbers: Array) -> None:
        """Strings that are not there yet, all different, with numbers that are not either."""
        self._size += len(numbers)
        if self._size * _SPACE > len(self._numbers):
            taken = np.flatnonzero(self._numbers != _NONE)
            keys = np.concatenate([self._keys[:, taken], keys], axis=1)
            numbers = np.concatenate([self._numbers[taken], numbers])
            self._allot((self._size * _SPACE).bit_length())
        slots = self._slots(keys)
        left = np.arange(len(numbers))
        while len(left):
            at = slots[left]
            free = self._numbers[at] == _NONE
            self._numbers[at[free]] = numbers[left[free]]  # of several the last one stays
            placed = self._numbers[at] == numbers[left]
            self._keys[:, at[placed]] = keys[:, left[placed]]
            left = left[~placed]
            slots[left] = (slots[left] + 1) & (len(self._numbers) - 1)
