"""What trust costs: how fast files are verified, and what publishing takes beside its syncs."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.faults.outcome import Outcome
from bench.faults.workload import add_source
from index import Archive, Article, open_writer, read_file
from index.archive import manifest
from index.archive.manifest import Manifest
from index.archive.segments import SegmentChanges

_FILES = 4
_PARAGRAPHS = 100
_REACH_MEGABYTES = 1_000  # a second
_FULL_RUNS = 50  # with fewer, files are small, and the machine's other work would decide


def verification(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """A run verifies files that this process has not read, and publishes 100 paragraphs.

    The times are medians of whole commits, of the syncs and of writing the segments in them; `rest`
    is what Byline adds to those.
    """
    is_full = runs >= _FULL_RUNS
    rate = statistics.median(_rates(folder / "files", runs, 64 if is_full else 8))
    if is_full and rate < _REACH_MEGABYTES:
        outcome.bad.append(f"files are verified at {rate:,.0f} MB a second")
    outcome.figures["verify"] = f"{rate:,.0f}MB/s"
    timed = list(_commits(Archive(folder / "archive"), runs))
    for name in ("commit", "syncs", "segments", "rest"):
        seconds = statistics.median(times[name] for times in timed)
        outcome.figures[name] = f"{seconds * 1000:.1f}ms"
    outcome.runs = runs


def _rates(folder: Path, runs: int, megabytes: int) -> Iterator[float]:
    """Megabytes verified a second, each time as by a process that has verified none."""
    folder.mkdir()
    for number in range(_FILES):
        (folder / str(number)).write_bytes(os.urandom(megabytes * 1_000_000))
    files = {path.name: manifest.file_sum(path) for path in folder.iterdir()}
    contents = Manifest(1, "", 0, 0, files)
    for _ in range(runs):
        manifest.forget_verified()
        started = time.perf_counter()
        manifest.verify(folder, contents, whole=True)
        yield _FILES * megabytes / (time.perf_counter() - started)


def _commits(archive: Archive, runs: int) -> Iterator[dict[str, float]]:
    """The seconds that one commit of 100 new paragraphs took, and what they were spent on."""
    archive.create()
    for run in range(runs):
        path = f"{run}.txt"
        text = "\n\n".join(
            f"Paragraph {number} of article {run} says that the ferry is late again."
            for number in range(1, _PARAGRAPHS)
        )
        data, spent = text.encode(), {"syncs": 0.0, "segments": 0.0}
        (article,) = read_file(data, path)
        assert isinstance(article, Article)
        assert len(article.paragraphs) == _PARAGRAPHS
        with open_writer(archive, keep_seconds=0) as writer:
            add_source(writer, path, data, [article], archive.path)
            started = time.perf_counter()
            with (
                patch("os.fsync", _timed(os.fsync, spent, "syncs")),
                patch.object(
                    SegmentChanges, "finish", _timed(SegmentChanges.finish, spent, "segments")
                ),
            ):
                writer.commit()
            spent["commit"] = time.perf_counter() - started
        yield spent | {"rest": spent["commit"] - spent["syncs"] - spent["segments"]}


def _timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] += time.perf_counter() - started

    return timed
