"""What a generation consists of, and whether it is all there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from index.archive import manifest
from index.archive.manifest import Manifest
from index.errors import ArchiveDamagedError
from tests.index.archive.publishing import flip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two files and their manifest."""
    (tmp_path / "postings").write_bytes(b"bridge ferry strike")
    (tmp_path / "stored").write_bytes(b"The bridge waits.")
    sums = {name: manifest.file_sum(tmp_path / name) for name in ("postings", "stored")}
    manifest.write(tmp_path, Manifest(7, "2023-04-19T08:30:00+00:00", 2, 9, sums))
    return tmp_path


def _damage(folder: Path, *, whole: bool) -> str:
    with pytest.raises(ArchiveDamagedError) as refusal:
        manifest.verify(folder, manifest.read(folder), whole=whole)
    return refusal.value.happened


def test_a_manifest_is_read_as_it_was_written(folder: Path) -> None:
    """Number, time, counts and sums come back, with the digest that CURRENT will name."""
    contents = manifest.read(folder)
    assert (contents.number, contents.published) == (7, "2023-04-19T08:30:00+00:00")
    assert (contents.articles, contents.paragraphs) == (2, 9)
    assert contents.files["stored"].size == 17
    assert re.fullmatch("[0-9a-f]{64}", contents.digest)
    assert contents.pointer.split() == [b"000007", contents.digest.encode()]


def test_what_was_written_can_be_verified_at_once(tmp_path: Path) -> None:
    """The manifest that writing returns is the one that reading returns."""
    (tmp_path / "stored").write_bytes(b"The bridge waits.")
    sums = {"stored": manifest.file_sum(tmp_path / "stored")}
    written = manifest.write(tmp_path, Manifest(7, "2023-04-19T08:30:00+00:00", 2, 9, sums))
    assert written == manifest.read(tmp_path)
    manifest.verify(tmp_path, written, whole=True)


def test_a_sum_is_the_sha_256_of_the_file(folder: Path) -> None:
    """Anyone can check a sum with sha256sum."""
    assert manifest.file_sum(folder / "stored").sha256 == (
        "70f9e9c6ea6779941520a8085399714dcd0f820919f9c9354c2587e45954690c"
    )


def test_what_is_whole_verifies(folder: Path) -> None:
    """A generation that is as it was published passes both depths, again and again."""
    contents = manifest.read(folder)
    for whole in (False, True, True):
        manifest.verify(folder, contents, whole=whole)


def test_any_altered_byte_of_the_manifest_is_noticed(folder: Path) -> None:
    """A manifest vouches for itself before it vouches for anything else."""
    path = folder / "MANIFEST"
    for at in range(path.stat().st_size):
        flip(path, at)
        with pytest.raises(ArchiveDamagedError) as refusal:
            manifest.read(folder)
        assert refusal.value.happened == f"{path} is not what was written."
        flip(path, at)
    manifest.read(folder)


def test_a_missing_manifest_is_damage(folder: Path) -> None:
    """A folder without a manifest is no generation."""
    (folder / "MANIFEST").unlink()
    with pytest.raises(ArchiveDamagedError) as refusal:
        manifest.read(folder)
    assert refusal.value.happened == (
        f"{folder / 'MANIFEST'} cannot be read: No such file or directory."
    )


@pytest.mark.parametrize(
    ("ours", "who", "remedy"),
    [(99, "an earlier", "byline rebuild"), (1, "a newer", "the newer Byline")],
)
def test_a_generation_of_another_format_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ours: int, who: str, remedy: str
) -> None:
    """A Byline that does not know a generation's format names both formats and what to do."""
    found = manifest.FORMAT
    monkeypatch.setattr(manifest, "FORMAT", ours)
    with pytest.raises(ArchiveDamagedError) as refusal:
        manifest.read(folder)
    assert refusal.value.happened == (
        f"{folder / 'MANIFEST'} has format {found}, of {who} Byline; this one reads format {ours}."
    )
    assert remedy in refusal.value.remedy


def test_of_an_earlier_format_the_manifest_alone_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rebuild asks for it, for the register; of a newer format nothing is known."""
    whole = manifest.read(folder)
    monkeypatch.setattr(manifest, "FORMAT", 99)
    assert manifest.read(folder, earlier=True) == whole
    monkeypatch.setattr(manifest, "FORMAT", 1)
    with pytest.raises(ArchiveDamagedError):
        manifest.read(folder, earlier=True)


@pytest.mark.parametrize("whole", [False, True], ids=["shallow", "whole"])
def test_missing_foreign_and_resized_files_are_noticed(folder: Path, whole: bool) -> None:
    """At either depth the folder must hold the files of the manifest, in their sizes."""
    stored = folder / "stored"
    (folder / "other").touch()
    assert _damage(folder, whole=whole) == f"{folder / 'other'} does not belong there."
    (folder / "other").unlink()
    stored.write_bytes(b"The bridge")
    assert _damage(folder, whole=whole) == f"{stored} has 10 bytes instead of 17."
    stored.unlink()
    assert _damage(folder, whole=whole) == f"{stored} is missing."


def test_only_reading_to_the_end_notices_an_altered_byte(folder: Path) -> None:
    """The shallow depth looks at names and sizes, the whole depth at every byte."""
    flip(folder / "stored", 3)
    manifest.verify(folder, manifest.read(folder), whole=False)
    assert _damage(folder, whole=True) == f"{folder / 'stored'} is not what was written."


def test_damage_says_what_it_means_and_what_to_do(folder: Path) -> None:
    """An error about damage names the file, the danger and the commands."""
    assert str(manifest.damaged(folder, "is missing")) == (
        f"{folder} is missing. Answers from it could be silently wrong, so none are given. "
        "Run “byline check” to see what is whole, “byline rollback” or “byline rebuild” to go on."
    )


@pytest.fixture
def read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read to their end from here on, as they are read."""
    names: list[str] = []
    real = manifest.file_sum

    def note(path: Path) -> manifest.FileSum:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(manifest, "file_sum", note)
    return names


def test_a_file_is_read_once_by_a_process(folder: Path, read_to_the_end: list[str]) -> None:
    """What was verified is not read again, under a second name neither, until it is forgotten."""
    contents = manifest.read(folder)
    manifest.verify(folder, contents, whole=True)
    assert sorted(read_to_the_end) == ["postings", "stored"]
    read_to_the_end.clear()
    linked = folder.with_name(folder.name + " linked")
    linked.mkdir()
    for name in contents.files:
        (linked / name).hardlink_to(folder / name)
    manifest.verify(folder, contents, whole=True)
    manifest.verify(linked, contents, whole=True)
    assert read_to_the_end == []
    manifest.forget_verified()
    manifest.verify(folder, contents, whole=True)
    assert sorted(read_to_the_end) == ["postings", "stored"]


def test_a_file_that_changed_since_is_read_again(folder: Path) -> None:
    """Damage that a file's time of change gives away is noticed in a running process too."""
    contents = manifest.read(folder)
    manifest.verify(folder, contents, whole=True)
    stat = (folder / "stored").stat()
    flip(folder / "stored", 3)
    os.utime(folder / "stored", ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert _damage(folder, whole=True) == f"{folder / 'stored'} is not what was written."


def test_a_folder_that_cannot_be_listed_is_damage(folder: Path) -> None:
    """A generation whose folder is gone is named with what the disk says."""
    contents = manifest.read(folder)
    gone = folder / "gone"
    with pytest.raises(ArchiveDamagedError) as refusal:
        manifest.verify(gone, contents, whole=True)
    assert refusal.value.happened == f"{gone} cannot be read: No such file or directory."
