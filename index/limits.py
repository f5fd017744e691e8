"""What the system lets this process take while it reads one file."""

from __future__ import annotations

import resource
from contextlib import suppress
from pathlib import Path

_HELD = Path("/proc/self/statm")  # begins with the pages that this process has


def limit(seconds: float, memory: int | None = None) -> None:
    """Let this process take so many seconds of the processor from now on, after which it is ended,
    and so many bytes of memory beside those it has, after which Python raises MemoryError.

    A limit of memory that is not given stays as it was.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    if memory is None:
        return
    with suppress(OSError, ValueError):  # other systems than Linux have no such file, or no limit
        with _HELD.open("rb", buffering=0) as held:
            most = int(held.read(32).split()[0]) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
