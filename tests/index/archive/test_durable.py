"""Writing that outlives a power cut."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from index.archive import durable


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was synced from here on, each file with the size it had then."""
    seen: list[str] = []
    real = os.fsync

    def note(descriptor: int) -> None:
        status = os.fstat(descriptor)
        seen.append("folder" if stat.S_ISDIR(status.st_mode) else f"{status.st_size} bytes")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    return seen


def test_a_file_is_synced_with_all_that_is_in_it(tmp_path: Path, synced: list[str]) -> None:
    """When a file counts as written, every byte of it has been handed to the disk."""
    durable.write_file(tmp_path / "a", b"bridge")
    assert (tmp_path / "a").read_bytes() == b"bridge"
    assert synced == ["6 bytes"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """Files that are written once are not written twice."""
    durable.write_file(tmp_path / "a", b"bridge")
    with pytest.raises(FileExistsError):
        durable.write_file(tmp_path / "a", b"ferry")
    assert (tmp_path / "a").read_bytes() == b"bridge"


def test_a_file_is_replaced_in_the_order_that_a_power_cut_respects(
    tmp_path: Path, synced: list[str]
) -> None:
    """First the new contents are synced, then the name is changed, then the folder is synced."""
    (tmp_path / "a").write_bytes(b"bridge")
    (tmp_path / "a.new").write_bytes(b"left behind")
    durable.replace_file(tmp_path / "a", b"ferry")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"ferry"
    assert synced == ["5 bytes", "folder"]


def test_a_file_that_cannot_be_replaced_is_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full, what was there before is there still."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"bridge")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        durable.replace_file(tmp_path / "a", b"ferry")
    assert (tmp_path / "a").read_bytes() == b"bridge"


def test_an_unchanged_file_is_linked(tmp_path: Path) -> None:
    """A file that two generations share takes up its space once."""
    (tmp_path / "a").write_bytes(b"bridge")
    durable.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").stat().st_ino == (tmp_path / "b").stat().st_ino


def test_where_links_are_refused_a_synced_copy_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synced: list[str]
) -> None:
    """An archive may stand on a file system that knows no hard links."""

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_bytes(b"bridge")
    durable.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"bridge"
    assert (tmp_path / "a").stat().st_ino != (tmp_path / "b").stat().st_ino
    assert synced == ["6 bytes"]
