"""One immutable file of named arrays: written once, memory-mapped ever after.

Layout: a magic number, the arrays one after another, little-endian, each at a multiple of ALIGNMENT
bytes, a directory as JSON, and a tail that says where the directory is. Checksums are the
archive's manifest's.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_MAGIC = b"BYLINE01"
_ALIGNMENT = 64  # bytes: a cache line, and more than any dtype asks for
_SPOOLED_BYTES = 1 << 20  # of a scratch file, kept in memory: small commits need no file
_SPOOL_BYTES = 1 << 22  # of a scratch file, read at once; divisible by every item size
_TAIL = struct.Struct("<QQ8s")  # where the directory begins, its size, the magic number


class ArrayFile:
    """Opens a file of arrays. Raises OSError where it is none."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            begin, size, magic = _TAIL.unpack(self._map[-_TAIL.size :])
            if magic != _MAGIC or self._map[: len(_MAGIC)] != _MAGIC:
                raise ValueError("another magic number")
            directory = json.loads(self._map[begin : begin + size])
        except (ValueError, struct.error) as error:  # an empty file cannot be mapped either
            raise OSError(f"{path} is not a file of arrays") from error
        self.facts: dict[str, Any] = directory["facts"]
        self._sections: dict[str, tuple[str, int, list[int]]] = directory["sections"]

    @property
    def names(self) -> set[str]:
        """The names of its arrays."""
        return set(self._sections)

    def array(self, name: str) -> Array:
        """The array of this name, without a copy and read-only. Raises KeyError."""
        dtype, offset, shape = self._sections[name]
        count = int(np.prod(shape, dtype=np.int64))
        return np.frombuffer(self._map, dtype, count, offset).reshape(shape)

    def view(self, name: str, *, flat: bool = False) -> memoryview:
        """The same array, as something whose single items are quick to read.

        With `flat`, its rows one after another: two indexes take twice as long as one.
        """
        array = self.array(name)
        return memoryview(array.reshape(-1) if flat else array)  # type: ignore[arg-type]  # buffers


class ArrayWriter:
    """Writes a file of arrays, which is one once it is finished."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("w+b", buffering=0)
        self._file.write(_MAGIC)
        self._end = len(_MAGIC)
        self._sections: dict[str, tuple[str, int, list[int]]] = {}
        self.facts: dict[str, Any] = {}

    def add(self, name: str, array: Array) -> None:
        """Write a whole array."""
        self.reserve(name, array.dtype, array.shape).append(array)

    def reserve(self, name: str, dtype: npt.DTypeLike, shape: tuple[int, ...]) -> Section:
        """Room for an array that is written piece by piece."""
        little = np.dtype(dtype).newbyteorder("<")
        offset = -(-self._end // _ALIGNMENT) * _ALIGNMENT
        self._sections[name] = (little.str, offset, list(shape))
        self._end = offset + int(np.prod(shape, dtype=np.int64)) * little.itemsize
        return Section(self._file.fileno(), little, offset)

    def stream(self, name: str) -> Section:
        """Bytes whose number only their end tells; nothing else is written until `end_stream`."""
        return self.reserve(name, np.uint8, (0,))

    def end_stream(self, name: str, section: Section) -> None:
        """Close the section that `stream` began."""
        dtype, offset, _ = self._sections[name]
        self._sections[name] = (dtype, offset, [section.end - offset])
        self._end = section.end

    def read(self, name: str) -> Array:
        """An array that was written, mapped; for what is made of it."""
        dtype, offset, shape = self._sections[name]
        return np.memmap(self.path, dtype, "r", offset, tuple(shape))

    def finish(self) -> None:
        """Write the directory, which makes the file one."""
        directory = json.dumps({"facts": self.facts, "sections": self._sections}).encode()
        tail = _TAIL.pack(self._end, len(directory), _MAGIC)
        _write_at(self._file.fileno(), directory + tail, self._end)
        self.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()


class Section:
    """A stretch of the file that is filled from its beginning on."""

    def __init__(self, file: int, dtype: np.dtype[Any], offset: int) -> None:
        self._file = file
        self.dtype = dtype
        self.end = offset

    def append(self, array: Array) -> None:
        """Write an array, converted to the section's dtype, after what was written."""
        self.append_bytes(np.ascontiguousarray(array, self.dtype).reshape(-1).data.cast("B"))

    def append_bytes(self, data: bytes | bytearray | memoryview) -> None:
        """Write bytes after what was written."""
        _write_at(self._file, data, self.end)
        self.end += len(data)


class Spool:
    """An array of unknown length, kept in a scratch file until all of it is there.

    The file is in `folder`, for there is room for what is made of it.
    """

    def __init__(self, dtype: npt.DTypeLike, folder: Path) -> None:
        self._file = _scratch_file(folder)
        self._dtype = np.dtype(dtype)
        self._count = 0
        self.largest = 0

    def __len__(self) -> int:
        return self._count

    def append(self, array: Array) -> None:
        """Take more of it."""
        if len(array):
            self._file.write(np.ascontiguousarray(array, self._dtype).data)
            self._count += len(array)
            self.largest = max(self.largest, int(array.max()))

    def read(self, begin: int, end: int) -> Array:
        """What was appended from one place up to another. Nothing may be appended after it."""
        self._file.seek(begin * self._dtype.itemsize)
        return np.frombuffer(self._file.read((end - begin) * self._dtype.itemsize), self._dtype)

    def pour(self, file: ArrayWriter, name: str) -> None:
        """Write it as an array of the narrowest unsigned dtype."""
        section = file.reserve(name, unsigned(self.largest), (self._count,))
        self._file.seek(0)
        while piece := self._file.read(_SPOOL_BYTES):
            section.append(np.frombuffer(piece, self._dtype))
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self._file.close()


def _scratch_file(folder: Path) -> IO[bytes]:
    """A file without a name: it is gone with the process, however that ends."""
    return SpooledTemporaryFile(_SPOOLED_BYTES, dir=str(folder))


def _write_at(file: int, data: bytes | bytearray | memoryview, offset: int) -> None:
    rest = memoryview(data)
    while rest:  # one call writes at most 2 GiB
        written = os.pwrite(file, rest, offset)
        rest, offset = rest[written:], offset + written


def unsigned(largest: int) -> np.dtype[Any]:
    """The narrowest unsigned dtype that holds numbers up to `largest`."""
    return np.min_scalar_type(max(0, int(largest)))


def starts(counts: Array) -> npt.NDArray[np.int64]:
    """Where each of several runs begins that stand one after another; int64[n + 1]."""
    begins = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=begins[1:])
    return begins


def ranges(begins: Array, counts: Array) -> npt.NDArray[np.int64]:
    """begins[0], begins[0] + 1, … counts[0] of them, then those of the next; int64."""
    counts = np.asarray(counts, np.int64)
    offsets = np.asarray(begins, np.int64) - (np.cumsum(counts) - counts)
    places: npt.NDArray[np.int64] = np.repeat(offsets, counts)
    places += np.arange(len(places))
    return places


def stretches(numbers: Array) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of numbers that follow one another, of at least one."""
    breaks = np.flatnonzero(np.diff(numbers) != 1)
    firsts = np.concatenate((numbers[:1], numbers[breaks + 1]))
    lasts = np.concatenate((numbers[breaks], numbers[-1:]))
    return zip(firsts.tolist(), lasts.tolist(), strict=True)
