"""What a disk may hold after a power cut: all that was synced, and of the rest anything.

A file's contents are sure once the file was synced after they were written, a folder's names once
the folder was. The model promises as little as POSIX: what is not sure may be lost on its own,
in any order, whatever was done after it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random

from bench.faults.disk_model import Data, Names, Operation, Size, Sync, set_names

_BLOCK = 512  # bytes that a disk writes whole or not at all

# What becomes of the writes to a file that no sync covers: `torn` keeps them up to some byte,
# `zeroed` keeps their length alone, `blocks` keeps some blocks and zeros others.
_OF_DATA = ("lost", "torn", "zeroed", "blocks", "kept")
DATA = (*_OF_DATA, "mixed")  # for all files alike, or for each its own
# And of the names that no sync of their folder covers: `prefix` keeps those up to some moment.
NAMES = ("lost", "prefix", "subset", "kept")


class PowerCut:
    """The end of a run of operations, and one way it may have ended."""

    def __init__(self, done: Sequence[Operation], data: str, names: str, random: Random) -> None:
        self._done, self._random = done, random
        self._unsure = _unsure(done)
        self._lost = self._lost_names(names)
        self._data = data

    def restore(self, folder: Path, is_folder: Collection[int]) -> None:
        """Make what is left in an empty folder, hard links as hard links."""
        names: dict[int, dict[str, int]] = defaultdict(dict)
        for at, operation in enumerate(self._done):
            if isinstance(operation, Names) and at not in self._lost:
                set_names(names[operation.inode], operation.names)
        contents = self._contents()
        made: dict[int, Path] = {}

        def make(inode: int, path: Path) -> None:
            if inode in is_folder:
                path.mkdir(exist_ok=True)
                for name, child in names[inode].items():
                    make(child, path / name)
            elif inode in made:
                os.link(made[inode], path)
            else:
                path.write_bytes(contents[inode])
                made[inode] = path

        make(0, folder)

    def _lost_names(self, names: str) -> set[int]:
        unsure = [at for at in sorted(self._unsure) if isinstance(self._done[at], Names)]
        match names:
            case "kept":
                return set()
            case "prefix":
                return set(unsure[self._random.randint(0, len(unsure)) :])
            case "subset":
                return {at for at in unsure if self._random.random() < 0.5}
            case _:
                return set(unsure)

    def _contents(self) -> dict[int, bytearray]:
        operations: dict[int, list[int]] = defaultdict(list)
        for at, operation in enumerate(self._done):
            if isinstance(operation, Data | Size):
                operations[operation.inode].append(at)
        contents: dict[int, bytearray] = defaultdict(bytearray)
        for inode, places in operations.items():
            fate = self._random.choice(_OF_DATA) if self._data == "mixed" else self._data
            for operation in self._survivors(places, fate):
                _apply(contents[inode], operation)
        return contents

    def _survivors(self, places: list[int], fate: str) -> Iterator[Data | Size]:
        """A file's operations as they reached the disk."""
        unsure = sum(self._length(at) for at in places if at in self._unsure)
        left = self._random.randint(0, unsure) if fate == "torn" else unsure
        for at in places:
            operation = self._done[at]
            assert isinstance(operation, Data | Size)
            if at not in self._unsure:
                yield operation
            elif fate != "lost" and left > 0:
                yield self._mangled(operation, fate, left)
                left -= self._length(at)

    def _length(self, at: int) -> int:
        operation = self._done[at]
        return len(operation.data) if isinstance(operation, Data) else 1

    def _mangled(self, operation: Data | Size, fate: str, left: int) -> Data | Size:
        if isinstance(operation, Size):
            return operation
        data = operation.data[:left]
        if fate == "zeroed":
            data = bytes(len(data))
        elif fate == "blocks":
            blocks = [data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK)]
            data = b"".join(
                block if self._random.random() < 0.5 else bytes(len(block)) for block in blocks
            )
        return Data(operation.inode, operation.offset, data)


def _unsure(done: Sequence[Operation]) -> set[int]:
    """The places of the operations that no later sync covers."""
    unsynced: dict[int, list[int]] = defaultdict(list)
    for at, operation in enumerate(done):
        match operation:
            case Sync(inode):
                unsynced.pop(inode, None)
            case Data(inode) | Size(inode) | Names(inode):
                unsynced[inode].append(at)
    return {at for places in unsynced.values() for at in places}


def _apply(content: bytearray, operation: Data | Size) -> None:
    if isinstance(operation, Size):
        del content[operation.size :]
        content.extend(bytes(operation.size - len(content)))
    else:
        content.extend(bytes(max(0, operation.offset - len(content))))
        content[operation.offset : operation.offset + len(operation.data)] = operation.data
