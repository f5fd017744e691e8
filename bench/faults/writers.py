"""Two writers at once: the second is refused at once with the holder's process id, or waits."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.outcome import BrokenPromiseError, Outcome
from bench.faults.workload import Workload, commit
from index import Archive, ArchiveBusyError, open_writer

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Event

_AT_ONCE_SECONDS = 1.0
_HELD_SECONDS = 0.3
_PATIENCE_SECONDS = 30.0
_CONTENDERS = 4
_FORK = multiprocessing.get_context("fork")


def writers(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """Rounds, by turns: a second writer is refused, waits, follows a killed one, and a race."""
    archive = Archive(folder / "archive")
    archive.create()
    commit(archive, Workload(seed), 1)
    rounds = (_refused, _waits, _follows_the_killed, _race)
    for run, play in zip(range(runs), itertools.cycle(rounds), strict=False):
        with outcome.run(f"round {run}, {play.__name__.strip('_')}"):
            play(archive)
            _check_free(archive)


def _refused(archive: Archive) -> None:
    with _holder(archive) as holder:
        started = time.monotonic()
        try:
            with open_writer(archive):
                raise BrokenPromiseError("a second writer was let in")
        except ArchiveBusyError as error:
            _check_names(error.happened, holder)
        if time.monotonic() - started > _AT_ONCE_SECONDS:
            raise BrokenPromiseError("the refusal took more than a second")


def _waits(archive: Archive) -> None:
    with _holder(archive, _HELD_SECONDS):
        started = time.monotonic()
        try:
            with open_writer(archive, wait=_PATIENCE_SECONDS):
                waited = time.monotonic() - started
        except ArchiveBusyError as error:
            raise BrokenPromiseError(f"it did not wait: {error}") from error
    if waited > _HELD_SECONDS + _AT_ONCE_SECONDS:
        raise BrokenPromiseError(f"it waited {waited:.1f} s for a lock held {_HELD_SECONDS} s")


def _follows_the_killed(archive: Archive) -> None:
    with _holder(archive) as holder:
        os.kill(holder, signal.SIGKILL)
        os.waitid(os.P_PID, holder, os.WEXITED | os.WNOWAIT)
        _check_free(archive)


def _race(archive: Archive) -> None:
    """Several at the same moment: one is let in, and the others are told which."""
    start, done = _FORK.Event(), _FORK.Event()
    answers: SimpleQueue[tuple[int, str]] = _FORK.SimpleQueue()
    contenders = [
        _FORK.Process(target=_contend, args=(archive, start, done, answers), daemon=True)
        for _ in range(_CONTENDERS)
    ]
    for contender in contenders:
        contender.start()
    start.set()
    told = [answers.get() for _ in contenders]
    done.set()
    for contender in contenders:
        contender.join(_PATIENCE_SECONDS)
    winners = [process for process, refusal in told if not refusal]
    if len(winners) != 1:
        raise BrokenPromiseError(f"{len(winners)} writers at once")
    for _, refusal in told:
        if refusal:
            _check_names(refusal, winners[0])


def _contend(
    archive: Archive, start: Event, done: Event, answers: SimpleQueue[tuple[int, str]]
) -> None:
    start.wait(_PATIENCE_SECONDS)
    try:
        with open_writer(archive):
            answers.put((os.getpid(), ""))
            done.wait(_PATIENCE_SECONDS)
    except ArchiveBusyError as error:
        answers.put((os.getpid(), error.happened))


@contextmanager
def _holder(archive: Archive, seconds: float = _PATIENCE_SECONDS) -> Iterator[int]:
    """The process id of a writer that has the archive open, so long or as long as this lasts."""
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_hold, args=(archive, theirs, seconds), daemon=True)
    process.start()
    assert process.pid is not None
    ours.recv()
    try:
        yield process.pid
    finally:
        ours.send("done")
        process.join(_PATIENCE_SECONDS)


def _hold(archive: Archive, parent: Connection, seconds: float) -> None:
    with open_writer(archive):
        parent.send("held")
        parent.poll(seconds)


def _check_names(refusal: str, holder: int) -> None:
    if str(holder) not in re.findall(r"\d+", refusal.split(" in ")[0]):
        raise BrokenPromiseError(f"process {holder} is not named: {refusal}")


def _check_free(archive: Archive) -> None:
    try:
        with open_writer(archive):
            pass
    except ArchiveBusyError as error:
        raise BrokenPromiseError(f"the lock is still held: {error}") from error
