"""The process that writes and comes to harm, and the ledger of what it had acknowledged.

    python -m bench.faults.victim ARCHIVE DESK SEED FIRST LAST

The desk is a folder for the sources and the ledger.
Ends with 0, with REFUSED after an error of Byline's own that left no lock behind, else with 1.
"""

from __future__ import annotations

import fcntl
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from random import Random

from bench.faults.workload import Workload, commit_folder, write
from index import Archive, ArchiveMissingError, BylineError, open_writer

REFUSED = 3


class Ledger:
    """The last acknowledged step, kept where neither a kill nor a full archive can reach it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def acknowledge(self, step: int) -> None:
        """Append a step; it is on the disk when this returns."""
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_SYNC)
        try:
            os.write(descriptor, b"%d\n" % step)
        finally:
            os.close(descriptor)

    def last(self) -> int:
        """The step that was acknowledged last; 0 where none was."""
        return int(self.path.read_text().split()[-1]) if self.path.exists() else 0


def work(archive: Archive, desk: Path, seed: int, first: int, last: int) -> None:
    """Take an archive through the steps, by turns as `byline index` does and as a program may."""
    workload, random = Workload(seed), Random(f"{seed} {first}")
    sources, ledger = desk / "sources", Ledger(desk / "ledger")
    while first <= last:
        if random.random() < 0.5:
            commit_folder(archive, workload, first, sources)
            ledger.acknowledge(first)
            first += 1
        else:
            several = range(first, min(last, first + 1) + 1)
            _commit_several(archive, workload, several, sources, ledger)
            first = several.stop


def _commit_several(
    archive: Archive, workload: Workload, steps: range, sources: Path, ledger: Ledger
) -> None:
    try:
        archive.require()
    except ArchiveMissingError:
        archive.create()
    with open_writer(archive, keep_seconds=0) as writer:
        for step in steps:
            write(writer, workload.files(step), sources)
            writer.commit(last=step == steps[-1])
            ledger.acknowledge(step)


def _is_locked(path: Path) -> bool:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def main(archive: str, desk: str, seed: str, first: str, last: str) -> int:
    """Work; returns the exit code. To say why may fail, too: a full disk holds no message."""
    target = Archive(Path(archive))
    try:
        work(target, Path(desk), int(seed), int(first), int(last))
    except BylineError as error:
        with suppress(OSError):
            print(error, file=sys.stderr)
        with suppress(FileNotFoundError):
            return 1 if _is_locked(target.lock_file) else REFUSED
        return REFUSED
    except Exception:
        with suppress(OSError):
            traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    os._exit(main(*sys.argv[1:]))  # without a last flush, which a full disk would refuse
