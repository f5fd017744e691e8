"""A process that reads files for `index.workers`, one after another."""

from __future__ import annotations

import gc
import hashlib
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from index.formats import read_file
from index.model import Article, Failure
from index.packing import pack_quickly
from index.reading.draft import Declared
from index.stretches import StretchTask, read_stretch

_OBJECTS = 20_000  # between two looks for cycles: those of some thousand paragraphs


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, with the metadata of byline.toml that `overrides` its own.

    Where its SHA-256 is still `known`, nothing in it is read.
    """

    file: Path
    path: str
    size: int
    known: str = ""
    overrides: tuple[Declared, ...] = ()


@dataclass(slots=True)
class Reading:
    """What was read of a file: its SHA-256, and its articles and failures in order.

    `sha256` is "" where the file could not be read at all; then `items` says why. `taken` counts
    the bytes whose items were asked for, where they come a stretch at a time.
    """

    task: Task
    sha256: str
    items: Iterable[Article | Failure]
    taken: int = 0


def read(task: Task) -> Reading:
    """Read one file in this process; the articles come while they are asked for."""
    try:
        data = task.file.read_bytes()
    except (OSError, MemoryError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it does not fit into memory"
        failure = Failure(task.path, f"It cannot be read: {reason}.")
        return Reading(task, "", (failure,))
    digest = hashlib.sha256(data).hexdigest()
    if digest == task.known:
        return Reading(task, digest, ())
    return Reading(task, digest, read_file(data, task.path, task.overrides))


@contextmanager
def few_collections() -> Iterator[None]:
    """Articles are many objects without cycles: to look for cycles as often as Python does takes a
    tenth of the time that they need.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def main() -> None:
    """Read what is asked for at the pipe whose number is given, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the pipe
    pipe = Connection(int(sys.argv[1]))
    gc.freeze()
    pack_quickly()
    with few_collections(), suppress(EOFError, OSError):
        while True:
            pipe.send(answer(pipe.recv()))


def answer(task: Task | StretchTask) -> tuple[Any, Any]:
    """What was read, as it goes through a pipe."""
    if isinstance(task, StretchTask):
        lines = read_stretch(task)
        return lines.items, lines.places
    reading = read(task)
    return reading.sha256, list(reading.items)
