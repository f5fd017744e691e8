"""Reading files in several processes, in order, with bounded memory.

Large files of JSON Lines are read by all of them at once, other large ones by this process. A file
that ends its process, or that keeps it for too long, is a failure of that file alone.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from index.model import Article, Failure
from index.stretches import Divided, StretchReading, StretchTask, divide, may_be_divided
from index.worker import Reading, Task, read

_LIMIT = 600.0  # seconds that one file may take; the largest measured took 20
_AHEAD = 4  # files that are being read ahead of the one whose turn it is, for each process
_AHEAD_BYTES = 32 << 20  # of files read ahead: their articles are kept until their turn comes
_IN_PLACE_BYTES = 16 << 20  # a larger file is read by this process, one article after another
_FEW_FILES, _FEW_BYTES = 16, 1 << 20  # less is read sooner than a process has started


def read_all(tasks: list[Task], processes: int | None = None) -> Iterator[Reading]:
    """Read files in as many processes as there are cores; what is read comes in their order.

    The items of one must be taken before the next one is asked for.
    """
    cores = processes or len(os.sched_getaffinity(0))
    few = len(tasks) <= _FEW_FILES and sum(task.size for task in tasks) <= _FEW_BYTES
    if cores == 1 or few:
        yield from map(read, tasks)
        return
    # They start while a file is divided, which takes about as long.
    pool = _Pool(cores, at_once=any(may_be_divided(task.path, task.size) for task in tasks))
    try:
        yield from pool.read(tasks)
    finally:
        pool.close()


class _Pool:
    """So many processes, each with a thread that hands it one file after another."""

    def __init__(self, size: int, *, at_once: bool) -> None:
        """All processes start `at_once`, or each when there is a file for it."""
        self._ahead = _AHEAD * size
        self._threads = ThreadPoolExecutor(size)
        self._local = threading.local()
        self._processes = [_Process() for _ in range(size if at_once else 0)]
        self._idle = deque(self._processes)

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        todo: deque[Task] = deque(tasks)
        under_way: deque[tuple[Task, Future[Reading] | None]] = deque()
        size = 0
        while todo or under_way:
            while todo and len(under_way) < self._ahead and (size < _AHEAD_BYTES or not under_way):
                task = todo.popleft()
                large = task.size > _IN_PLACE_BYTES or may_be_divided(task.path, task.size)
                future = None if large else self._threads.submit(self._read, task)
                under_way.append((task, future))
                size += 0 if large else task.size
            task, future = under_way.popleft()
            yield future.result() if future else self._read_large(task)
            size -= task.size if future else 0

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)  # or a thread would go on
        for process in self._processes:
            process.kill()
        self._threads.shutdown()
        for process in self._processes:
            process.end()

    def _read_large(self, task: Task) -> Reading:
        divided = may_be_divided(task.path, task.size) and divide(task.file, task.path)
        if not divided:
            return read(task)
        reading = Reading(task, divided.sha256, ())
        if divided.sha256 != task.known:
            reading.items = self._read_divided(divided, reading)
        return reading

    def _read_divided(self, divided: Divided, whole: Reading) -> Iterator[Article | Failure]:
        """The articles of all stretches in order, no two of which have the same place."""
        task = whole.task
        tasks = (
            StretchTask(task.file, task.path, stretch, divided.sha256, divided.repeated,
                        task.overrides)
            for stretch in divided.stretches
        )  # fmt: skip
        places: dict[str, int] = {}
        under_way: deque[tuple[StretchTask, Future[StretchReading]]] = deque()
        while True:
            for one in islice(tasks, self._ahead - len(under_way)):
                under_way.append((one, self._threads.submit(self._read_stretch, one)))
            if not under_way:
                return
            one, future = under_way.popleft()
            reading = future.result()
            if taken := {place: places[place] for place in reading.places.keys() & places.keys()}:
                reading = self._read_stretch(replace(one, taken=taken))
            places.update(reading.places)
            yield from reading.items
            whole.taken = one.stretch.end

    def _read(self, task: Task) -> Reading:
        return self._process().read(task)

    def _read_stretch(self, task: StretchTask) -> StretchReading:
        return self._process().read_stretch(task)

    def _process(self) -> _Process:
        """The process of this thread."""
        process: _Process | None = getattr(self._local, "process", None)
        if process is None or not process.alive:
            try:
                process = self._idle.popleft()
            except IndexError:
                process = _Process()
                self._processes.append(process)
            self._local.process = process
        return process


class _Process:
    """One process that reads files until its pipe is closed."""

    def __init__(self) -> None:
        self._pipe, theirs = Pipe()
        # A new interpreter, which imports what reads files and nothing of this one's program.
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from index.worker import main; main()", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            cwd=Path(__file__).parents[1],
            start_new_session=True,  # Ctrl-C is for this process
        )
        theirs.close()
        self.alive = True

    def read(self, task: Task) -> Reading:
        answer = self._ask(task)
        if isinstance(answer, str):
            failure = Failure(task.path, f"{answer} Leave the file out.")
            return Reading(task, _digest(task), (failure,))
        return Reading(task, *answer)

    def read_stretch(self, task: StretchTask) -> StretchReading:
        answer = self._ask(task)
        if isinstance(answer, str):
            where = f"{task.path}, from line {task.stretch.first_line} on"
            return StretchReading((Failure(where, f"{answer} Leave these lines out."),), {})
        return StretchReading(*answer)

    def _ask(self, task: Task | StretchTask) -> tuple[Any, Any] | str:
        """What was read, or why nothing was."""
        try:
            self._pipe.send(task)
            if self._pipe.poll(_LIMIT):
                answer: tuple[Any, Any] = self._pipe.recv()
                return answer
            why = f"Reading it took more than {_LIMIT:.0f} seconds and was ended."
        except (EOFError, OSError):
            self._process.wait()
            why = f"Reading it ended the process that did it ({self._ending()})."
        self.end()
        return why

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        self.alive = False
        self.kill()
        self._pipe.close()

    def _ending(self) -> str:
        code = self._process.returncode or 0
        with suppress(ValueError):
            return signal.Signals(-code).name
        return f"exit code {code}"


def _digest(task: Task) -> str:
    """The SHA-256 of a file that ended its reader, so that it is tried again once it changes."""
    try:
        with task.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
