"""Going back to an earlier generation."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.archive import Archive, open_writer, roll_back
from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
)
from index.indexer import index_paths
from tests.index.archive.publishing import contents, files_of, flip, publish, texts_of

_TEXTS = {number: f"Crossing\n\nWords {number}." for number in (1, 2, 3)}


@pytest.fixture
def three(empty: Archive) -> Archive:
    """An archive of three generations."""
    for text in _TEXTS.values():
        publish(empty, a=text)
    return empty


def test_going_back_is_going_back_by_one(three: Archive) -> None:
    """The generation before the current one is published again, and the newer one is kept."""
    assert roll_back(three) == (2, 4)
    assert texts_of(three) == {"a.txt": _TEXTS[2]}
    assert list(three.numbers()) == [4, 3, 2, 1]


def test_one_can_go_back_as_far_as_one_likes(three: Archive) -> None:
    """A generation that is named is the one that is published again, newer ones included."""
    assert roll_back(three, 1) == (1, 4)
    assert texts_of(three) == {"a.txt": _TEXTS[1]}
    assert roll_back(three, 3) == (3, 5)
    assert texts_of(three) == {"a.txt": _TEXTS[3]}


def test_one_can_go_on_from_there(three: Archive) -> None:
    """What is published after going back builds on what was gone back to."""
    roll_back(three, 1)
    assert publish(three, b=_TEXTS[2]) == 5
    assert texts_of(three) == {"a.txt": _TEXTS[1], "b.txt": _TEXTS[2]}


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "torn"])
def test_a_pointer_that_is_lost_or_torn_is_made_anew(three: Archive, *, lost: bool) -> None:
    """The newest whole generation is current again where CURRENT says nothing."""
    (three.path / "CURRENT").unlink() if lost else (three.path / "CURRENT").write_text("torn")
    assert roll_back(three) == (3, 4)
    assert three.current().number == 4


def test_a_damaged_generation_is_gone_back_from(three: Archive) -> None:
    """Where the current generation is damaged, the newest whole one takes its place."""
    flip(next(path for path in files_of(three, 3) if path.stat().st_nlink == 1))
    assert roll_back(three) == (2, 4)
    with three.open() as generation:
        assert generation.damage == ()
    assert texts_of(three) == {"a.txt": _TEXTS[2]}


def test_a_damaged_pointer_is_mended_by_going_back(three: Archive) -> None:
    """Where CURRENT is damaged and all generations are whole, the newest one is current again."""
    (three.path / "CURRENT").write_bytes(b"torn")
    assert roll_back(three) == (3, 4)
    assert texts_of(three) == {"a.txt": _TEXTS[3]}


def test_damage_is_skipped_and_never_published(three: Archive) -> None:
    """An earlier generation that is damaged is passed over; asked for by number, it is refused."""
    flip(next(path for path in files_of(three, 2) if path.stat().st_nlink == 1))
    with pytest.raises(ArchiveDamagedError):
        roll_back(three, 2)
    assert roll_back(three) == (1, 4)


def test_what_was_read_is_undone_too(tmp_path: Path) -> None:
    """After going back, the next run of indexing reads again what had come since."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(_TEXTS[1])
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [folder])
    (folder / "a.txt").write_text(_TEXTS[2] + " And more.")
    index_paths(archive, [folder])
    roll_back(archive)
    assert texts_of(archive) == {"a.txt": _TEXTS[1]}
    report = index_paths(archive, [folder])
    assert (report.read, report.unchanged) == (1, 0)
    assert texts_of(archive) == {"a.txt": _TEXTS[2] + " And more."}


def test_there_must_be_something_to_go_back_to(empty: Archive) -> None:
    """An archive of one generation stays as it is, and the error says what else can be done."""
    publish(empty, a=_TEXTS[1])
    pointer = empty.pointer()
    with pytest.raises(ArchiveError) as refusal:
        roll_back(empty)
    assert str(refusal.value) == (
        f"The archive in {empty.path} has no earlier generation that is whole. "
        "There is nothing to go back to; the archive is as it was. "
        "Run “byline rebuild” to make a new generation from the articles."
    )
    assert empty.pointer() == pointer


def test_a_generation_that_is_not_there_is_named_with_those_that_are(three: Archive) -> None:
    """A mistyped number gets a list of the right ones."""
    with pytest.raises(ArchiveError) as refusal:
        roll_back(three, 7)
    assert str(refusal.value) == (
        f"There is no generation 7 in {three.path}. It keeps 3, 2, 1. "
        "Name one of them, or none to go back by one."
    )


def test_generation_nought_is_not_the_default(three: Archive) -> None:
    """A number that no generation has is never taken for no number at all."""
    with pytest.raises(ArchiveError, match="There is no generation 0"):
        roll_back(three, 0)
    assert three.current().number == 3


def test_nothing_is_rolled_back_while_another_writes(three: Archive) -> None:
    """Going back is writing: one at a time."""
    with open_writer(three), pytest.raises(ArchiveBusyError):
        roll_back(three)


def test_nothing_is_made_where_there_is_no_archive(tmp_path: Path) -> None:
    """Going back in a folder without an archive leaves the folder alone."""
    with pytest.raises(ArchiveMissingError):
        roll_back(Archive(tmp_path / "archive"))
    assert contents(tmp_path) == {}


def test_a_disk_that_refuses_leaves_the_archive_as_it_was(
    three: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going back on a full disk ends in an error, and the current generation stays current."""

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(ArchiveError, match="No space left on device"):
        roll_back(three)
    monkeypatch.undo()
    assert texts_of(three) == {"a.txt": _TEXTS[3]}
    assert publish(three, b=_TEXTS[1]) == 4
