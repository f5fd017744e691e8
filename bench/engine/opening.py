"""What a reader costs: memory, and the time to the first results from a cold disk."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.engine.engines import UnaskedError, engine
from bench.engine.process import Memory, apart, evict, give_back
from bench.engine.shapes import Question


@dataclass(frozen=True, slots=True)
class Reader:
    """Bytes of a process that has answered every question once, and a second later `at_rest`.

    `bare` is before it opened.
    """

    memory: Memory
    at_rest: Memory
    bare: Memory


@dataclass(frozen=True, slots=True)
class Cold:
    """Seconds with the page cache evicted, libraries loaded; medians of fresh processes."""

    opening: float
    first_results: float
    verifying: float


def reader(name: str, folder: Path, questions: Sequence[Question]) -> Reader:
    """Runs in a process of its own."""
    made = engine(name)
    bare = Memory.now()
    opened = made.open(folder)
    for question in questions:
        try:
            opened.page(opened.asked(question))
        except UnaskedError:
            continue
    busy = Memory.now()
    opened.rest()
    give_back()
    return Reader(busy, Memory.now(), bare)


def cold(name: str, folder: Path, question: Question, runs: int) -> Cold:
    """Opens and asks in fresh processes, one after another; verifies in others."""
    opening, first, verifying = [], [], []
    for _ in range(runs):
        evict(folder)
        opened, answered = apart(_first, name, folder, question)
        opening.append(opened)
        first.append(answered)
        evict(folder)
        verifying.append(apart(_verify, name, folder))
    return Cold(median(opening), median(first), median(verifying))


def _first(name: str, folder: Path, question: Question) -> tuple[float, float]:
    """Seconds until an archive is open, and until its first results are there too."""
    made = engine(name)
    started = time.perf_counter()
    opened = made.open(folder)
    ready = time.perf_counter()
    opened.page(opened.asked(question))
    return ready - started, time.perf_counter() - started


def _verify(name: str, folder: Path) -> float:
    made = engine(name)
    started = time.perf_counter()
    made.verify(folder)
    return time.perf_counter() - started
