"""A writer that commits every second, and readers that read whole generations all the while."""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.checks import difference
from bench.faults.outcome import Outcome
from bench.faults.workload import Workload, commit
from index import Archive, Reader

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

_READERS = 4
_COMMIT_SECONDS = 1.0
_KEEP_SECONDS = 5.0  # so that generations are pruned under the readers
_MOST_GROWTH = 1.1  # of memory, from the second tenth of the time to the last
_MOST_MORE_FILES = 8  # as many as one generation may have more segments than another
_ENOUGH_SAMPLES = 50  # to tell growth from the first filling of caches
_PATIENCE_SECONDS = 60.0
_FORK = multiprocessing.get_context("fork")


@dataclass(slots=True)
class _Seen:
    """What one reader saw; a sample is taken at each new generation. Lag is from its commit."""

    answers: int = 0
    bad: list[str] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)


def readers(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """A run is a second, and a commit; `worst` is the longest from a commit to an answer from it.

    Each step is one generation, so that a generation's number tells what must be in it.
    """
    if not Path("/proc/self/statm").exists():
        outcome.skipped = "there is no /proc to read memory and open files from"
        return
    archive, workload = Archive(folder / "archive"), Workload(seed)
    archive.create()
    commit(archive, workload, 1)
    done = _FORK.Event()
    connections = [_start_reader(archive, workload, done) for _ in range(_READERS)]
    started = time.monotonic()
    for step in range(2, runs + 2):
        number = commit(archive, workload, step, keep_seconds=_KEEP_SECONDS)
        assert number == step
        time.sleep(max(0.0, started + (step - 1) * _COMMIT_SECONDS - time.monotonic()))
        outcome.runs += 1
    done.set()
    if all(connection.poll(_PATIENCE_SECONDS) for connection in connections):
        _judge(outcome, [connection.recv() for connection in connections])
    else:
        outcome.bad.append("a reader did not end")


def _start_reader(archive: Archive, workload: Workload, done: Event) -> Connection:
    ours, theirs = _FORK.Pipe(duplex=False)
    _FORK.Process(target=_read, args=(archive, workload, done, theirs), daemon=True).start()
    return ours


def _read(archive: Archive, workload: Workload, done: Event, result: Connection) -> None:
    reader, seen, newest = Reader(archive), _Seen(), 0
    while not done.is_set():
        try:
            with reader.generation() as generation:
                if newest != generation.number:
                    newest = generation.number
                    seen.lags.append(time.time() - generation.folder.stat().st_mtime)
                    seen.megabytes.append(_megabytes())
                    seen.descriptors.append(len(list(Path("/proc/self/fd").iterdir())))
                differs = difference(generation, workload, generation.number)
                differs = differs or " ".join(generation.damage)
        except Exception as error:
            differs = repr(error)
        seen.answers += 1
        if differs:
            seen.bad.append(f"an answer from generation {newest}: {differs}")
    result.send(seen)


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _judge(outcome: Outcome, seen: list[_Seen]) -> None:
    for number, reader in enumerate(seen):
        outcome.bad += [f"reader {number}, {bad}" for bad in reader.bad]
        first, last = _first_and_last(reader.megabytes)
        if len(reader.megabytes) > _ENOUGH_SAMPLES and last > first * _MOST_GROWTH:
            outcome.bad.append(f"reader {number} grew from {first:.1f} MB to {last:.1f} MB")
        first, last = _first_and_last(reader.descriptors)
        if last > first + _MOST_MORE_FILES:
            outcome.bad.append(f"reader {number} held {first:.0f} files, then {last:.0f}")
    firsts, lasts = zip(*(_first_and_last(reader.megabytes) for reader in seen), strict=True)
    opened = [count for reader in seen for count in reader.descriptors]
    outcome.figures = {
        "answers": str(sum(reader.answers for reader in seen)),
        "worst": f"{max(max(reader.lags[1:], default=0.0) for reader in seen):.2f}s",
        "rss": f"{max(firsts):.1f}->{max(lasts):.1f}MB",
        "files": f"{min(opened)}..{max(opened)}",
    }


def _first_and_last(samples: Sequence[float]) -> tuple[float, float]:
    """The medians of the second tenth of the samples and of the last."""
    tenth = max(1, len(samples) // 10)
    return statistics.median(samples[-9 * tenth :][:tenth]), statistics.median(samples[-tenth:])
