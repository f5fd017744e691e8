"""Indexing files as they arrive, change and go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from index.archive import Archive
from index.errors import BylineError
from index.indexer import Options, index_paths
from index.overrides import NAME
from index.report import Report
from index.sources import existing, is_wanted

_QUIET_MS = 100  # a file that was not written to for so long is read
_AT_MOST_MS = 800  # a folder that is written to without a pause is read so often
_TICK_MS = 1_000  # how often to look whether something is to be tried again
_AGAIN = 10.0  # seconds until a run that failed is tried again
_ALL = 600.0  # seconds between looks at everything: a kernel under load drops events
_WAIT = 60.0  # seconds to wait for another writer

Tell = Callable[[Report], None]
TellError = Callable[[BylineError], None]


def watch_paths(
    archive: Archive,
    paths: Sequence[Path],
    options: Options,
    tell: Tell,
    tell_error: TellError,
    stop: threading.Event,
) -> None:
    """Index files and folders, and again whatever changes in them, until `stop` is set.

    Each run is told that read or removed something. An error is told and what it kept from being
    indexed is tried again; no error ends the watch but the first: BylineError for a path that does
    not exist or an archive that cannot be written.
    """
    wanted = [existing(path) for path in paths]
    options = replace(options, wait=max(options.wait, _WAIT))
    tell(index_paths(archive, wanted, options))
    all_due = time.monotonic() + _ALL
    for changes in _changes(wanted, archive, stop):
        due = time.monotonic() >= all_due
        paths = wanted if due else _to_index(changes, wanted)
        if not paths:
            continue
        try:
            report = index_paths(archive, paths, options)
            all_due = time.monotonic() + _ALL if due else all_due
            if report.read or report.removed or report.moved or report.copies:
                tell(report)
        except BylineError as error:
            tell_error(error)
            all_due = time.monotonic() + _AGAIN


def _changes(
    wanted: Sequence[Path], archive: Archive, stop: threading.Event
) -> Iterator[set[tuple[Change, str]]]:
    """Batches of changes, an empty one each second; a folder that vanishes is waited for."""
    while not stop.is_set():
        there = [path for path in wanted if path.exists()]
        try:
            yield from watch(
                *there,
                watch_filter=_Filter(archive.path.resolve()),
                debounce=_AT_MOST_MS,
                step=_QUIET_MS,
                rust_timeout=_TICK_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
            )
        except OSError:
            stop.wait(_AGAIN)
            yield set()
        else:
            return


def _to_index(changes: set[tuple[Change, str]], wanted: Sequence[Path]) -> list[Path]:
    """The files to be read; everything where a file has gone, which may have another name now, or
    where a byline.toml tells of others.
    """
    files = [Path(name) for _, name in changes]
    if any(file.name == NAME or not file.exists() for file in files):
        return list(wanted)
    roots = {file: _watched(file, wanted) for file in files}
    return sorted({
        file if file.is_file() else root for file, root in roots.items()
        if not file.is_file() or is_wanted(file, root)
    })  # fmt: skip


def _watched(path: Path, wanted: Sequence[Path]) -> Path:
    return next((one for one in wanted if path.is_relative_to(one)), path)


class _Filter(DefaultFilter):
    """Leaves out the archive, hidden files, and what editors leave beside the files they write."""

    def __init__(self, archive: Path) -> None:
        super().__init__()
        self._archive = f"{archive}/"

    def __call__(self, change: Change, path: str) -> bool:
        hidden = Path(path).name.startswith(".")
        return not hidden and not path.startswith(self._archive) and super().__call__(change, path)
