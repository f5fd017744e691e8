"""An archive held open by a process that answers from it, always from its newest generation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from index.archive.generation import Generation
from index.archive.store import Archive


class Reader:
    """Hands out the current generation; each is closed when its last use ends.

    Safe to use from several threads. Nothing is opened before the first use.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._generation: Generation | None = None
        self._state: object = None
        self._uses: dict[Generation, int] = {}

    @contextmanager
    def generation(self) -> Iterator[Generation]:
        """The current generation, which stays whole until this use ends.

        Raises the ArchiveError that says why none can be read.
        """
        self._follow()
        with self._lock:
            generation = self._generation
            assert generation is not None
            self._uses[generation] = self._uses.get(generation, 0) + 1
        try:
            yield generation
        finally:
            with self._lock:
                self._uses[generation] -= 1
                self._close_unused()

    def _follow(self) -> None:
        """Open the newest generation where another process has published one.

        One thread opens it; the others go on with the one they have.
        """
        if self._generation and self._state == self.archive.state():
            return
        if self._opening.acquire(blocking=self._generation is None):
            try:
                self._open_newest()
            finally:
                self._opening.release()

    def _open_newest(self) -> None:
        state = self.archive.state()
        if self._generation and state == self._state:
            return
        newest = self.archive.open()
        with self._lock:
            self._generation, self._state = newest, state
            self._uses.setdefault(newest, 0)
            self._close_unused()

    def _close_unused(self) -> None:
        for generation, uses in list(self._uses.items()):
            if not uses and generation is not self._generation:
                del self._uses[generation]
                generation.close()
