"""Reading files in several processes, in order, with bounded memory.

Large files of JSON Lines are read by all of them at once; of other large ones the articles come
while they are asked for. A file that ends its process, that needs too much memory, or that keeps it
for too long, is a failure of that file alone.
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
from typing import Any, overload

from index.model import Article, Failure
from index.stretches import Divided, StretchReading, StretchTask, divide, may_be_divided
from index.worker import OUT_OF_MEMORY, Answer, Reading, Task, read, seconds_for

_LIMIT = 600.0  # seconds to wait for a process that does nothing; one that works has less
_AHEAD = 4  # files that are being read ahead of the one whose turn it is, for each process
_AHEAD_BYTES = 32 << 20  # of files read ahead: their articles are kept until their turn comes
_LARGE_BYTES = 16 << 20  # of a larger file not all articles are kept at once
_FEW_FILES, _FEW_BYTES = 16, 1 << 20  # less is read sooner than a process has started


def read_all(tasks: list[Task], processes: int | None = None) -> Iterator[Reading]:
    """Read files in as many processes as there are cores; what is read comes in their order.

    The items of one must be taken before the next one is asked for.
    """
    cores = processes or len(os.sched_getaffinity(0))
    few = len(tasks) <= _FEW_FILES and sum(task.size for task in tasks) <= _FEW_BYTES
    if few:
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
        self._large: _Process | None = None  # for files of which not all articles are kept

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        todo: deque[Task] = deque(tasks)
        under_way: deque[tuple[Task, Future[Reading] | None]] = deque()
        size = 0
        while todo or under_way:
            while todo and len(under_way) < self._ahead and (size < _AHEAD_BYTES or not under_way):
                task = todo.popleft()
                large = task.size > _LARGE_BYTES or may_be_divided(task.path, task.size)
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
        divided = None
        if may_be_divided(task.path, task.size):
            divided = divide(task.file, task.path, task.largest)
        if not divided:
            return self._process_for_large().stream(task)
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

    def _process_for_large(self) -> _Process:
        if self._large is None or not self._large.is_free:
            if self._large:
                self._large.end()
                self._processes.remove(self._large)
            self._large = _Process()
            self._processes.append(self._large)
        return self._large

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
        self._owes = False  # an answer that nobody has asked for yet

    @property
    def is_free(self) -> bool:
        """Whether it can be given another file."""
        return self.alive and not self._owes

    def read(self, task: Task) -> Reading:
        """Read a file to its end."""
        reading = self.stream(task)
        return replace(reading, items=tuple(reading.items))

    def stream(self, task: Task) -> Reading:
        """Read a file; its articles come while they are asked for."""
        answer = self._asked(task)
        if isinstance(answer, str):
            return Reading(task, _digest(task), (_left_out(task, answer),))
        return Reading(task, answer.sha256, self._items(task, answer))

    def _items(self, task: Task, answer: Answer) -> Iterator[Article | Failure]:
        while True:
            yield from answer.items
            if not answer.more:
                return
            received = self._received(task.size)
            if isinstance(received, str):
                yield _left_out(task, received)
                return
            answer = received

    def read_stretch(self, task: StretchTask) -> StretchReading:
        """Read a stretch of a file."""
        answer = self._asked(task)
        if isinstance(answer, str):
            where = f"{task.path}, from line {task.stretch.first_line} on"
            return StretchReading((Failure(where, f"{answer} Leave these lines out."),), {})
        return answer

    @overload
    def _asked(self, task: Task) -> Answer | str: ...
    @overload
    def _asked(self, task: StretchTask) -> StretchReading | str: ...
    def _asked(self, task: Task | StretchTask) -> Any:
        """What was read, the first of it if it is much, or why nothing was."""
        size = task.size if isinstance(task, Task) else task.stretch.end - task.stretch.start
        with suppress(OSError):  # of a process that is gone nothing is received
            self._pipe.send(task)
        return self._received(size)

    def _received(self, size: int) -> Any:
        """The next answer of a file of this size, or why there is none."""
        try:
            if self._pipe.poll(_LIMIT):
                answer = self._pipe.recv()
                self._owes = isinstance(answer, Answer) and answer.more
                return answer
            why = f"Reading it took more than {_LIMIT:.0f} seconds and was ended."
        except (EOFError, OSError):
            self._process.wait()
            why = self._why_it_ended(size)
        self.end()
        return why

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        self.alive = False
        self.kill()
        self._pipe.close()

    def _why_it_ended(self, size: int) -> str:
        code = self._process.returncode or 0
        if code == -signal.SIGXCPU:
            return (
                f"Reading it took more than {seconds_for(size):.0f} seconds of the processor and "
                "was ended. It is far more complex than its size allows, or is damaged."
            )
        if code == OUT_OF_MEMORY:
            return (
                "Reading it needed more memory than one file may take. It comes to far more than "
                "its size allows, or is damaged."
            )
        name = f"exit code {code}"
        with suppress(ValueError):
            name = signal.Signals(-code).name
        return (
            f"Reading it ended the process that did it ({name}). It is damaged, or made to do "
            "harm; everything else is read."
        )


def _left_out(task: Task, why: str) -> Failure:
    return Failure(task.path, f"{why} Split it, or leave it out.")


def _digest(task: Task) -> str:
    """The SHA-256 of a file that ended its reader, so that it is tried again once it changes."""
    try:
        with task.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
