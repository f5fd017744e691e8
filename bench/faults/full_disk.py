"""A small disk with less and less on it left, for a process in a mount namespace of its own.

    unshare --map-root-user --mount python -m bench.faults.full_disk RUNS SEED

Prints the outcome as JSON.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.faults.checks import check_next_commit, clone, step_after_crash
from bench.faults.outcome import BrokenPromiseError, Outcome
from bench.faults.workload import Workload, commit
from index import Archive, BylineError

_OLD = 8  # steps: the next folds the register and prunes
_SIZE = "size=4m,nr_inodes=400"
_MOST = {"pages": 200, "inodes": 60}  # with more than that left, a commit works


def full_disk(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """Commit with 0, 1, 2, ... pages left, then the same with inodes, until it works."""
    workload = Workload(seed)
    start = Archive(folder / "start" / "archive")
    start.path.parent.mkdir()
    start.create()
    for step in range(1, _OLD + 1):
        commit(start, workload, step)
    mounted = folder / "mounted"
    mounted.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", _SIZE, "none", mounted], check=True)
    for kind, most in _MOST.items():
        stride = max(1, most * len(_MOST) // runs)
        for left in range(0, most, stride):
            with outcome.run(f"commit with {left} {kind} left"):
                if _commit_with(start, mounted, workload, kind, left):
                    outcome.figures[f"works_with_{kind}"] = str(left)
                    break
    subprocess.run(["umount", mounted], check=True)


def _commit_with(start: Archive, disk: Path, workload: Workload, kind: str, left: int) -> bool:
    """Whether a commit succeeds. Raises BrokenPromiseError where its failure leaves anything."""
    shutil.rmtree(disk / "archive", ignore_errors=True)
    clone(start.path, disk / "archive")
    archive, filler = Archive(disk / "archive"), disk / "filler"
    filler.mkdir()
    _fill(filler, kind, left)
    try:
        commit(archive, workload, _OLD + 1)
        succeeded = True
    except BylineError:
        succeeded = False
    except Exception as error:
        raise BrokenPromiseError(f"an error of no type of ours: {error!r}") from error
    finally:
        shutil.rmtree(filler)
    step = step_after_crash(archive, workload, (_OLD + succeeded,))
    check_next_commit(archive, workload, step + 1)
    return succeeded


def _fill(filler: Path, kind: str, left: int) -> None:
    """Leave so many pages or inodes free on a disk."""
    free = os.statvfs(filler)
    if kind == "inodes":
        for number in range(free.f_favail - left):
            (filler / str(number)).touch()
        return
    with (filler / "pages").open("wb", buffering=0) as file:
        try:
            file.write(bytes((free.f_bavail - left) * free.f_frsize))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise


def main() -> None:
    """Print what is found."""
    outcome, (runs, seed) = Outcome(), map(int, sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="byline-faults-") as folder:
        full_disk(outcome, Path(folder), runs, seed)
    json.dump(asdict(outcome), sys.stdout)


if __name__ == "__main__":
    main()
