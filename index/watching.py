"""Indexing files as they arrive, change and go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from watchfiles import Change, watch

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

    Each run is told that read or removed something, or could not read what the run before could.
    An error is told and what it kept from being indexed is tried again; no error ends the watch but
    the first: BylineError for a path that does not exist or an archive that cannot be written.
    """
    wanted = [existing(path) for path in paths]
    options = replace(options, wait=max(options.wait, _WAIT))
    report = index_paths(archive, wanted, options)
    tell(report)
    news = _News(report)
    all_due = time.monotonic() + _ALL
    for changed in _changed(wanted, archive, stop):
        is_whole = changed == wanted or time.monotonic() >= all_due
        if not changed and not is_whole:
            continue
        try:
            report = index_paths(archive, wanted if is_whole else changed, options)
            all_due = time.monotonic() + _ALL if is_whole else all_due
            if news.has(report, is_whole=is_whole):
                tell(report)
        except BylineError as error:
            tell_error(error)
            all_due = time.monotonic() + _AGAIN


class _News:
    """Which runs are worth telling of, behind a first one that was told."""

    def __init__(self, first: Report) -> None:
        self._failed = set(first.failed)

    def has(self, report: Report, *, is_whole: bool) -> bool:
        """Whether a run changed anything, or met a failure that is not the one of before.

        A look at everything meets old failures again; one at what has just changed does not.
        """
        failed = set(report.failed)
        is_new = bool(failed - self._failed if is_whole else failed)
        self._failed = failed if is_whole else self._failed | failed
        return is_new or bool(report.read or report.removed or report.moved or report.copies)


def _changed(
    wanted: Sequence[Path], archive: Archive, stop: threading.Event
) -> Iterator[Sequence[Path]]:
    """What is to be indexed, as it changes; each second that nothing does, nothing.

    It is everything when watching begins, for nobody has seen what changed before. The kernel
    watches folders and not their names: where another one takes a name, watching begins again.
    """
    while not stop.is_set():
        watched = _identities(wanted)
        there = [path for path, identity in zip(wanted, watched, strict=True) if identity]
        is_beginning = True
        try:
            for changes in watch(
                *there,
                watch_filter=_Filter(wanted, archive.path.resolve()),
                debounce=_AT_MOST_MS,
                step=_QUIET_MS,
                rust_timeout=_TICK_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
            ):
                if _identities(wanted) != watched:
                    break
                paths = [Path(name) for _, name in changes]
                yield wanted if is_beginning else _to_index(paths, wanted)
                is_beginning = False
        except OSError:
            stop.wait(_AGAIN)
            yield ()


def _identities(paths: Iterable[Path]) -> list[tuple[int, int] | None]:
    """Which file or folder has each name; None where none has."""
    return [_identity(path) for path in paths]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _to_index(changed: Iterable[Path], wanted: Sequence[Path]) -> Sequence[Path]:
    """The files to be read; everything where a file has gone, which may have another name now, or
    where a byline.toml tells of others.
    """
    files = list(changed)
    if any(file.name == NAME or not file.exists() for file in files):
        return wanted
    due = ((file, _watched(file, wanted)) for file in files)
    return sorted({
        _alone(file, root) for file, root in due
        if file == root or not file.is_file() or is_wanted(file, root)
    })  # fmt: skip


def _alone(file: Path, root: Path) -> Path:
    """A file that can be read without a walk from its root, which alone names links as they are."""
    return file if file.is_file() and not file.is_symlink() else root


def _watched(path: Path, wanted: Sequence[Path]) -> Path:
    return next((one for one in wanted if path.is_relative_to(one)), path)


class _Filter:
    """Leaves out the archive and what is hidden, as a walk does."""

    def __init__(self, wanted: Sequence[Path], archive: Path) -> None:
        self._wanted = wanted
        self._archive = archive

    def __call__(self, change: Change, name: str) -> bool:
        path = Path(name)
        inside = path.relative_to(_watched(path, self._wanted)).parts
        is_hidden = any(part.startswith(".") for part in inside)
        return not is_hidden and not path.is_relative_to(self._archive)
