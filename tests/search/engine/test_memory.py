"""What is remembered of queries."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from search.engine.memory import Memory, bytes_of

_ROOM = 80 << 10  # bytes: some tens of small things


@pytest.fixture
def memory() -> Iterator[Memory]:
    """A small one."""
    yield Memory(_ROOM, _ROOM // 8)


def _array() -> np.ndarray:
    return np.empty(_ROOM // 10, np.uint8)


def test_what_was_made_is_not_made_again(memory: Memory) -> None:
    """Until it is forgotten."""
    made: list[int] = memory.remember("word", list)
    assert memory.remember("word", list) is made
    memory.forget()
    assert memory.remember("word", list) is not made


def test_what_was_not_used_for_longest_is_let_go_first(memory: Memory) -> None:
    """Only as much as it takes to make room."""
    made = [memory.remember(number, _array) for number in range(8)]
    assert memory.remember(0, _array) is made[0]
    memory.remember("another", _array)
    assert memory.remember(0, _array) is made[0]
    assert memory.remember(2, _array) is made[2]
    assert memory.remember(1, _array) is not made[1]


def test_small_things_take_room_too(memory: Memory) -> None:
    """A thousand words without any array would fill the memory as well."""
    made: list[int] = memory.remember("word", list)
    for number in range(1000):
        memory.remember(number, list)
    assert memory.remember("word", list) is not made


def test_what_is_large_is_not_remembered(memory: Memory) -> None:
    """It would drive out all that is small."""
    small: list[int] = memory.remember("small", list)
    large = memory.remember("large", lambda: np.empty(_ROOM // 7, np.uint8))
    assert memory.remember("large", lambda: large[:1]) is not large
    assert memory.remember("small", list) is small


def test_threads_share_it(memory: Memory) -> None:
    """Two may make the same at once, and room is counted once."""
    with ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(lambda n: memory.remember(n % 20, lambda: n % 20 + 1), range(5000))
        )
    assert found == [n % 20 + 1 for n in range(5000)]
    kept = [memory.remember(number, lambda: 0) for number in range(20)]
    assert kept == list(range(1, 21))


def test_only_arrays_of_its_own_are_counted() -> None:
    """What is a view of a mapped file takes no memory of the process."""
    own = np.zeros(100, np.uint16)
    assert bytes_of(own) == 200
    assert bytes_of(own[5:]) == 0
    assert bytes_of((own, [own, "word"])) == 400
    assert bytes_of("word") == 0
