"""kill -9 at named calls of add, commit and publish, and at any time at all."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from random import Random
from typing import Any

from whoosh.index import TOC

from bench.faults.checks import check_next_commit, step_after_crash
from bench.faults.outcome import BrokenPromiseError, Outcome
from bench.faults.victim import Ledger, work
from bench.faults.workload import Workload
from index import Archive
from index.archive import Writer, durable, manifest, publish, register, segments
from index.archive.segments import SegmentChanges
from index.codec import arrays
from index.codec.builder import SegmentBuilder

_NEW_ARCHIVES = 0.25  # of the runs: the first commit has steps of its own
_LONGEST_SECONDS = 0.3  # of a random kill: some ten commits
_PATIENCE_SECONDS = 60.0
_LATEST_CALL = 6  # the kill comes at one of the first so many calls

# The calls, by phase, at which a process can be killed: (owner, name).
_PHASES: dict[str, list[tuple[object, str]]] = {
    "add": [
        (Writer, "add"),
        (Writer, "replace"),
        (Writer, "remove"),
        (SegmentBuilder, "add"),
        (SegmentChanges, "delete"),
        (durable, "link_or_copy"),
        (Path, "mkdir"),
    ],
    "commit": [
        (SegmentChanges, "finish"),
        (SegmentBuilder, "finish"),
        (arrays.ArrayWriter, "add"),
        (arrays.ArrayWriter, "finish"),
        (segments, "write_contents"),
        (TOC, "write"),
        (register, "save"),
        (manifest, "file_sum"),
        (manifest, "write"),
        (publish, "complete"),
    ],
    "publish": [
        (durable, "write_file"),
        (durable, "replace_file"),
        (durable, "sync"),
        (os, "fsync"),
        (os, "link"),
        (Path, "rename"),
        (Path, "unlink"),
        (publish, "publish"),
        (publish, "prune"),
        (Archive, "set_pointer"),
        (os, "rmdir"),
        (os, "unlink"),
        (shutil, "rmtree"),
    ],
    "random": [],
}


def kills(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """As many kills as runs, a quarter of them each phase."""
    random = Random(seed)
    victim = _Victim(folder / "first", seed)
    for run, phase in zip(range(runs), itertools.cycle(_PHASES), strict=False):
        if random.random() < _NEW_ARCHIVES:
            victim = _Victim(folder / str(run), seed + run)
        kill = _Kill.drawn(phase, random)
        with outcome.run(f"run {run}, {kill}"):
            try:
                victim.suffer(kill)
            except BrokenPromiseError:
                victim = _Victim(folder / f"{run} again", seed + run)
                raise


class _Kill:
    """When a process is killed: at the n-th call of a function, before or after it, or in time."""

    def __init__(self, target: tuple[object, str] | None, call: int, late: bool, seconds: float):
        self.target, self.call, self.late, self.seconds = target, call, late, seconds

    @classmethod
    def drawn(cls, phase: str, random: Random) -> _Kill:
        """A kill of that phase."""
        target = random.choice(_PHASES[phase]) if _PHASES[phase] else None
        return cls(
            target,
            random.randint(1, _LATEST_CALL),
            random.random() < 0.5,
            random.uniform(0, _LONGEST_SECONDS),
        )

    def __str__(self) -> str:
        if self.target is None:
            return f"killed after {self.seconds:.3f} s"
        owner, name = self.target
        when = "after" if self.late else "before"
        return f"killed {when} call {self.call} of {getattr(owner, '__name__', owner)}.{name}"

    def arm(self) -> None:
        """Make this process die at its call."""
        if self.target:
            owner, name = self.target
            setattr(owner, name, self._fatal(getattr(owner, name)))

    def _fatal(self, function: Callable[..., Any]) -> Callable[..., Any]:
        calls = itertools.count(1)

        @wraps(function)
        def fatal(*args: Any, **kwargs: Any) -> Any:
            is_last = next(calls) == self.call
            if is_last and not self.late:
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return function(*args, **kwargs)
            finally:
                if is_last:
                    os.kill(os.getpid(), signal.SIGKILL)

        return fatal


class _Victim:
    """An archive whose writer is killed again and again, and each time goes on from there."""

    def __init__(self, folder: Path, seed: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.seed, self.step = seed, 0
        self.folder, self.archive = folder, Archive(folder / "archive")
        self.ledger = Ledger(folder / "ledger")

    def suffer(self, kill: _Kill) -> None:
        """Write until killed, then check what is left, then commit once more."""
        self.ledger.path.unlink(missing_ok=True)
        self._write_until(kill)
        acknowledged = max(self.step, self.ledger.last())
        steps = acknowledged, acknowledged + 1
        workload = Workload(self.seed)
        found = step_after_crash(self.archive, workload, steps)
        self.step = found + 1
        check_next_commit(self.archive, workload, self.step)

    def _write_until(self, kill: _Kill) -> None:
        fork = multiprocessing.get_context("fork")
        ready = fork.Event()
        process = fork.Process(target=self._write, args=(kill, ready.set), daemon=True)
        process.start()
        ready.wait(_PATIENCE_SECONDS)
        process.join(_PATIENCE_SECONDS if kill.target else kill.seconds)
        if kill.target is None:
            process.kill()
            process.join()
        if process.exitcode != -signal.SIGKILL:
            process.kill()
            raise BrokenPromiseError(f"the writer ended with {process.exitcode} before the kill")

    def _write(self, kill: _Kill, ready: Callable[[], None]) -> None:
        manifest.forget_verified()
        kill.arm()
        ready()
        work(self.archive, self.folder, self.seed, self.step + 1, self.step + 10_000)
