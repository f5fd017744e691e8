"""An archive held open by a process that answers from it, always from its newest generation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from index.archive.generation import Generation
from index.archive.store import Archive

_MOST_EARLIER = 4  # generations held open for readers that go on in them; each has its own memory


class Reader:
    """Hands out the current generation, and earlier ones by number.

    Each is closed when its last use ends, but for the current one and the few earlier ones that
    were asked for last. Safe to use from several threads. Nothing is opened before the first use.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._generation: Generation | None = None
        self._state: object = None
        self._earlier: dict[int, Generation] = {}  # by number, the one asked for last at the end
        self._uses: dict[Generation, int] = {}

    @contextmanager
    def generation(self, number: int | None = None) -> Iterator[Generation]:
        """The current generation, or the one of this number; it stays whole until this use ends.

        Raises the ArchiveError that says why none can be read, GenerationGoneError where the one
        of this number is not kept any more.
        """
        self._follow()
        generation = self._use(number)
        try:
            yield generation
        finally:
            with self._lock:
                self._uses[generation] -= 1
                self._close_unused()

    def _use(self, number: int | None) -> Generation:
        with self._lock:
            current = self._generation
            assert current is not None
            if number is None or number == current.number:
                self._uses[current] += 1
                return current
        return self._use_earlier(number)

    def _use_earlier(self, number: int) -> Generation:
        """One that is not current, as long as it is on disk, so that all processes answer alike."""
        with self._opening:
            earlier = self._earlier.get(number)
            if earlier is None or not earlier.folder.is_dir():
                earlier = self.archive.open_number(number)
            with self._lock:
                self._earlier.pop(number, None)
                self._earlier[number] = earlier
                self._uses[earlier] = self._uses.get(earlier, 0) + 1
                while len(self._earlier) > _MOST_EARLIER:
                    del self._earlier[next(iter(self._earlier))]
                self._close_unused()
        return earlier

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
            for number, earlier in list(self._earlier.items()):
                if not earlier.folder.is_dir():  # pruned: its files are let go of
                    del self._earlier[number]
            self._close_unused()

    def _close_unused(self) -> None:
        for generation, uses in list(self._uses.items()):
            if not uses and generation not in (self._generation, *self._earlier.values()):
                del self._uses[generation]
                generation.close()
