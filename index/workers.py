"""Reading files in several processes, in order, with bounded memory.

A file that ends its process, or that keeps it for too long, is a failure of that file alone.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from pathlib import Path
from typing import Any

from index.formats import read_file
from index.model import Article, Evidence, Failure
from index.reading.draft import Declared

_LIMIT = 600.0  # seconds that one file may take; the largest measured took 20
_AHEAD = 4  # files that are being read ahead of the one whose turn it is, for each process
_AHEAD_BYTES = 32 << 20  # of files read ahead: their articles are kept until their turn comes
_IN_PLACE_BYTES = 16 << 20  # a larger file is read by this process, one article after another
_FEW_FILES, _FEW_BYTES = 16, 1 << 20  # less is read sooner than a process has started


def _pass_on_quickly(*kinds: type) -> None:
    """What an article has many of is packed in half the time that dataclasses take for it."""
    for kind in kinds:
        values = attrgetter(*(field.name for field in fields(kind)))
        ForkingPickler.register(kind, partial(_packed, values))


def _packed(values: Callable[[object], tuple[object, ...]], one: object) -> tuple[Any, ...]:
    return type(one), values(one)


_pass_on_quickly(Evidence)


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

    `sha256` is "" where the file could not be read at all; then `items` says why.
    """

    task: Task
    sha256: str
    items: Iterable[Article | Failure]


def read(task: Task) -> Reading:
    """Read one file in this process; the articles come while they are asked for."""
    try:
        data = task.file.read_bytes()
    except OSError as error:
        failure = Failure(task.path, f"It cannot be read: {error.strerror}.")
        return Reading(task, "", (failure,))
    digest = hashlib.sha256(data).hexdigest()
    if digest == task.known:
        return Reading(task, digest, ())
    return Reading(task, digest, read_file(data, task.path, task.overrides))


def read_all(tasks: list[Task], processes: int | None = None) -> Iterator[Reading]:
    """Read files in as many processes as there are cores; what is read comes in their order."""
    cores = processes or len(os.sched_getaffinity(0))
    few = len(tasks) <= _FEW_FILES and sum(task.size for task in tasks) <= _FEW_BYTES
    if cores == 1 or few:
        yield from map(read, tasks)
        return
    pool = _Pool(cores)
    try:
        yield from pool.read(tasks)
    finally:
        pool.close()


class _Pool:
    """So many processes, each with a thread that hands it one file after another."""

    def __init__(self, size: int) -> None:
        self._ahead = _AHEAD * size
        self._threads = ThreadPoolExecutor(size)
        self._local = threading.local()
        self._processes: list[_Process] = []

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        todo: deque[Task] = deque(tasks)
        under_way: deque[tuple[Task, Future[Reading] | None]] = deque()
        size = 0
        while todo or under_way:
            while todo and len(under_way) < self._ahead and (size < _AHEAD_BYTES or not under_way):
                task = todo.popleft()
                large = task.size > _IN_PLACE_BYTES
                future = None if large else self._threads.submit(self._read, task)
                under_way.append((task, future))
                size += 0 if large else task.size
            task, future = under_way.popleft()
            yield future.result() if future else read(task)
            size -= task.size if future else 0

    def close(self) -> None:
        for process in self._processes:
            process.end()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, task: Task) -> Reading:
        process: _Process | None = getattr(self._local, "process", None)
        if process is None or not process.alive:
            process = self._local.process = _Process()
            self._processes.append(process)
        return process.read(task)


class _Process:
    """One process that reads files until its pipe is closed."""

    def __init__(self) -> None:
        # A new interpreter: this process may have threads, and those do not survive a fork.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,))
        self._process.start()
        theirs.close()
        self.alive = True

    def read(self, task: Task) -> Reading:
        try:
            self._pipe.send(task)
            if self._pipe.poll(_LIMIT):
                digest, items = self._pipe.recv()
                return Reading(task, digest, items)
            why = f"Reading it took more than {_LIMIT:.0f} seconds and was ended."
        except (EOFError, OSError):
            self._process.join()
            why = f"Reading it ended the process that did it ({self._ending()})."
        self.end()
        return Reading(task, _digest(task), (Failure(task.path, f"{why} Leave the file out."),))

    def end(self) -> None:
        self.alive = False
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _ending(self) -> str:
        code = self._process.exitcode or 0
        with suppress(ValueError):
            return signal.Signals(-code).name
        return f"exit code {code}"


def _work(pipe: Connection, read: Callable[[Task], Reading] = read) -> None:
    """What a process does. Ctrl-C is for its parent, which closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            reading = read(pipe.recv())
            pipe.send((reading.sha256, list(reading.items)))


def _digest(task: Task) -> str:
    """The SHA-256 of a file that ended its reader, so that it is tried again once it changes."""
    try:
        with task.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
