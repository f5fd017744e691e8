"""One writer at a time, by a lock that the kernel frees when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ArchiveBusyError

_RETRY_SECONDS = 0.1  # short against any commit, long against the cost of asking
_HOLDER_TRIES = 20  # a tenth of that apart: a holder writes its id within microseconds


@contextmanager
def write_lock(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock file at `path`, waiting up to `wait` seconds for another writer to end.

    Raises ArchiveBusyError with the holder's process id.
    """
    # Opened for appending: to be refused must not wipe out the holder's process id.
    with path.open("a+") as file:
        _acquire(file.fileno(), path, time.monotonic() + wait)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)  # or the next holder would be named by our id until it has written its
            fcntl.flock(file, fcntl.LOCK_UN)


def _acquire(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                holder = _holder(path)
                raise ArchiveBusyError(
                    f"Process {holder} is writing to the archive in {path.parent}.",
                    "Only one process may write at a time; searching goes on as before.",
                    "Try again when it has ended, or wait for it with “--wait SECONDS”.",
                ) from error
        time.sleep(_RETRY_SECONDS)


def _holder(path: Path) -> str:
    """The process id in a lock file; its holder writes it a moment after it has the lock."""
    for _ in range(_HOLDER_TRIES):
        found = path.read_text("ascii", "replace").strip()
        if found.isdigit() and _is_running(int(found)):
            return found
        time.sleep(_RETRY_SECONDS / 10)
    return "unknown"


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True
