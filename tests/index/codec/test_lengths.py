"""How many words a paragraph has, in the one lossy byte that Whoosh scores with."""

from __future__ import annotations

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.codec.lengths import LENGTHS, length_bytes


def test_lengths_are_rounded_as_whoosh_does() -> None:
    """Each length has Whoosh's byte, and each byte its length: so scores are the same."""
    counts = np.concatenate((np.arange(3000), np.arange(3000, 200_000, 97)))
    assert length_bytes(counts).tolist() == [length_to_byte(count) for count in counts.tolist()]
    assert LENGTHS.tolist() == [byte_to_length(byte) for byte in range(256)]


def test_the_last_byte_is_for_all_that_is_longer() -> None:
    """A paragraph may have more words than the scale of Whoosh knows, in any dtype."""
    last = int(LENGTHS[-1])
    for dtype in (np.uint32, np.int64, np.uint64):
        counts = np.array([last - 1, last, last + 1, 2**31], dtype)
        assert length_bytes(counts)[1:].tolist() == [255, 255, 255]
        assert length_bytes(counts).dtype == np.uint8
