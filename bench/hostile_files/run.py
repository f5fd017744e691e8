"""`byline index` on one folder, with the memory that it and all its children take meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from index import ArchiveError
from index.archive import Archive
from index.tiling import gaps

_BYLINE = (sys.executable, "-c", "from web.commands import main; main()")
_PAUSE = 0.02  # seconds between two looks at the memory
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `byline index`: `code` is its exit code, None where it was ended for taking too
    long; `peak` the most bytes that its processes had in memory at one time.

    `processor` is the seconds that the processor worked, whoever else was at it meanwhile.

    `read` are the locators of articles, `reported` the failures, place and reason, `untiled` the
    articles whose paragraphs and gaps do not make up their source text.
    """

    code: int | None
    seconds: float
    processor: float
    peak: int
    read: frozenset[str]
    paragraphs: int
    reported: tuple[str, ...]
    untiled: tuple[str, ...]
    said: str


def index(folder: Path, archive: Path, most_seconds: float) -> Run:
    """Index a folder into an archive that is not there yet."""
    with (archive.parent / "said").open("w+b") as said:
        process = subprocess.Popen(
            [*_BYLINE, "index", str(folder), "--archive", str(archive)],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        started, peak, worked = time.monotonic(), 0, dict[int, float]()
        while process.poll() is None and time.monotonic() - started < most_seconds:
            family = _family(process.pid)
            peak = max(peak, sum(map(_resident, family)))
            worked.update((pid, seconds) for pid in family if (seconds := _worked(pid)))
            time.sleep(_PAUSE)
        seconds = time.monotonic() - started
        code = process.poll()
        if code is None:
            for pid in _family(process.pid):
                os.kill(pid, signal.SIGKILL)
            process.wait()
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    return Run(code, seconds, sum(worked.values()), peak, *_held(archive), text)


def _held(archive: Path) -> tuple[frozenset[str], int, tuple[str, ...], tuple[str, ...]]:
    """What an archive holds: articles, paragraphs, failures, and what of it does not tile."""
    articles, paragraphs, failures, untiled = set[str](), 0, list[str](), list[str]()
    try:
        generation = Archive(archive).open()
    except ArchiveError:
        return frozenset(), 0, (), ()
    with generation:
        for state in generation.register().values():
            failures += (f"{failure.path}: {failure.reason}" for failure in state.failures)
            for address in state.articles:
                article = generation.article(address)
                assert article
                articles.add(article.source.locator)
                paragraphs += len(article.paragraphs)
                try:
                    for _ in gaps(article.paragraphs, len(article.source_text)):
                        pass
                except ValueError as error:
                    untiled.append(f"{article.source.locator}: {error}")
    return frozenset(articles), paragraphs, tuple(failures), tuple(untiled)


def _family(pid: int) -> list[int]:
    """A process and all that it has begun."""
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task").glob("*/children")
            found += (int(child) for path in children for child in path.read_text("ascii").split())
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _worked(pid: int) -> float:
    """How many seconds the processor has worked for a process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    except (OSError, IndexError):
        return 0.0
