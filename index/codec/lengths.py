"""How many words a paragraph has, in the one lossy byte that Whoosh scores with."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length

# What each byte stands for; whatever is longer than the last has the last.
LENGTHS: npt.NDArray[np.int64] = np.array([byte_to_length(byte) for byte in range(256)])
_BYTES = np.searchsorted(LENGTHS, np.arange(LENGTHS[-1] + 1)).astype(np.uint8)


def length_bytes(counts: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Whoosh's byte for each number of words."""
    return _BYTES.take(np.minimum(counts.astype(np.int64), len(_BYTES) - 1))
