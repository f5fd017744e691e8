"""A disk that refuses: each call that changes it fails in turn, once or for good, or it is full.

Then the old generation serves, the process says so with an error of Byline's own and an exit code,
holds no lock, and the next commit works. A commit that was published is never called a failure.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.faults import trace
from bench.faults.checks import check_next_commit, clone, step_after_crash
from bench.faults.outcome import BrokenPromiseError, Outcome
from bench.faults.trace import Call
from bench.faults.victim import REFUSED, Ledger
from bench.faults.workload import Workload, commit
from index import Archive

_ERRORS = {
    "write": "ENOSPC",
    "openat": "ENOSPC",  # where it makes a file
    "mkdir": "ENOSPC",
    "mkdirat": "ENOSPC",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "rename": "EIO",
    "renameat": "EIO",
    "renameat2": "EIO",
    "link": "EMLINK",
    "linkat": "EMLINK",
    "unlink": "EIO",
    "unlinkat": "EIO",
    "rmdir": "EIO",
    "ftruncate": "EIO",
}
_OLD_STEPS = (0, 8)  # before the first commit, and before one that folds the register and prunes
_LEAST_FULL_RUNS = 8  # that meet a disk which is truly full; else as many as other faults
_NAMESPACE = ("unshare", "--map-root-user", "--mount")


@dataclass(frozen=True, slots=True)
class _Point:
    """The n-th call of a name in a process that takes an archive one step further."""

    old: int
    name: str
    ordinal: int
    forever: bool

    def __str__(self) -> str:
        onwards = " and all after it" if self.forever else ""
        return f"{self.name} {self.ordinal}{onwards} fails in step {self.old + 1}"

    @property
    def options(self) -> tuple[str, str]:
        """What makes strace fail the call."""
        when = f"{self.ordinal}{'+' * self.forever}"
        return "-e", f"inject={self.name}:error={_ERRORS[self.name]}:when={when}"


def disk(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """Every point at which a call may fail, or as many of them as runs; then a full disk."""
    missing = []
    if trace.can_trace():
        _fail_calls(outcome, folder, runs, seed)
    else:
        missing.append(trace.MISSING)
    if _can_mount():
        _fill(outcome, max(_LEAST_FULL_RUNS, runs), seed)
    else:
        missing.append("no file system may be mounted here (unshare --mount)")
    if not outcome.runs:
        outcome.skipped = " and ".join(missing)


def _fail_calls(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    bench, missed = _Bench(folder, seed), 0
    points = list(bench.points())
    for point in Random(seed).sample(points, min(runs, len(points))):
        with outcome.run(str(point)):
            missed += not bench.fail(point)
    outcome.figures |= {"points": str(len(points)), "missed": str(missed)}


class _Bench:
    """Archives to start from, and a place for the copy that meets the fault."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed, self._workload = folder, seed, Workload(seed)
        for old in _OLD_STEPS:
            start = Archive(self._start(old) / "archive")
            start.path.parent.mkdir()
            for step in range(1, old + 1):
                if step == 1:
                    start.create()
                commit(start, self._workload, step, self._target / "sources")

    def points(self) -> Iterator[_Point]:
        """All calls that change an archive, as a run without faults makes them."""
        for old in _OLD_STEPS:
            code, error, calls = self._run(old)
            if code:
                raise RuntimeError(f"the writer ended with {code} without a fault: {error}")
            ordinals: Counter[str] = Counter()
            for call in calls:
                ordinals[call.name] += 1
                if call.name in _ERRORS and self._changes_archive(call):
                    yield _Point(old, call.name, ordinals[call.name], forever=False)
                    if call.name != "openat":  # or nothing could even be read any more
                        yield _Point(old, call.name, ordinals[call.name], forever=True)

    def fail(self, point: _Point) -> bool:
        """Raises BrokenPromiseError unless the fault leaves the old state and a clear error, or
        none at all. False where it was missed: no two runs write quite the same calls.
        """
        code, error, calls = self._run(point.old, *point.options)
        failed = next((call for call in calls if call.injected), None)
        if failed is None or not self._changes_archive(failed):
            return False
        archive, ledger = Archive(self._target / "archive"), Ledger(self._target / "ledger")
        if code not in (0, REFUSED):
            raise BrokenPromiseError(f"the writer ended with {code}: {error[-500:]}")
        new = point.old + 1
        if code == 0:
            steps: Sequence[int] = (new,)
        elif ledger.last() == new or not point.forever:
            steps = (point.old,)
        else:
            steps = (point.old, new)  # nothing can be taken back on a disk that takes nothing
        step = step_after_crash(archive, self._workload, steps)
        check_next_commit(archive, self._workload, step + 1)
        return True

    def _run(self, old: int, *options: str) -> tuple[int, str, list[Call]]:
        shutil.rmtree(self._target, ignore_errors=True)
        clone(self._start(old), self._target)
        log = self._folder / "log"
        arguments = (self._target / "archive", self._target, self._seed, old + 1, old + 1)
        code, error = trace.strace(
            log, "bench.faults.victim", [str(argument) for argument in arguments], *options
        )
        return code, error, list(trace.calls(log))

    def _changes_archive(self, call: Call) -> bool:
        root = str(self._target / "archive")
        if call.name == "openat" and all("O_CREAT" not in of.word for of in call.arguments):
            return False
        return any(path == root or path.startswith(f"{root}/") for path in call.paths)

    def _start(self, old: int) -> Path:
        return self._folder / f"start {old}"

    @property
    def _target(self) -> Path:
        return self._folder / "target"


def _can_mount() -> bool:
    if not shutil.which(_NAMESPACE[0]):
        return False
    return subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def _fill(outcome: Outcome, runs: int, seed: int) -> None:
    """Add what `bench.faults.full_disk` found, in a process that may mount a small disk."""
    done = subprocess.run(
        [*_NAMESPACE, sys.executable, "-m", "bench.faults.full_disk", str(runs), str(seed)],
        cwd=trace.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    outcome.runs += found["runs"]
    outcome.bad += found["bad"]
    outcome.figures |= found["figures"]
