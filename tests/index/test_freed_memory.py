"""Memory that is freed: kept, shared, given back. Each is measured in a process of its own."""

from __future__ import annotations

import resource
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from index.freed_memory import give_back_freed_memory, keep_freed_memory, share_freed_memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux is told")


def _apart(measure: Callable[[], int]) -> int:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(measure).result()


def _private() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("Private_Dirty"))


def _touch() -> None:
    arrays = [np.ones(1 << 16, np.uint8) for _ in range(100)]
    del arrays


def _faults_of_fifty_arrays() -> int:
    keep_freed_memory()
    np.ones(1 << 20, np.uint8)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(50):
        np.ones(1 << 20, np.uint8)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _kept_by_threads() -> int:
    """Bytes that four threads keep which live at once, and make and free arrays in turn."""
    before = _private()
    together = threading.Barrier(4)
    turn = threading.Lock()

    def work() -> None:
        together.wait()
        with turn:
            _touch()
        together.wait()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _private() - before


def _kept_by_threads_that_share() -> int:
    share_freed_memory()
    return _kept_by_threads()


def _kept_at_rest() -> int:
    keep_freed_memory()
    before = _private()
    _touch()
    assert _private() - before > 4 << 20
    give_back_freed_memory()
    return _private() - before


def test_memory_that_is_freed_is_used_again() -> None:
    """Arrays made one after another touch new pages once, not each time."""
    assert _apart(_faults_of_fifty_arrays) < 10 * 256


def test_threads_share_what_is_freed() -> None:
    """Together they keep less than half of what they would each for itself."""
    assert _apart(_kept_by_threads_that_share) < _apart(_kept_by_threads) / 2


def test_what_is_given_back_is_kept_no_longer() -> None:
    """Of the six megabytes that were freed hardly one is left."""
    assert _apart(_kept_at_rest) < 1 << 20
