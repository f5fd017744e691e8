"""One writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.archive.lock import write_lock
from index.errors import ArchiveBusyError

_HOLD = """
import sys
from pathlib import Path
from index.archive.lock import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_a_second_writer_is_told_at_once_who_writes(tmp_path: Path) -> None:
    """Who comes second gets the process id of the first, and what to do."""
    path = tmp_path / "write.lock"
    with _held_elsewhere(path) as holder:
        began = time.monotonic()
        with pytest.raises(ArchiveBusyError) as refusal, write_lock(path):
            pass
        assert time.monotonic() - began < 1.0
        assert str(refusal.value) == (
            f"Process {holder.pid} is writing to the archive in {tmp_path}. "
            "Only one process may write at a time; searching goes on as before. "
            "Try again when it has ended, or wait for it with “--wait SECONDS”."
        )
        assert path.read_text() == f"{holder.pid}\n", "the refused one wiped out the process id"


def test_who_waits_writes_when_the_other_has_ended(tmp_path: Path) -> None:
    """A writer that is willing to wait gets the lock as soon as it is free, and not before."""
    path, got_it = tmp_path / "write.lock", threading.Event()

    def wait() -> None:
        with write_lock(path, wait=60.0):
            got_it.set()

    with _held_elsewhere(path) as holder:
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not got_it.wait(0.3)
        assert holder.stdin
        holder.stdin.close()
        assert got_it.wait(10.0)
        waiting.join()


def test_waiting_has_an_end(tmp_path: Path) -> None:
    """A writer that waits in vain is told who held it up."""
    path = tmp_path / "write.lock"
    with (
        _held_elsewhere(path) as holder,
        pytest.raises(ArchiveBusyError, match=f"Process {holder.pid} "),
        write_lock(path, wait=0.2),
    ):
        pass


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    """The lock of a process that died, however it died, holds nobody up."""
    path = tmp_path / "write.lock"
    with _held_elsewhere(path) as holder:
        holder.kill()
        holder.wait()
        with write_lock(path):
            assert path.read_text() == f"{os.getpid()}\n"


def test_a_failing_writer_leaves_no_lock(tmp_path: Path) -> None:
    """The lock is free again when the work under it failed."""
    path = tmp_path / "write.lock"
    with pytest.raises(ZeroDivisionError), write_lock(path):
        raise ZeroDivisionError
    with write_lock(path):
        pass


def test_the_writers_of_one_process_exclude_each_other_too(tmp_path: Path) -> None:
    """Two threads of one process are two writers."""
    path = tmp_path / "write.lock"
    with write_lock(path), pytest.raises(ArchiveBusyError), write_lock(path):
        pass


def test_who_has_let_go_is_not_named(tmp_path: Path) -> None:
    """Also where its process goes on, and the next one has not yet written who it is."""
    path = tmp_path / "write.lock"
    with write_lock(path):
        assert path.read_text() == f"{os.getpid()}\n"
    assert path.read_text() == ""
