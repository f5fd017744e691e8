"""Writing that outlives a power cut: nothing counts as written before it is synced."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write a new file and sync it. Its folder still needs a sync."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file: afterwards it is the old one or the new one, whole."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    write_file(temporary, data)
    temporary.rename(path)
    sync(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those it stands in; synced, so that their names outlive a power cut."""
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in made or [path]:
        sync(folder.parent)


def sync(path: Path) -> None:
    """Sync a file's contents, or a folder's names. Raises OSError where the disk refuses."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link_or_copy(source: Path, target: Path) -> None:
    """The same file under a second name; a synced copy where the file system knows no links."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        sync(target)
