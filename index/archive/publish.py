"""Making a generation the current one: each step is synced before the next begins.

A generation is put together in a work folder, out of links to files that stay and files that are
new. It is complete when its manifest is written, there under its number when the folder is
renamed, and acknowledged when CURRENT names it.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from index.archive import durable, manifest
from index.archive.manifest import FileSum, Manifest
from index.archive.store import Archive
from index.errors import ArchiveDamagedError, ArchiveMissingError

_WORK, _REMOVED = ".work", ".removed"
_KEEP_GENERATIONS = 2  # one to fall back to when the newest is damaged


def current_or_none(archive: Archive) -> Manifest | None:
    """What CURRENT names; None before the first commit. Raises ArchiveDamagedError."""
    try:
        return archive.current()
    except ArchiveMissingError:
        return None


def new_work_folder(archive: Archive, base: Manifest | None) -> Path:
    """An empty work folder, or one that holds the files of a generation, as links."""
    work = archive.generations / _WORK
    work.mkdir()
    if base:
        folder = archive.folder(base.number)
        for name in base.files:
            durable.link_or_copy(folder / name, work / name)
    return work


def next_number(archive: Archive) -> int:
    """A number that no generation has, be it published, damaged or left behind."""
    return max(archive.numbers(), default=0) + 1


def complete(
    work: Path, number: int, articles: int, paragraphs: int, known: Mapping[str, FileSum]
) -> Manifest:
    """Sync what is new in the work folder and write its manifest; the sums of `known` hold."""
    sums = {}
    for path in sorted(work.iterdir()):
        if path.name not in known:
            durable.sync(path)
        sums[path.name] = known.get(path.name) or manifest.file_sum(path)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    contents = manifest.write(work, Manifest(number, now, articles, paragraphs, sums))
    durable.sync(work)
    return contents


def publish(archive: Archive, work: Path, contents: Manifest) -> None:
    """Make a complete work folder the current generation. When it returns, it is acknowledged.

    Raises OSError where the disk refuses; then the generation before is current, as far as the
    disk still obeys.
    """
    before = _pointer_or_none(archive)
    folder = archive.folder(contents.number)
    work.rename(folder)
    durable.sync(folder.parent)
    try:
        archive.set_pointer(contents.pointer)
    except OSError:
        with suppress(OSError):
            if before is not None:
                archive.set_pointer(before)
        raise


def _pointer_or_none(archive: Archive) -> bytes | None:
    """What CURRENT holds; None where it is lost, which publishing mends."""
    try:
        return archive.pointer()
    except FileNotFoundError:
        return None


def republish(archive: Archive, contents: Manifest) -> Manifest:
    """Make an earlier generation, which must verify, the current one, under a new number."""
    work = new_work_folder(archive, contents)
    number = next_number(archive)
    published = complete(work, number, contents.articles, contents.paragraphs, contents.files)
    publish(archive, work, published)
    return published


def prune(archive: Archive, keep_seconds: float) -> None:
    """Remove generations but for the newest two and those that were current `keep_seconds` ago."""
    numbers = list(archive.numbers())
    for newer, number in reversed(list(pairwise(numbers))[_KEEP_GENERATIONS - 1 :]):
        if time.time() - archive.folder(newer).stat().st_mtime > keep_seconds:
            _remove(archive.folder(number))


def remove_leftovers(archive: Archive) -> None:
    """Remove what a process left behind that died before it published.

    Where CURRENT cannot be read, complete generations stay: one of them may be it.
    """
    try:
        current = current_or_none(archive)
        newest = current.number if current else 0
    except ArchiveDamagedError:
        newest = next_number(archive)
    for number in archive.numbers():
        if number > newest:
            _remove(archive.folder(number))
    for name in (_WORK, _REMOVED):
        shutil.rmtree(archive.generations / name, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Remove a folder in such a way that half of it is never taken for a generation."""
    hidden = folder.with_name(_REMOVED)
    shutil.rmtree(hidden, ignore_errors=True)
    folder.rename(hidden)
    durable.sync(folder.parent)
    shutil.rmtree(hidden)
