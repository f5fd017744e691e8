"""Ways in which an archive cannot answer, as the disk brings them about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from errno import EACCES
from pathlib import Path

import pytest

from index import Archive


def unreadable(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder's names may not be listed, root or not."""
    listed = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path == archive.path:
            raise PermissionError(EACCES, os.strerror(EACCES), str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)


def foreign(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder holds somebody's files."""
    archive.path.mkdir()
    (archive.path / "holiday.jpg").write_bytes(b"\xff\xd8")


def a_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder should."""
    archive.path.write_text("not a folder")


def missing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has made one."""


def unfinished(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was made, and nothing was ever published in it."""
    archive.create()


def newer(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later Byline made it."""
    archive.create()
    (archive.path / "byline.json").write_text('{"archive": 99}')


def flip_byte(path: Path) -> None:
    """Change one bit in the middle of a file, as a failing disk does."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def segment(archive: Archive, number: int = 1) -> Path:
    """The file that holds the paragraphs of a generation."""
    return next(archive.folder(number).glob("*.segment"))


Cannot = Callable[[Archive, pytest.MonkeyPatch], None]

# Why there is no answer, and what is said about it, {folder} standing for the archive's folder.
CANNOT: dict[str, tuple[Cannot, str]] = {
    "missing": (
        missing,
        "There is no archive in {folder}. "
        "Nothing has been indexed there yet, so nothing can be searched. "
        "Run “byline index FOLDER --archive {folder}”, or name another archive.",
    ),
    "unfinished": (
        unfinished,
        "The archive in {folder} has no generation yet. "
        "The first run of indexing did not end, so nothing can be searched. "
        "Run “byline index FOLDER --archive {folder}” again.",
    ),
    "unreadable": (
        unreadable,
        "{folder} cannot be read: Permission denied. "
        "Whether there is an archive cannot be told, so nothing was searched or changed. "
        f"Mend the permissions or the mount; this process runs as user {os.getuid()}.",
    ),
    "a file": (
        a_file,
        "{folder} cannot be read: Not a directory. "
        "Whether there is an archive cannot be told, so nothing was searched or changed. "
        f"Mend the permissions or the mount; this process runs as user {os.getuid()}.",
    ),
    "foreign": (
        foreign,
        "{folder} is not an archive: it holds other files and no byline.json. "
        "Byline neither reads nor changes folders that are not its own. "
        "Name an empty folder, or one that “byline index” made.",
    ),
    "newer": (
        newer,
        "{folder}/byline.json says that this is an archive of format 99. "
        "This Byline reads format 1. "
        "Use the Byline that made it, or “byline index” with a new archive.",
    ),
}
