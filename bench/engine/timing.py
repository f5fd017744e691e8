"""How long whole pages take, engines interleaved: question by question, engine by engine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Any

from bench.engine.engines import Facts, Opened, UnaskedError, engine
from bench.engine.shapes import Question, Shape

_SLOW = 0.2  # seconds: a page that takes longer is repeated _SLOW_ROUNDS times, no more
_SLOW_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Archive:
    """An engine's archive, by the label it has in the table."""

    label: str
    engine: str
    folder: Path


@dataclass(slots=True)
class Timed:
    """A question, what each engine that can be asked it said, and its seconds in each round."""

    question: Question
    facts: dict[str, Facts] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timings:
    """All that was measured in one process. `unasked` says why, by shape and engine."""

    hot: list[Timed]
    without_memos: list[Timed]
    unasked: dict[str, str]


# On a machine that has other work too, time on the processor tells more than time on the wall;
# every engine answers a page in the thread that asks.
Clock = Callable[[], float]
CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "processor": time.thread_time}


def measure(
    archives: Sequence[Archive], questions: Sequence[Question], rounds: int, now: Clock
) -> Timings:
    """Ask all questions of all archives, hot and with memos emptied before each page."""
    opened = {archive.label: engine(archive.engine).open(archive.folder) for archive in archives}
    asked, unasked = _asked(opened, questions)
    gc.collect()
    gc.freeze()
    hot = _rounds(opened, asked, rounds, now, empty=False)
    without = _rounds(opened, asked, (rounds + 1) // 2, now, empty=True)
    for each in opened.values():
        each.close()
    return Timings(hot, without, unasked)


_Asked = list[tuple[Question, dict[str, Any]]]


def _asked(
    opened: dict[str, Opened], questions: Sequence[Question]
) -> tuple[_Asked, dict[str, str]]:
    """Each question with the queries of those that can be asked it."""
    asked: _Asked = []
    unasked: dict[str, str] = {}
    for question in questions:
        queries: dict[str, Any] = {}
        for label in opened:
            try:
                queries[label] = opened[label].asked(question)
            except UnaskedError as error:
                unasked.setdefault(f"{question.shape.value}, {label}", str(error))
        if queries:
            asked.append((question, queries))
    return asked, unasked


def _rounds(
    opened: dict[str, Opened], asked: _Asked, rounds: int, now: Clock, *, empty: bool
) -> list[Timed]:
    timed = [Timed(question) for question, _ in asked]
    for number in range(rounds + 1):
        for each, (_, queries) in zip(timed, asked, strict=True):
            if number > _SLOW_ROUNDS and _slowest(each) > _SLOW:
                continue
            for label in _turns(list(queries), number):
                if empty:
                    opened[label].empty_memos()
                started = now()
                page = opened[label].page(queries[label])
                seconds = now() - started
                if number == 0:  # warms up, and tells what is compared
                    each.facts[label] = opened[label].facts(page)
                else:
                    each.seconds.setdefault(label, []).append(seconds)
    return timed


def _slowest(timed: Timed) -> float:
    return max(max(seconds) for seconds in timed.seconds.values())


def _turns(labels: list[str], number: int) -> Iterator[str]:
    """Every engine goes first in its turn: it finds the caches as the others left them."""
    first = number % len(labels)
    yield from labels[first:] + labels[:first]


@dataclass(frozen=True, slots=True)
class Figure:
    """A shape in one engine: the median of its questions' medians, and p95 of all its pages."""

    median: float
    p95: float


def by_shape(timed: Sequence[Timed], label: str) -> dict[Shape, Figure]:
    """The figures of an engine, shape by shape."""
    figures: dict[Shape, Figure] = {}
    for shape in Shape:
        seconds = [
            each.seconds[label]
            for each in timed
            if each.question.shape is shape and label in each.seconds
        ]
        if seconds:
            every = [second for rounds in seconds for second in rounds]
            p95 = quantiles(every, n=20)[-1] if len(every) > 1 else every[0]
            figures[shape] = Figure(median(map(median, seconds)), p95)
    return figures


def hits(timed: Sequence[Timed]) -> dict[str, int]:
    """The median total of each shape, in the first engine."""
    totals: dict[str, list[int]] = {}
    for each in timed:
        totals.setdefault(each.question.shape.value, []).append(
            next(iter(each.facts.values())).total
        )
    return {shape: int(median(values)) for shape, values in totals.items()}


def geometric_mean(values: Sequence[float]) -> float:
    """Of positive numbers."""
    return exp(fmean(map(log, values)))
