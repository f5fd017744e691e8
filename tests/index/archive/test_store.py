"""The archive's folder: what is opened, what is refused, and that neither changes anything."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from index.archive import Archive
from index.errors import ArchiveDamagedError, ArchiveError, ArchiveMissingError
from tests.index.archive.publishing import contents, files_of, flip, publish, texts_in, texts_of


def _two_generations(archive: Archive) -> None:
    publish(archive, crossing="Crossing\n\nThe first words.")
    publish(archive, inquiry="Inquiry\n\nThe second words.")


# No archive


def test_making_the_object_touches_nothing(tmp_path: Path) -> None:
    """Naming an archive does not make one."""
    Archive(tmp_path / "archive")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "names", [None, [], ["lost+found"], [".DS_Store", ".gitkeep"]],
    ids=["no folder", "an empty folder", "an empty volume", "an empty folder of a Mac"],
)  # fmt: skip
def test_a_missing_archive_is_missing(tmp_path: Path, names: list[str] | None) -> None:
    """Where nobody has made an archive, the error says so and how to make one."""
    path = tmp_path / "archive"
    for name in names or []:
        (path / name).mkdir(parents=True)
    if names == []:
        path.mkdir()
    before = contents(tmp_path)
    with pytest.raises(ArchiveMissingError) as refusal:
        Archive(path).open()
    assert str(refusal.value) == (
        f"There is no archive in {path}. "
        "Nothing has been indexed there yet, so nothing can be searched. "
        f"Run “byline index FOLDER --archive {path}”, or name another archive."
    )
    assert contents(tmp_path) == before


def test_an_archive_without_a_generation_is_missing(empty: Archive) -> None:
    """An archive whose first run did not end says that, and not that it found nothing."""
    before = contents(empty.path)
    with pytest.raises(ArchiveMissingError) as refusal:
        empty.open()
    assert str(refusal.value) == (
        f"The archive in {empty.path} has no generation yet. "
        "The first run of indexing did not end, so nothing can be searched. "
        f"Run “byline index FOLDER --archive {empty.path}” again."
    )
    assert contents(empty.path) == before


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder with other files in it is neither an archive nor a place to make one."""
    (tmp_path / "holiday.jpg").write_bytes(b"beach")
    for act in (Archive(tmp_path).open, Archive(tmp_path).create):
        with pytest.raises(ArchiveError) as refusal:
            act()
        assert not isinstance(refusal.value, ArchiveMissingError)
        assert str(refusal.value) == (
            f"{tmp_path} is not an archive: it holds other files and no byline.json. "
            "Byline neither reads nor changes folders that are not its own. "
            "Name an empty folder, or one that “byline index” made."
        )
    assert contents(tmp_path) == {"holiday.jpg": b"beach"}


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    """A file where the archive should be is named, and left alone."""
    path = tmp_path / "archive"
    path.write_text("notes")
    with pytest.raises(ArchiveError) as refusal:
        Archive(path).open()
    assert not isinstance(refusal.value, ArchiveMissingError)
    assert str(refusal.value) == (
        f"{path} cannot be read: Not a directory. "
        "Whether there is an archive cannot be told, so nothing was searched or changed. "
        f"Mend the permissions or the mount; this process runs as user {os.getuid()}."
    )
    with pytest.raises(ArchiveError, match="cannot be made: File exists"):
        Archive(path).create()
    assert path.read_text() == "notes"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE], ids=errno.errorcode.get)
def test_an_unreadable_archive_is_not_a_missing_one(
    empty: Archive, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Where the disk refuses to say what is there, nobody is told that there is nothing."""
    publish(empty, crossing="Crossing\n\nAhoy.")

    def refuse(path: Path) -> list[Path]:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    for act in (empty.open, empty.create, empty.require):
        with pytest.raises(ArchiveError) as refusal:
            act()
        assert not isinstance(refusal.value, ArchiveMissingError | ArchiveDamagedError)
        assert refusal.value.happened.endswith(f": {os.strerror(code)}.")
        assert refusal.value.happened.startswith(f"{empty.path} cannot be ")


def test_a_pointer_that_cannot_be_read_is_not_a_missing_one(empty: Archive) -> None:
    """An archive whose CURRENT the disk refuses is named as such."""
    publish(empty, crossing="Crossing\n\nAhoy.")
    (empty.path / "CURRENT").unlink()
    (empty.path / "CURRENT").mkdir()
    with pytest.raises(ArchiveError, match="CURRENT cannot be read: Is a directory") as refusal:
        empty.open()
    assert not isinstance(refusal.value, ArchiveMissingError)


def test_an_archive_of_another_format_is_refused(empty: Archive) -> None:
    """An archive that another Byline made is neither read nor changed by this one."""
    (empty.path / "byline.json").write_text('{"archive": 2}')
    before = contents(empty.path)
    with pytest.raises(ArchiveError) as refusal:
        empty.open()
    assert str(refusal.value) == (
        f"{empty.path / 'byline.json'} says that this is an archive of format 2. "
        "This Byline reads format 1. "
        "Use the Byline that made it, or “byline index” with a new archive."
    )
    assert contents(empty.path) == before


@pytest.mark.parametrize("mark", [b"", b"{", b"\xff", b"[]", b"null", b"7"], ids=repr)
def test_a_damaged_mark_is_damage(empty: Archive, mark: bytes) -> None:
    """A byline.json that nobody wrote is named as damage."""
    (empty.path / "byline.json").write_bytes(mark)
    with pytest.raises(ArchiveDamagedError) as refusal:
        empty.open()
    assert refusal.value.happened == f"{empty.path / 'byline.json'} is not what was written."


# Making one


def test_an_archive_is_made_with_the_folders_it_needs(tmp_path: Path) -> None:
    """An archive is made at any depth, and is then one, though there is nothing in it."""
    archive = Archive(tmp_path / "a" / "b")
    archive.create()
    archive.require()
    assert list(archive.numbers()) == []


def test_an_empty_volume_becomes_an_archive(tmp_path: Path) -> None:
    """What a file system puts into an empty volume does not make it a foreign folder."""
    (tmp_path / "lost+found").mkdir()
    Archive(tmp_path).create()
    Archive(tmp_path).require()
    assert (tmp_path / "lost+found").is_dir()


def test_an_archive_is_never_made_anew(empty: Archive) -> None:
    """Making an archive where there is one is refused, says nothing untrue and loses nothing."""
    _two_generations(empty)
    before = contents(empty.path)
    with pytest.raises(ArchiveError) as refusal:
        empty.create()
    assert "no byline.json" not in str(refusal.value)
    assert contents(empty.path) == before


@pytest.mark.parametrize("missing", [["byline.json"], ["byline.json", "CURRENT"]], ids=str)
def test_making_an_archive_can_be_taken_up_again(empty: Archive, missing: list[str]) -> None:
    """A run that was killed while it made the archive does not have to be cleaned up after."""
    for name in missing:
        (empty.path / name).unlink()
    try:
        empty.require()
    except ArchiveError:
        empty.create()
    assert publish(empty, crossing="Crossing\n\nAhoy.") == 1


# Opening one


def test_the_newest_generation_is_the_one_that_is_opened(empty: Archive) -> None:
    """What was published last is what is read, and nothing is said of damage."""
    _two_generations(empty)
    with empty.open() as generation:
        assert (generation.number, generation.damage) == (2, ())
        assert texts_in(generation).keys() == {"crossing.txt", "inquiry.txt"}


def test_generations_are_counted_newest_first(empty: Archive) -> None:
    """Work under way is not taken for a generation."""
    _two_generations(empty)
    (empty.generations / ".work").mkdir()
    assert list(empty.numbers()) == [2, 1]


def test_every_commit_changes_the_state(empty: Archive) -> None:
    """A reader learns of a new generation from one value."""
    states = [empty.state()]
    for text in ("one", "two", "three"):
        publish(empty, crossing=f"Crossing\n\n{text}")
        states.append(empty.state())
    assert len(set(states)) == 4
    assert empty.state() == states[-1]


@pytest.mark.parametrize(
    "harm",
    [Path.unlink, flip, lambda path: path.write_bytes(path.read_bytes()[:-1]),
     lambda path: path.write_bytes(b"")],
    ids=["missing", "altered", "cut short", "emptied"],
)  # fmt: skip
def test_damage_is_answered_from_the_generation_before(empty: Archive, harm: object) -> None:
    """Whichever file of the newest generation is harmed, the one before it is read, and says so."""
    assert callable(harm)
    _two_generations(empty)
    older = {path.stat().st_ino for path in files_of(empty, 1)}
    whole = contents(empty.path)
    for path in files_of(empty, 2):
        if path.stat().st_ino in older:
            continue  # a hard link shares the damage: see below
        harm(path)
        before = contents(empty.path)
        with empty.open() as generation:
            assert generation.number == 1
            assert len(generation.damage) == 1
            assert generation.damage[0].startswith(str(path))
            assert texts_in(generation) == {"crossing.txt": "Crossing\n\nThe first words."}
        assert contents(empty.path) == before, "opening repaired or removed something"
        path.write_bytes(whole[str(path.relative_to(empty.path))] or b"")


def test_a_foreign_file_in_a_generation_is_damage(empty: Archive) -> None:
    """A file that nobody published is never read: it could be anything."""
    _two_generations(empty)
    foreign = empty.folder(2) / "MAIN_9.toc"
    foreign.write_bytes(b"cos\nsystem\n")
    with empty.open() as generation:
        assert (generation.number, generation.damage) == (
            1,
            (f"{foreign} does not belong there.",),
        )


@pytest.mark.parametrize(
    "pointer",
    [b"", b"000001", b"two words", b"\xff\xfe", b"000007 abc", b"000002 abc", b"1 2 3"],
    ids=repr,
)
def test_a_damaged_pointer_is_noticed(empty: Archive, pointer: bytes) -> None:
    """Where CURRENT names nothing that was published, the newest whole generation is read."""
    _two_generations(empty)
    (empty.path / "CURRENT").write_bytes(pointer)
    with pytest.raises(ArchiveDamagedError):
        empty.current()
    with empty.open() as generation:
        assert generation.number == 2
        assert generation.damage != ()


def test_a_missing_pointer_is_damage(empty: Archive) -> None:
    """An archive that has generations has not lost them with its pointer."""
    _two_generations(empty)
    (empty.path / "CURRENT").unlink()
    with empty.open() as generation:
        assert (generation.number, generation.damage) == (
            2,
            (f"{empty.path / 'CURRENT'} is missing.",),
        )


def test_where_nothing_is_whole_nothing_is_answered(empty: Archive) -> None:
    """Damage that all generations share ends in an error that names the file and the way out."""
    _two_generations(empty)
    shared = next(p for p in files_of(empty, 2) if p.stat().st_nlink > 1)
    flip(shared)
    flip(next(p for p in files_of(empty, 1) if p.stat().st_nlink == 1))
    before = contents(empty.path)
    with pytest.raises(ArchiveDamagedError) as refusal:
        empty.open()
    assert str(refusal.value) == (
        f"{shared} is not what was written. "
        "Answers from it could be silently wrong, so none are given. "
        "Run “byline check” to see what is whole, “byline rollback” or “byline rebuild” to go on."
    )
    assert contents(empty.path) == before


def test_the_archive_may_be_moved(empty: Archive, tmp_path: Path) -> None:
    """An archive is its folder: it is the same one in another place."""
    _two_generations(empty)
    moved = Archive(shutil.copytree(empty.path, tmp_path / "elsewhere"))
    assert texts_of(moved) == texts_of(empty)


def test_a_pointer_can_be_put_back(empty: Archive) -> None:
    """What CURRENT held before can be written again, also that there is no generation yet."""
    nothing = empty.pointer()
    _two_generations(empty)
    pointer = empty.pointer()
    empty.set_pointer(nothing)
    with pytest.raises(ArchiveMissingError):
        empty.current()
    empty.set_pointer(pointer)
    assert empty.current().number == 2
