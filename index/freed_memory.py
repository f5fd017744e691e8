"""What becomes of the memory of arrays that are freed: the C library of Linux can be told.

With another C library, these do nothing.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

import numpy as np

_LARGE_BLOCK = 31 << 20  # bytes; from larger ones, 32 MB and more, it learns nothing
_MOST_ARENAS = -8  # M_ARENA_MAX in malloc.h


def keep_freed_memory() -> None:
    """Let this process keep the memory of arrays that are freed, for the next ones.

    The C library gives blocks back to the system, and asks for them again page by page, until it
    has seen a large one freed; a segment is built in a tenth less time when it has.
    """
    np.empty(_LARGE_BLOCK, np.uint8)


def share_freed_memory() -> None:
    """Let all threads that are begun from now on share what any of them has freed.

    Else each keeps its own, several times as much. Only one thread at a time runs Python, so
    none waits for another's.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MOST_ARENAS, 1)


def give_back_freed_memory() -> None:
    """Give the system back what is kept for the next arrays."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
