"""A process that reads files for `index.workers`, one after another."""

from __future__ import annotations

import errno
import gc
import hashlib
import os
import resource
import signal
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from index.formats import read_file
from index.limits import limit
from index.model import Article, Failure
from index.packing import pack_quickly
from index.reading.draft import Declared
from index.stretches import StretchReading, StretchTask, read_stretch

OUT_OF_MEMORY = 12  # the exit code of a process that has none left to say so
LARGEST = 256 << 20  # bytes of a file that is read as a whole
_OBJECTS = 20_000  # between two looks for cycles: those of some thousand paragraphs
_BATCH = 256  # articles that go through the pipe at once
_BATCH_LETTERS = 1 << 20  # of their source texts, after which no more are added
_SECONDS = 30.0  # of the processor for a batch, and a third of one for each megabyte of the file
_MEMORY = 512 << 20  # bytes for a file beside what the process has, and seven for each of its own


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, with the metadata of byline.toml that `overrides` its own.

    Where its SHA-256 is still `known`, nothing in it is read. One of more than `largest` bytes is
    refused.
    """

    file: Path
    path: str
    size: int
    known: str = ""
    overrides: tuple[Declared, ...] = ()
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Answer:
    """Some of what was read of a file, or all; `more` follows."""

    sha256: str
    items: tuple[Article | Failure, ...]
    more: bool = False


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
        data = _bytes_of(task)
    except (OSError, MemoryError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it does not fit into memory"
        failure = Failure(task.path, f"It cannot be read: {reason}.")
        return Reading(task, "", (failure,))
    if data is None:
        return Reading(task, "", (_too_large(task),))
    digest = hashlib.sha256(data).hexdigest()
    if digest == task.known:
        return Reading(task, digest, ())
    return Reading(task, digest, read_file(data, task.path, task.overrides))


def _bytes_of(task: Task) -> bytes | None:
    """The bytes of a file; None where it has too many. Raises OSError where it is none any more."""
    # Without waiting for who writes, should a pipe have taken its place meanwhile.
    with os.fdopen(os.open(task.file, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "it is no file any more")
        data = b"" if state.st_size > task.largest else file.read(task.largest + 1)
        return None if max(len(data), state.st_size) > task.largest else data


def _too_large(task: Task) -> Failure:
    return Failure(
        task.path,
        f"It has {task.size:,} bytes, and no file of more than {task.largest >> 20:,} MB is read "
        "as a whole. Reading takes a multiple of that in memory. Split it, make JSON Lines of it, "
        "which are read line by line, or set BYLINE_LARGEST_FILE.",
    )


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
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pipe = Connection(int(sys.argv[1]))
    gc.freeze()
    pack_quickly()
    with few_collections(), suppress(EOFError, OSError):
        try:
            while True:
                _answer(pipe)
        except MemoryError:  # for the answer: within what is read it is a failure of the file
            sys.exit(OUT_OF_MEMORY)


def _answer(pipe: Connection) -> None:
    """Answer one question. Nothing of the answer is held afterwards."""
    task = pipe.recv()
    size = task.size if isinstance(task, Task) else task.stretch.end - task.stretch.start
    seconds = seconds_for(size)
    limit(seconds, _MEMORY + 7 * size)
    for answer in answers(task):
        pipe.send(answer)
        if isinstance(answer, Answer) and answer.more:
            limit(seconds)


def seconds_for(size: int) -> float:
    """Of the processor, for reading so many bytes or a batch of articles in them."""
    return _SECONDS + size / 3_000_000


def answers(task: Task | StretchTask) -> Iterator[Answer | StretchReading]:
    """What was read, as it goes through a pipe."""
    if isinstance(task, StretchTask):
        yield read_stretch(task)
        return
    reading = read(task)
    batch: list[Article | Failure] = []
    letters = 0
    for item in reading.items:
        if len(batch) == _BATCH or letters > _BATCH_LETTERS:
            yield Answer(reading.sha256, tuple(batch), more=True)
            batch, letters = [], 0
        batch.append(item)
        letters += len(item.source_text) if isinstance(item, Article) else 0
    yield Answer(reading.sha256, tuple(batch))
