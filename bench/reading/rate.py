"""How fast files become searchable: `python -m bench.reading.rate CORPUS.jsonl[.gz]`.

The articles of a corpus are written as JSON Lines (their paragraphs under `text`, and listed under
`paragraphs`) and as text files into a folder that is removed again. Each is indexed by the command
`byline index` into a new archive, the text files a second time as they are. Seconds are those of
the whole command, the start of Python included; processor seconds those of all its processes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index import Archive

Record = dict[str, Any]

_FILES = 10_000  # text files, as many as there are articles of the corpus
_COMMAND = (sys.executable, "-c", "from web.commands import main; main()", "index")
_RUNS = 3  # of which the fastest counts: others may be at work on the machine


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of a run of the command, and of the processor."""

    wall: float
    processor: float


def main() -> None:
    """Print a line for each way that the articles are written."""
    options = _options()
    records = list(_records(options.corpus))
    print(f"{len(records):,} articles, {len(os.sched_getaffinity(0))} cores")
    print(f"{'':34}{'paragraphs':>11}{'seconds':>9}{'processor':>11}{'a second':>10}")
    with TemporaryDirectory(dir=options.folder) as temporary:
        for name, write in WAYS.items():
            files = Path(temporary, name)
            files.mkdir()
            write(records, files)
            runs = [_indexed(files, Path(temporary, f"{name}-{run}")) for run in range(_RUNS)]
            best = min(runs, key=lambda one: one[1].wall)
            _print(name, *best)
        again = [_run(files, Path(temporary, f"{name}-0")) for _ in range(_RUNS)]
        _print("the same files again", 0, min(again, key=lambda one: one.wall))


def lines(records: list[Record], folder: Path) -> None:
    """One file of JSON Lines, the paragraphs parted by blank lines."""
    _write(folder / "corpus.jsonl", records)


def listed(records: list[Record], folder: Path) -> None:
    """One file of JSON Lines, the paragraphs in lists."""
    _write(folder / "corpus.jsonl", [
        {key: value for key, value in record.items() if key != "text"}
        | {"paragraphs": [" ".join(part.split()) for part in _parts(record)]}
        for record in records
    ])  # fmt: skip


def texts(records: list[Record], folder: Path) -> None:
    """A text file for each article, below its title."""
    for number, record in enumerate(records[:_FILES]):
        parts = [record.get("title") or "", *_parts(record)]
        (folder / f"{number:05}.txt").write_text("\n\n".join(filter(None, parts)), "utf-8")


WAYS: dict[str, Callable[[list[Record], Path], None]] = {
    "JSON Lines": lines, "JSON Lines, paragraphs listed": listed, "text files": texts,
}  # fmt: skip


def _indexed(files: Path, archive: Path) -> tuple[int, Took]:
    took = _run(files, archive)
    return Archive(archive).current().paragraphs, took


def _run(files: Path, archive: Path) -> Took:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [*_COMMAND, str(files), "--archive", str(archive)], check=True, stdout=subprocess.DEVNULL
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(wall, processor)


def _print(name: str, paragraphs: int, took: Took) -> None:
    rate = f"{paragraphs / took.wall:10,.0f}" if paragraphs else ""
    shown = f"{paragraphs:11,}" if paragraphs else " " * 11
    print(f"{name:34}{shown}{took.wall:9.2f}{took.processor:11.2f}{rate}", flush=True)


def _parts(record: Record) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", record["text"]) if part.strip()]


def _write(file: Path, records: list[Record]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _records(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as found:
        for line in found:
            record: Record = json.loads(line)
            if _parts(record):
                yield record


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading.rate", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folder", type=Path, help="where files and archives are written to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
