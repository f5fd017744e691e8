"""`byline status`, `check`, `rollback` and `rebuild`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive, index_paths
from index.formats import FORMATS
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.running import byline, failed


def test_status_says_what_the_archive_holds(shared_archive: Archive) -> None:
    """Generation, counts, size and languages, for people and for scripts."""
    record = json.loads(byline("status", "--json", "--archive", shared_archive.path).stdout)
    text = byline("status", "--archive", shared_archive.path).stdout

    size = sum(path.stat().st_size for path in shared_archive.folder(1).iterdir())
    manifest = (shared_archive.folder(1) / "MANIFEST").stat().st_size
    assert record.pop("published").startswith("20")
    assert record.pop("bytes") in (size, size - manifest)
    assert record.pop("age_seconds") >= 0
    assert record == {
        "archive": str(shared_archive.path),
        "generation": 1,
        "kept": [1],
        "articles": 8,
        "paragraphs": 22,
        "languages": ["de", "en", "zh"],
        "damage": [],
        "failed": [],
        "outdated": [],
    }
    assert "Articles    8\nParagraphs  22\n" in text
    assert "Languages   de, en, zh" in text


def test_status_names_the_files_that_could_not_be_read(articles: Path, archive: Archive) -> None:
    """What failed in the last runs can be looked up later."""
    (articles / "bad.txt").write_bytes(b" ")
    byline("index", articles, "--archive", archive.path)

    record = json.loads(byline("status", "--json", "--archive", archive.path).stdout)
    status = byline("status", "--archive", archive.path)

    assert [failure["path"] for failure in record["failed"]] == ["bad.txt"]
    assert "Failed      bad.txt: There is no text in it." in status.stdout
    assert status.exit_code == 1


def test_status_names_what_would_be_read_better(
    articles: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade: the command for it, and exit code 1; else 0."""
    with monkeypatch.context() as later:
        later.setitem(FORMATS, "text", replace(FORMATS["text"], version=99))
        status = byline("status", "--archive", archive.path)
    assert status.exit_code == 1
    assert f"run “byline index {articles}”" in status.stdout
    assert byline("status", "--archive", archive.path).exit_code == 0


def test_check_says_that_all_is_whole(shared_archive: Archive) -> None:
    """A whole archive is checked with one line a generation and exit code 0."""
    result = byline("check", "--archive", shared_archive.path)

    assert result.exit_code == 0
    assert result.stdout.startswith("Generation 1 (current): whole, ")


def test_check_names_the_file_that_is_damaged(archive: Archive) -> None:
    """A flipped bit is found, the file is named, exit code 1."""
    flip_byte(segment(archive))

    result = byline("check", "--archive", archive.path)

    assert result.exit_code == 1
    assert "Generation 1 (current): damaged\n" in result.stdout
    assert f"{segment(archive)} is not what was written." in result.stdout


@pytest.mark.parametrize("command", ["rollback", "rebuild"])
def test_check_names_a_damaged_pointer(archive: Archive, command: str) -> None:
    """Torn or lost, it is damage like any other: named with what to do, exit code 1."""
    pointer = archive.path / "CURRENT"
    pointer.write_text("junk\n")
    result = byline("check", "--archive", archive.path)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "CURRENT: damaged\n" in result.stdout
    assert f"{pointer} is not what was written." in result.stdout

    pointer.unlink()
    assert byline(command, "--archive", archive.path).exit_code == 0
    assert byline("check", "--archive", archive.path).exit_code == 0


def test_check_tells_another_byline_from_damage(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the archive is and which command helps; after that one nothing is wrong."""
    archive = Archive(tmp_path / "earlier")
    with monkeypatch.context() as earlier:
        earlier.setattr("index.archive.manifest.FORMAT", 1)
        index_paths(archive, [articles])

    checked = byline("check", "--archive", archive.path)
    assert checked.exit_code == 1
    assert checked.stdout.startswith("Generation 1 (current): of another Byline\n")
    assert "of an earlier Byline; this one reads format" in checked.stdout
    assert "Run “byline rebuild”" in checked.stdout
    assert "damaged" not in checked.stdout

    assert byline("rebuild", "--archive", archive.path).exit_code == 0
    checked = byline("check", "--archive", archive.path)
    assert checked.exit_code == 0
    assert checked.stdout.endswith("Generation 1: of another Byline\n")


def test_rollback_goes_back_and_says_so(archive: Archive, articles: Path) -> None:
    """The state before is current again under a new number, and searches answer from it."""
    (articles / "late.txt").write_text(
        "---\ntitle: Late\nauthor: Ann Lee\noutlet: Late News\nlanguage: en\n---\n\nA zeppelin.\n"
    )
    index_paths(archive, [articles])

    result = byline("rollback", "--archive", archive.path)

    assert result.stdout == "Generation 1 is current again, as generation 3.\n"
    searched = byline("search", "zeppelin OR bridge", "--json", "--archive", archive.path)
    assert json.loads(searched.stdout)["total"] == 8


@pytest.mark.parametrize("command", ["rollback", "rebuild"])
@pytest.mark.parametrize("break_it", [cannot for cannot, _ in CANNOT.values()], ids=CANNOT)
def test_what_is_no_archive_is_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, break_it: Cannot
) -> None:
    """Where there is no archive to mend the command ends with 2 and leaves everything as it is."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)
    before = sorted(tmp_path.rglob("*"))

    assert failed(byline(command, "--archive", archive.path), 2).startswith("byline: ")

    assert [path for path in sorted(tmp_path.rglob("*")) if path.name != "write.lock"] == before


def test_rollback_without_anything_before_is_refused(archive: Archive) -> None:
    """Where there is nothing to go back to the command says so with exit code 2."""
    assert failed(byline("rollback", "--archive", archive.path), 2).startswith("byline: ")
    assert failed(byline("rollback", "9", "--archive", archive.path), 2).startswith("byline: ")


def test_rebuild_makes_the_same_archive_again(archive: Archive) -> None:
    """After a rebuild the same queries find the same paragraphs under the same addresses."""
    before = json.loads(byline("search", "bridge", "--json", "--archive", archive.path).stdout)

    result = byline("rebuild", "--archive", archive.path)

    after = json.loads(byline("search", "bridge", "--json", "--archive", archive.path).stdout)
    assert result.exit_code == 0
    assert after["generation"] == 2
    assert [hit["id"] for hit in after["hits"]] == [hit["id"] for hit in before["hits"]]


def test_rebuild_mends_what_was_damaged(archive: Archive) -> None:
    """The command that a damage names as the way out is one."""
    flip_byte(segment(archive))
    assert byline("search", "bridge", "--archive", archive.path).exit_code == 2

    assert byline("rebuild", "--archive", archive.path).exit_code == 0

    assert byline("search", "bridge", "--archive", archive.path).exit_code == 0
