"""Numbers for the distinct strings of a buffer."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import byte_numbers
from index.byte_numbers import READS_BEYOND, ByteNumbers
from tests.index.hostile import FIXED

# Few letters and all lengths around those of the tables: many are equal but for their ends.
_strings = st.lists(
    st.integers(1, 40).flatmap(lambda length: st.text("ab", min_size=length, max_size=length)),
    max_size=30,
)


def _numbered(numbers: ByteNumbers, strings: list[str]) -> tuple[list[int], list[str]]:
    """The strings' numbers, from a buffer in which something stands between them."""
    buffer = " ".join(strings).encode() + b" " * READS_BEYOND
    ends = np.cumsum([len(string) + 1 for string in strings], dtype=np.int64) - 1
    starts = ends - np.array([len(string) for string in strings], np.int64)
    found, new = numbers.number(buffer, starts, ends)
    assert found.dtype == np.int32
    return found.tolist(), [string.decode() for string in new]


@FIXED
@given(st.lists(_strings, max_size=4))
def test_each_string_has_one_number_from_first_to_last(chunks: list[list[str]]) -> None:
    """Strings are numbered as they are met; the new ones are told once, in that order."""
    numbers, expected = ByteNumbers(), dict[str, int]()
    for strings in chunks:
        known = len(expected)
        for string in strings:
            expected.setdefault(string, len(expected))
        found, new = _numbered(numbers, strings)
        assert found == [expected[string] for string in strings]
        assert new == list(expected)[known:]
        assert len(numbers) == len(expected)


def test_many_strings_keep_their_numbers_while_the_tables_grow() -> None:
    """A hundred thousand strings of all lengths are told apart, the first time and the second."""
    chance = random.Random(1)
    strings = ["".join(chance.choices("abcdefgh", k=chance.randint(1, 40))) for _ in range(100_000)]
    expected: dict[str, int] = {}
    for string in strings:
        expected.setdefault(string, len(expected))
    numbers = ByteNumbers()
    for _ in range(2):
        found = [
            n
            for at in range(0, 100_000, 9_999)
            for n in _numbered(numbers, strings[at : at + 9_999])[0]
        ]
        assert found == [expected[string] for string in strings]


def test_strings_whose_hashes_are_alike_are_told_apart() -> None:
    """Strings are compared: some that look for the same slot all find their own number."""
    numbers = ByteNumbers()
    table = numbers._tables[0]
    many = [f"{number:06}" for number in range(100_000)]
    starts, lengths = np.arange(0, 600_000, 6), np.full(100_000, 6)
    keys = table.keys("".join(many).encode().ljust(600_000 + READS_BEYOND), starts, lengths)
    strings = [many[at] for at in np.flatnonzero(table._slots(keys) == 7)]
    assert len(strings) > 50
    assert _numbered(numbers, strings)[0] == list(range(len(strings)))
    assert _numbered(numbers, strings[::-1])[0] == list(range(len(strings)))[::-1]


def test_a_long_text_is_numbered_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that its memory is bounded; the numbers are the same."""
    strings = ["a", "b", "a", "c", "ab" * 20, "b", "d", "ab" * 20, "a"]
    expected = _numbered(ByteNumbers(), strings)
    monkeypatch.setattr(byte_numbers, "_AT_ONCE", 2)
    assert _numbered(ByteNumbers(), strings) == expected
