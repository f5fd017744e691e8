"""Remembers what was made, as much as a bound in bytes allows, the latest used longest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

import numpy as np

Made = TypeVar("Made")

_BYTES_OF_AN_ENTRY = 1 << 10  # about, of a short key and of objects that are no arrays
BYTES_OF_A_LETTER = 150  # about, of a query: of the nodes read of it, and of what is made of those


class Memory:
    """Values by key. Their arrays are counted in bytes: see `bytes_of`."""

    def __init__(self, most: int, largest: int) -> None:
        """`most` bytes are kept, and no value of more than `largest`: it is soon made again."""
        self._most = most
        self._largest = largest
        self._bytes = 0
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def remember(self, key: Hashable, make: Callable[[], Made], letters: int = 0) -> Made:
        """The value of a key, made where it is not known; `letters` of a query that key it."""
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return cast(Made, known[0])
        made = make()
        size = _BYTES_OF_AN_ENTRY + bytes_of(made) + letters * BYTES_OF_A_LETTER
        if size <= self._largest:
            self._keep(key, made, size)
        return made

    def _keep(self, key: Hashable, made: object, size: int) -> None:
        with self._lock:
            _, before = self._kept.pop(key, (None, 0))  # another thread may have made it too
            self._kept[key] = made, size
            self._bytes += size - before
            while self._bytes > self._most:
                self._bytes -= self._kept.popitem(last=False)[1][1]

    def forget(self) -> None:
        """Empty it."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0


def bytes_of(made: object) -> int:
    """The bytes of arrays made anew; those of the mapped files cost nothing.

    What is made of arrays names them as its `arrays`, or says how many bytes it has as `nbytes`.
    """
    if isinstance(made, np.ndarray):
        return made.nbytes if made.flags.owndata else 0
    if isinstance(made, list | tuple):
        return sum(map(bytes_of, made))
    own: int | None = getattr(made, "nbytes", None)
    return sum(map(bytes_of, getattr(made, "arrays", ()))) if own is None else own
