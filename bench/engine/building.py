"""How fast an engine indexes, what it takes on disk, and how much memory meanwhile."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bench.engine.corpus import Corpus, Line
from bench.engine.engines import Builder, engine, size
from bench.engine.process import peak

_BATCH = 10_000  # paragraphs made ready at a time: a few megabytes of Python objects


@dataclass(frozen=True, slots=True)
class Built:
    """One archive that was built. `seconds` are until it was published, without what follows.

    `processor` is for how long any of its threads were on the processor: on a machine that has
    other work too, this is what stays the same.
    """

    engine: str
    schema: str
    paragraphs: int
    seconds: float
    processor: float
    finishing: float
    disk: int
    peak: int
    segments: int


class _Clock:
    """Counts the seconds that an engine works; making its input ready does not count.

    What its other threads do in the meantime counts by their time on the processor, parted among
    `threads`: an engine that indexes in the background is not given the pauses for nothing.
    """

    def __init__(self, threads: int) -> None:
        self.seconds = self.processor = 0.0
        self._threads = threads
        self._since = self._processor_since = 0.0
        self._others = _others()

    def __enter__(self) -> None:
        meanwhile = _others() - self._others
        self.seconds += meanwhile / self._threads
        self.processor += meanwhile
        self._since, self._processor_since = time.perf_counter(), time.process_time()

    def __exit__(self, *exception: object) -> None:
        self.seconds += time.perf_counter() - self._since
        self.processor += time.process_time() - self._processor_since
        self._others = _others()


def _others() -> float:
    """Seconds that all threads but this one have been on the processor."""
    return time.process_time() - time.thread_time()


def build(name: str, schema: int, corpus: Corpus, folder: Path, commits: int = 1) -> Built:
    """Build an archive in an empty folder, in so many commits of about the same size."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = engine(name)
    clock = _Clock(made.schemas[schema].threads)
    with clock:
        builder = made.builder(folder, made.schemas[schema])
    paragraphs = 0
    for part in _parts(corpus, commits):
        for batch in _batches(part):
            paragraphs += sum(len(line.paragraphs) for line in batch)
            ready = builder.ready(batch)
            with clock:
                builder.add(ready)
        with clock:
            builder.commit()
    with clock:
        builder.close()
    memory, disk = peak(), size(folder)
    started = time.perf_counter()
    made.finish(folder)
    finishing = time.perf_counter() - started
    return Built(
        engine=name,
        schema=made.schemas[schema].name,
        paragraphs=paragraphs,
        seconds=clock.seconds,
        processor=clock.processor,
        finishing=finishing,
        disk=disk,
        peak=memory,
        segments=_segments(name, folder) if schema == 0 else 0,
    )


def append(builder: Builder, batch: list[Line]) -> float:
    """The seconds it takes to add a batch and to publish it."""
    ready = builder.ready(batch)
    started = time.perf_counter()
    builder.add(ready)
    builder.commit()
    return time.perf_counter() - started


def _parts(corpus: Corpus, commits: int) -> Iterator[Iterator[Line]]:
    """The articles, parted where a further share of the paragraphs is full."""
    if commits == 1:
        yield corpus.lines()
        return
    share = -(-sum(len(line.paragraphs) for line in corpus.lines()) // commits)
    lines = corpus.lines()
    for first in lines:
        yield _until(chain([first], lines), share)


def _until(lines: Iterator[Line], paragraphs: int) -> Iterator[Line]:
    seen = 0
    for line in lines:
        yield line
        seen += len(line.paragraphs)
        if seen >= paragraphs:
            return


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Lists of articles that have about as many paragraphs."""
    while batch := list(_until(lines, _BATCH)):
        yield batch


def _segments(name: str, folder: Path) -> int:
    opened = engine(name).open(folder)
    segments = opened.segments
    opened.close()
    return segments
