"""Making a generation the current one. What a writer does with it is in test_writer.py."""

from __future__ import annotations

import errno
import os

import pytest

from index.archive import Archive, manifest, publish
from index.errors import ArchiveError
from tests.index.archive import publishing
from tests.index.archive.publishing import contents, files_of, texts_of


def test_nothing_is_current_before_the_first_commit(empty: Archive) -> None:
    """An archive that has just been made names no generation."""
    assert publish.current_or_none(empty) is None
    publishing.publish(empty, a="Crossing\n\nAhoy.")
    assert publish.current_or_none(empty) == empty.current()


def test_a_number_is_given_once(empty: Archive) -> None:
    """A new generation never takes the number of one that is there, damaged or left behind."""
    assert publish.next_number(empty) == 1
    publishing.publish(empty, a="Crossing\n\nAhoy.")
    (empty.generations / "000041").mkdir()
    assert publish.next_number(empty) == 42


def test_an_earlier_generation_can_be_published_again(empty: Archive) -> None:
    """What was current before is current again, under a new number and beside all others."""
    publishing.publish(empty, a="Crossing\n\nThe first words.")
    publishing.publish(empty, a="Crossing\n\nThe second words.")
    published = publish.republish(empty, manifest.read(empty.folder(1)))
    assert published.number == empty.current().number == 3
    assert texts_of(empty) == {"a.txt": "Crossing\n\nThe first words."}
    assert list(empty.numbers()) == [3, 2, 1]


def test_nothing_is_pointed_to_before_it_is_complete_and_synced(
    empty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When CURRENT names a generation, every file and folder of it has been handed to the disk."""
    synced: set[int] = set()
    unsynced_at_switch: list[str] = []
    real_fsync, real_rename = os.fsync, os.rename

    def fsync(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        real_fsync(descriptor)

    def rename(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        if os.fspath(target).endswith("CURRENT"):
            paths = [*files_of(empty, 1), empty.folder(1), empty.generations]
            unsynced_at_switch.extend(
                str(path) for path in paths if path.stat().st_ino not in synced
            )
            unsynced_at_switch.append("end")
        real_rename(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    publishing.publish(empty, a="Crossing\n\nAhoy.")
    assert unsynced_at_switch == ["end"]


def test_a_generation_that_could_not_be_acknowledged_is_not_current(
    empty: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the very last sync fails, the generation before is current again."""
    publishing.publish(empty, a="Crossing\n\nThe first words.")
    pointer = empty.pointer()
    failed: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        is_archive = os.fstat(descriptor).st_ino == empty.path.stat().st_ino
        if is_archive and empty.pointer() != pointer and not failed:
            failed.append(descriptor)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ArchiveError):
        publishing.publish(empty, a="Crossing\n\nThe second words.")
    assert failed
    assert empty.pointer() == pointer
    assert texts_of(empty) == {"a.txt": "Crossing\n\nThe first words."}


def test_leftovers_are_kept_where_nobody_can_tell_what_is_current(empty: Archive) -> None:
    """With a damaged CURRENT, no complete generation is removed: one of them may be it."""
    publishing.publish(empty, a="Crossing\n\nThe first words.")
    publishing.publish(empty, a="Crossing\n\nThe second words.")
    (empty.path / "CURRENT").write_bytes(b"torn")
    (empty.generations / ".work").mkdir()
    before = contents(empty.generations)
    del before[".work"]
    publish.remove_leftovers(empty)
    assert contents(empty.generations) == before
