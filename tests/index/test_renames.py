"""Sources whose files have other paths now."""

from __future__ import annotations

import os
from pathlib import Path

from index import Archive, index_paths, open_writer
from index.renames import exchange
from index.sources import SourceFile, source_file
from tests.index.runs import ONE, TWO

_NAMES = ("a.txt", "b.txt")


def _files(folder: Path) -> dict[str, SourceFile]:
    found = (source_file(folder, name) for name in _NAMES)
    return {str(file.file): file for file in found if file}


def _exchanged(archive: Archive, folder: Path) -> tuple[int, dict[str, str]]:
    with open_writer(archive) as writer:
        moved = exchange(writer, _files(folder))
        return moved, {path: state.address for path, state in writer.register.items()}


def _indexed(folder: Path, first: str, second: str) -> Archive:
    (folder / "articles").mkdir()
    for name, text in zip(_NAMES, (first, second), strict=True):
        (folder / "articles" / name).write_text(text)
    archive = Archive(folder / "archive")
    index_paths(archive, [folder / "articles"])
    return archive


def _swap(folder: Path) -> None:
    (folder / "a.txt").rename(folder / "aside")
    (folder / "b.txt").rename(folder / "a.txt")
    (folder / "aside").rename(folder / "b.txt")


def test_files_that_swap_names_swap_paths(tmp_path: Path) -> None:
    """Each source has the path of the other, and the address it had."""
    archive = _indexed(tmp_path, ONE, TWO)
    own = {name: name for name in _NAMES}
    assert _exchanged(archive, tmp_path / "articles") == (0, own)
    _swap(tmp_path / "articles")
    assert _exchanged(archive, tmp_path / "articles") == (2, {"a.txt": "b.txt", "b.txt": "a.txt"})


def test_the_bytes_decide(tmp_path: Path) -> None:
    """What has another file's inode, size and time, and other words, is not that file."""
    archive = _indexed(tmp_path, ONE, ONE.replace("boat", "bout"))
    folder = tmp_path / "articles"
    times = [(folder / name).stat().st_mtime_ns for name in _NAMES]
    for name in _NAMES:
        (folder / name).write_text((folder / name).read_text().replace("bridge", "bright"))
    _swap(folder)
    for name, time in zip(reversed(_NAMES), times, strict=True):
        os.utime(folder / name, ns=(time, time))
    assert _exchanged(archive, folder) == (0, {name: name for name in _NAMES})


def test_a_hard_link_is_no_new_name(tmp_path: Path) -> None:
    """While a file has its name, another name for it takes nothing from it."""
    archive = _indexed(tmp_path, ONE, TWO)
    folder = tmp_path / "articles"
    (folder / "b.txt").unlink()
    os.link(folder / "a.txt", folder / "b.txt")
    assert _exchanged(archive, folder) == (0, {name: name for name in _NAMES})
