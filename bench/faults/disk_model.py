"""Traced calls as operations on files and folders, told apart by what makes them last."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.faults.trace import Call


@dataclass(frozen=True, slots=True)
class Data:
    """Bytes written into a file."""

    inode: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Size:
    """A file cut, or extended with zeros."""

    inode: int
    size: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names set in one folder, or taken away (None), all at once: a rename is one of these."""

    inode: int
    names: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Sync:
    """What was done to this file, or to the names in this folder, lasts from here on."""

    inode: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The writer was told that a step is published."""

    step: int


Operation = Data | Size | Names | Sync | Acknowledged


@dataclass(slots=True)
class _Opened:
    inode: int
    position: int
    appends: bool


class Recorder:
    """Turns the calls under one folder, which was empty before, into operations.

    The folder is inode 0; `folders` are the inodes of it and of all others. `ledger` is the file
    in which steps are acknowledged. Raises ValueError for a call that cannot be replayed.
    """

    def __init__(self, root: Path, ledger: Path, calls: Iterable[Call]) -> None:
        self.operations: list[Operation] = []
        self.folders: dict[int, dict[str, int]] = {0: {}}
        self._root, self._ledger = str(root), str(ledger)
        self._sizes: dict[int, int] = {}
        self._opened: dict[str, _Opened] = {}
        for call in calls:
            if call.result >= 0:
                self._replay(call)

    def _replay(self, call: Call) -> None:
        words = [argument.word for argument in call.arguments]
        data = call.arguments[1].string or b"" if len(words) > 1 else b""
        opened = self._opened.get(words[0])
        match call.name:
            case "close":
                self._opened.pop(words[0], None)
            case "openat" | "open" | "creat":
                self._open(call)
            case "write" if self._ledger in call.paths:
                self.operations.append(Acknowledged(int(data)))
            case "lseek":  # of a descriptor that was duplicated, too: to list a folder again
                if opened:
                    opened.position = call.result
            case "write" if opened:
                at = self._sizes[opened.inode] if opened.appends else opened.position
                self._write(opened.inode, at, data[: call.result])
                opened.position = at + call.result
            case "pwrite64" if opened:
                self._write(opened.inode, int(words[3]), data[: call.result])
            case "ftruncate" if opened:
                self._cut(opened.inode, int(words[1]))
            case "fsync" | "fdatasync" if opened:
                self.operations.append(Sync(opened.inode))
            case "mmap" if not {"PROT_WRITE", "MAP_SHARED"} <= {*"|".join(words).split("|")}:
                pass
            case _ if any(map(self._holds, call.paths)):
                self._change_names(call)

    def _open(self, call: Call) -> None:
        (path,), descriptor = call.paths, str(call.result)
        self._opened.pop(descriptor, None)
        if not self._holds(path):
            return
        flags = {flag for argument in call.arguments for flag in argument.word.split("|")}
        inode = self._inode(path)
        if inode is None:
            inode = self._make(path)
        elif "O_TRUNC" in flags:
            self._cut(inode, 0)
        self._opened[descriptor] = _Opened(inode, 0, "O_APPEND" in flags)

    def _write(self, inode: int, offset: int, data: bytes) -> None:
        self._sizes[inode] = max(self._sizes[inode], offset + len(data))
        self.operations.append(Data(inode, offset, data))

    def _cut(self, inode: int, size: int) -> None:
        self._sizes[inode] = size
        self.operations.append(Size(inode, size))

    def _change_names(self, call: Call) -> None:
        path, target = (call.paths * 2)[:2]
        if not self._holds(path) or not self._holds(target):
            raise ValueError(f"{call.name} across the edge of the archive cannot be replayed")
        match call.name:
            case "mkdir" | "mkdirat":
                self.folders[self._make(path)] = {}
            case "unlink" | "unlinkat" | "rmdir":
                self._name(path, None)
            case "link" | "linkat":
                self._name(target, self._inode(path))
            case "rename" | "renameat" | "renameat2":
                self._rename(path, target)
            case _:
                raise ValueError(f"{call.name} cannot be replayed")

    def _rename(self, path: str, target: str) -> None:
        inode = self._inode(path)
        (folder, name), (new_folder, new_name) = os.path.split(path), os.path.split(target)
        if folder == new_folder:
            self._set_names(folder, ((name, None), (new_name, inode)))
        else:
            self._name(target, inode)
            self._name(path, None)

    def _make(self, path: str) -> int:
        inode = len(self._sizes) + 1
        self._sizes[inode] = 0
        self._name(path, inode)
        return inode

    def _name(self, path: str, inode: int | None) -> None:
        folder, name = os.path.split(path)
        self._set_names(folder, ((name, inode),))

    def _set_names(self, folder: str, names: tuple[tuple[str, int | None], ...]) -> None:
        inode = self._inode(folder)
        assert inode is not None, folder
        set_names(self.folders[inode], names)
        self.operations.append(Names(inode, names))

    def _inode(self, path: str) -> int | None:
        inode: int | None = 0
        for name in path[len(self._root) :].split("/"):
            if name and inode is not None:
                inode = self.folders[inode].get(name)
        return inode

    def _holds(self, path: str) -> bool:
        return path == self._root or path.startswith(f"{self._root}/")


def set_names(folder: dict[str, int], names: Iterable[tuple[str, int | None]]) -> None:
    """Change a folder's names as one operation does."""
    for name, inode in names:
        folder.pop(name, None)
        if inode is not None:
            folder[name] = inode
