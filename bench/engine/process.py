"""Processes of their own, what memory they take, and files out of the page cache."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")


def apart(
    function: Callable[Given, Result], *arguments: Given.args, **named: Given.kwargs
) -> Result:
    """What a function returns when it runs in a fresh process.

    Raises RuntimeError with the traceback of whatever it raises: not every error can be pickled.
    """
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        result, raised = pool.submit(_called, partial(function, *arguments, **named)).result()
    if raised:
        raise RuntimeError(raised)
    return cast(Result, result)


def _called(function: Callable[[], object]) -> tuple[object, str | None]:
    try:
        return function(), None
    except Exception:
        return None, traceback.format_exc()


@dataclass(frozen=True, slots=True)
class Memory:
    """Of this process, in bytes: what it alone has, and all that it has mapped and in use.

    `private` is what cannot be dropped or shared: pages of files that only this process happens
    to map can be both, and count as resident alone.
    """

    private: int
    resident: int

    @classmethod
    def now(cls) -> Memory:
        """After a collection."""
        gc.collect()
        fields = _fields(Path("/proc/self/smaps_rollup"))
        return cls(fields["Private_Dirty"], fields["Rss"])


def give_back() -> None:
    """Give the system back what the C library keeps for the next block."""
    ctypes.CDLL(None).malloc_trim(0)


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
