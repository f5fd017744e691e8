"""`python -m bench.hostile_files`: indexes files that wish ill, one at a time.

Prints for each its size, the seconds and the memory of `byline index` with all its children, how
many articles were read, and what was reported. 1 where one breaks the run, takes more than it may,
is passed over in silence, or is read so that its paragraphs do not tile its text.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.hostile_files import run, trees
from bench.hostile_files.making import MEGABYTE, Sample
from bench.hostile_files.samples import SAMPLES

_MOST_SECONDS = 60.0  # of the processor: others may be at it
_ENDED = 300.0  # seconds after which a run is ended
_MOST_MEMORY = 1_500 * MEGABYTE
_SHOWN = 110  # letters of a report


def main() -> int:
    """Prints the table."""
    given = _arguments()
    good = True
    print("| file | MB | s | processor, s | peak MB | articles | paragraphs | reported | fault |")
    print("|---|---:|---:|---:|---:|---:|---:|---|---|")
    for sample in SAMPLES.values():
        if given.only and not any(word in sample.name for word in given.only):
            continue
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            good = _line(sample, Path(folder), given.scale) and good
    if not given.only or "folder" in given.only:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            good = _folder(Path(folder)) and good
    return int(not good)


def _folder(folder: Path) -> bool:
    """The folder of what is no ordinary file, which changes while it is indexed."""
    articles = folder / "articles"
    articles.mkdir()
    trees.make(articles)
    with trees.changing(articles):
        done = run.index(articles, folder / "archive", _ENDED)
    faults = [*_of_any(done)]
    reported = "\n".join(done.reported)
    faults += [f"does not name {name}" for name in trees.NAMED if name not in reported]
    faults += [f"does not read {name}" for name in trees.READ if name not in done.read]
    _print("a folder", 0, done, "; ".join(faults))
    return not faults


def _line(sample: Sample, folder: Path, scale: float) -> bool:
    (folder / "articles").mkdir()
    path = folder / "articles" / sample.name
    with path.open("wb") as file:
        for piece in sample.make(scale):
            file.write(piece)
    size = path.stat().st_size
    done = run.index(folder / "articles", folder / "archive", _ENDED)
    faults = "; ".join(_faults(sample, done))
    _print(sample.name, size, done, faults)
    return not faults


def _print(name: str, size: int, done: run.Run, faults: str) -> None:
    reported = f"{len(done.reported)}: {done.reported[0][:_SHOWN]}" if done.reported else ""
    print(f"| {name} | {size / MEGABYTE:.1f} | {done.seconds:.1f} | {done.processor:.1f} "
          f"| {done.peak / MEGABYTE:.0f} | {len(done.read):,} | {done.paragraphs:,} | {reported} "
          f"| {faults} |", flush=True)  # fmt: skip


def _of_any(done: run.Run) -> Iterator[str]:
    if done.code is None:
        yield "hangs"
    elif done.code not in (0, 1) or "Traceback" in done.said:
        yield f"ends with code {done.code}: {done.said.strip().splitlines()[-1:]}"
    elif done.processor > _MOST_SECONDS:
        yield "takes too long"
    if done.peak > _MOST_MEMORY:
        yield "takes too much memory"
    if done.untiled:
        yield f"does not tile: {done.untiled[0]}"
    if any("The fault is Byline's" in one for one in done.reported):
        yield "breaks its reader"


def _faults(sample: Sample, done: run.Run) -> Iterator[str]:
    yield from _of_any(done)
    if not done.read and not done.reported:
        yield "passed over in silence"
    if sample.reads and not done.read:
        yield "should be read"
    if sample.reads is False and not done.reported:
        yield "should be reported"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.hostile_files", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="1 makes large files 100 MB")
    parser.add_argument("--only", nargs="*", help="files whose names hold one of these words")
    parser.add_argument("--folder", type=Path, help="where files and archives are made")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
