"""Properties that are found out once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from search.once import once


class _Question:
    def __init__(self, ready: threading.Event | None = None) -> None:
        self._ready = ready
        self.times = 0

    @once
    def answer(self) -> int:
        """Waits for somebody else, if need be."""
        self.times += 1
        assert self._ready is None or self._ready.wait(10)
        return self.times


def test_it_is_found_out_once() -> None:
    """And each object has its own."""
    question, other = _Question(), _Question()
    assert [question.answer, question.answer, other.answer] == [1, 1, 1]
    assert question.times == 1


def test_what_takes_long_holds_up_nobody_else() -> None:
    """The property of one object is found out while that of another is on its way."""
    ready = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(lambda: _Question(ready).answer)
        assert _Question().answer == 1
        ready.set()
        assert slow.result() == 1
