"""Tables as long as an archive has paragraphs, all zero between uses: new ones would cost more."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.segment import Array, give_back_freed_memory

_Bytes = npt.NDArray[np.uint8]

# With one place in so many written, a table is cheaper than a sort, and sooner cleared as a whole.
DENSE_RATIO = 16


class Tables:
    """Lends tables; whoever borrows one makes it zero again.

    `free` are those that nobody has: numbers of any type share them, and threads, for to append
    and to pop are one step each.
    """

    def __init__(self) -> None:
        self.free: list[_Bytes] = []

    def lend(self, dtype: type, size: int) -> Loan:
        """A table with so many places, inside `with`.

        Where that ends by an exception it is let go, for it may not be zero.
        """
        return Loan(self.free, np.dtype(dtype), size)


class Loan:
    """See `Tables.lend`."""

    __slots__ = "_dtype", "_free", "_size", "_table"

    def __init__(self, free: list[_Bytes], dtype: np.dtype[np.generic], size: int) -> None:
        self._free, self._dtype, self._size = free, dtype, size

    def __enter__(self) -> Array:
        wanted = self._size * self._dtype.itemsize
        try:
            self._table = self._free.pop()
        except IndexError:
            self._table = np.zeros(wanted, np.uint8)
        if len(self._table) < wanted:
            self._table = np.zeros(wanted, np.uint8)
        return self._table[:wanted].view(self._dtype)

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        if not kind:
            self._free.append(self._table)


TABLES = Tables()


def clear(table: Array, places: npt.NDArray[np.intp]) -> None:
    """Make a table zero again where it is not."""
    if len(places) * DENSE_RATIO > len(table):
        table.fill(0)
    else:
        table[places] = 0


def give_back_memory() -> None:
    """Give back what questions leave behind for the next ones: for when nobody asks any."""
    TABLES.free.clear()
    give_back_freed_memory()
