"""The process that reads PDF, office files, mail and feeds, so that none of them can harm a run.

It lives as long as the process that asks it, is limited in time and memory for each file, and is
replaced when a file brings it down. It is started as `python -m index.formats.child`.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO

from index.errors import ArticleError
from index.formats.passing import Item, packed, unpacked
from index.limits import limit

_SECONDS = 10.0  # of the processor for a file, and one more for each megabyte of it
_WAIT = 4  # times as long on the clock, for a machine that is busy with other work
_MEMORY = 512 << 20  # bytes for a file beside what the process has, and four for each of its own
_LARGE = 4 << 20  # bytes of a file after which it is replaced: Python keeps much of what it needed
_FILES = 1_000  # after which it is replaced: what a library leaks stays bounded
_PIECE = 1 << 16  # bytes, as much as a pipe holds
_READERS = {
    "pdf": "index.formats.pdf", "docx": "index.formats.docx", "mail": "index.formats.mail",
    "feed": "index.formats.feed",
}  # fmt: skip


class Child:
    """A reader in a process of its own; one file at a time, whoever asks."""

    def __init__(self, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = self._files = 0
        self._lock = threading.Lock()

    def read(self, format_name: str, data: bytes) -> Iterator[Item]:
        """What the format finds in the file. Raises ArticleError where it ends badly."""
        with self._lock:
            answers = [self._ask(format_name, data)]
            self._files += 1
            if self._files >= _FILES or len(data) > _LARGE:
                self.close()
        del data  # nothing is held that is not needed any more: of a large file all is large
        yield from unpacked(answers.pop())

    def close(self) -> None:
        """End the process. A process that was forked with it leaves it alone."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.communicate()

    def _ask(self, format_name: str, data: bytes) -> bytes:
        process = self._running()
        seconds = self._seconds + len(data) / 1_000_000
        ask = {"format": format_name, "size": len(data), "seconds": seconds}
        ask["memory"] = self._memory + 4 * len(data)
        assert process.stdin and process.stdout
        deadline = time.monotonic() + _WAIT * seconds
        try:
            process.stdin.write(json.dumps(ask).encode() + b"\n")
            process.stdin.write(data)
            process.stdin.flush()
            size = int(_received(process.stdout, 16, deadline))
            answer = _received(process.stdout, size, deadline)
        except (OSError, EOFError, TimeoutError, ValueError):
            raise self._ended(seconds) from None
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "index.formats.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                start_new_session=True,  # Ctrl-C is for the one who asked
            )
            self._owner, self._files = os.getpid(), 0
        return self._process

    def _ended(self, seconds: float) -> ArticleError:
        """What the end of the process, or its silence, says of the file."""
        assert self._process
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1.0)
        code = self._process.returncode
        self.close()
        if code is None or code == -signal.SIGXCPU:
            return ArticleError(
                f"Reading it took more than {seconds:.0f} seconds.",
                "It is far more complex than its size allows, or is damaged.",
                "Save the document anew, or split it.",
            )
        return ArticleError(
            f"The program that reads it broke down (code {code}).",
            "It is damaged, or made to do harm; everything else is read.",
            "Save the document anew from the program it was made with.",
        )


def _received(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    """So many bytes from a pipe. Raises EOFError at its end, TimeoutError past the deadline."""
    pieces = []
    while size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise TimeoutError
        piece = os.read(pipe.fileno(), min(size, _PIECE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


_child = Child()
atexit.register(_child.close)


def read(format_name: str, data: bytes) -> Iterator[Item]:
    """Read a file with the child of this process."""
    return _child.read(format_name, data)


def main() -> None:
    """Answer one question after another until whoever asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while line := source.readline():
        ask = json.loads(line)
        data = source.read(ask["size"])
        limit(ask["seconds"], ask["memory"])
        reader = import_module(_READERS[ask["format"]])
        answer = packed(reader.read(data))
        sink.write(b"%16d" % len(answer))
        sink.write(answer)
        sink.flush()


if __name__ == "__main__":
    main()
