"""Going back to an earlier generation, by publishing it again."""

from __future__ import annotations

from index.archive import manifest, publish
from index.archive.lock import write_lock
from index.archive.manifest import Manifest
from index.archive.store import Archive
from index.archive.writer import Refusals
from index.errors import ArchiveDamagedError, ArchiveError


def roll_back(archive: Archive, number: int | None = None, *, wait: float = 0.0) -> tuple[int, int]:
    """Publish an earlier generation again; returns its number and the new one.

    By default it is the newest that verifies before the current one, or of all where the current
    one is damaged. What has been read is rolled back with it, so that the next run of indexing
    reads again what came since. Raises ArchiveError where there is none to go back to.
    """
    archive.require()
    with Refusals(archive), write_lock(archive.lock_file, wait):
        publish.remove_leftovers(archive)
        earlier = (
            _verified(archive, number) if number is not None else _newest_before_current(archive)
        )
        return earlier.number, publish.republish(archive, earlier).number


def _newest_before_current(archive: Archive) -> Manifest:
    before = None
    try:
        current = publish.current_or_none(archive)
        if current and _is_whole(archive, current):
            before = current.number
    except ArchiveDamagedError:
        pass  # then the newest that verifies is as far as one has to go
    for number in archive.numbers():
        if before is None or number < before:
            try:
                return _verified(archive, number)
            except ArchiveDamagedError:
                continue
    raise ArchiveError(
        f"The archive in {archive.path} has no earlier generation that is whole.",
        "There is nothing to go back to; the archive is as it was.",
        "Run “byline rebuild” to make a new generation from the articles.",
    )


def _is_whole(archive: Archive, contents: Manifest) -> bool:
    try:
        manifest.verify(archive.folder(contents.number), contents, whole=True)
    except ArchiveDamagedError:
        return False
    return True


def _verified(archive: Archive, number: int) -> Manifest:
    folder = archive.folder(number)
    if not folder.is_dir():
        there = ", ".join(map(str, archive.numbers()))
        raise ArchiveError(
            f"There is no generation {number} in {archive.path}.",
            f"It keeps {there}." if there else "There is none at all.",
            "Name one of them, or none to go back by one.",
        )
    contents = manifest.read(folder)
    manifest.verify(folder, contents, whole=True)
    return contents
