"""Processes of their own, what memory they take, and files out of the page cache."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


def apart(function: Callable[..., Result], *arguments: object) -> Result:
    """What a function returns when it runs in a fresh process; errors are raised here."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        return pool.submit(function, *arguments).result()


@dataclass(frozen=True, slots=True)
class Memory:
    """Of this process, in bytes: what it alone has, and all that it has mapped and in use."""

    private: int
    resident: int

    @classmethod
    def now(cls) -> Memory:
        """After a collection."""
        gc.collect()
        fields = _fields(Path("/proc/self/smaps_rollup"))
        return cls(fields["Private_Clean"] + fields["Private_Dirty"], fields["Rss"])


def peak() -> int:
    """The most bytes this process has had in memory at one time."""
    return _fields(Path("/proc/self/status"))["VmHWM"]


def _fields(path: Path) -> dict[str, int]:
    """The lines `Name: 12 kB` of a file of the kernel's, in bytes."""
    lines = (line.split() for line in path.read_text("ascii").splitlines())
    return {parts[0].rstrip(":"): int(parts[1]) << 10 for parts in lines if parts[-1] == "kB"}


def evict(folder: Path) -> None:
    """Drop the files of a folder from the page cache. No process may have them mapped."""
    for path in folder.rglob("*"):
        if path.is_file():
            file = os.open(path, os.O_RDONLY)
            os.fsync(file)  # what is not on disk yet cannot be dropped
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)
