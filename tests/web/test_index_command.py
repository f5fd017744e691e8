"""`byline index`: what it did, what it could not read, who else writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from index import Archive
from tests.web.running import ROOT, byline, failed
from web.commands import main


def test_the_first_run_counts_what_it_did(articles: Path, tmp_path: Path) -> None:
    """Files read, articles and paragraphs indexed, files ignored with why; exit code 0."""
    for name in ("one.jpg", "two.jpg", ".hidden.txt"):
        (articles / name).write_bytes(b"\xff\xd8")

    result = byline("index", articles, "--archive", tmp_path / "new")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "7 files read, 8 articles with 22 paragraphs indexed, 0 files unchanged, 0 removed, "
        "3 ignored (2 .jpg, 1 hidden), 0 failed.\n"
        "Generation 1 is published.\n"
    )


def test_the_next_run_reads_only_what_changed(articles: Path, archive: Archive) -> None:
    """Changed, new and removed files are told apart from those that stayed as they are."""
    (articles / "undated.txt").write_text("Crossing\n\nThe rowing boat is gone.\n", "utf-8")
    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    (articles / "ledger" / "strike.txt").unlink()

    result = byline("index", articles, "--archive", archive.path)

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "2 files read, 2 articles with 4 paragraphs indexed, 5 files unchanged, 1 removed, "
        "0 ignored, 0 failed.\n"
    )


def test_a_run_that_changes_nothing_says_so(articles: Path, archive: Archive) -> None:
    """No generation is called new that has stood there before."""
    result = byline("index", articles, "--archive", archive.path)

    assert result.exit_code == 0
    assert result.stdout.endswith("0 failed.\nNothing has changed; generation 1 stands.\n")


def test_a_file_that_cannot_be_read_is_named_and_the_run_goes_on(
    articles: Path, tmp_path: Path
) -> None:
    """One bad file of many: the others are indexed, it is named with its reason, exit code 1."""
    (articles / "bad.txt").write_bytes(b" ")
    (articles / "lines.jsonl").write_text('{"text": "A ferry sank."}\n{"title": \n', "utf-8")

    result = byline("index", articles, "--archive", tmp_path / "new")

    assert result.exit_code == 1
    assert "9 articles" in result.stdout
    assert "2 failed." in result.stdout
    assert "Generation 1 is published.\n" in result.stdout
    assert "  failed: bad.txt: There is no text in it. " in result.stderr
    assert "  failed: lines.jsonl, line 2: It is not JSON" in result.stderr


def test_a_file_that_still_cannot_be_read_is_named_again(articles: Path, archive: Archive) -> None:
    """An unchanged bad file is no success of the second run either."""
    (articles / "bad.txt").write_bytes(b" ")
    byline("index", articles, "--archive", archive.path)

    again = byline("index", articles, "--archive", archive.path)

    assert again.exit_code == 1
    assert "failed: bad.txt" in again.stderr


def test_a_path_that_does_not_exist_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """A misspelt path ends with exit code 2 and leaves no archive behind."""
    path, folder = tmp_path / "articels", tmp_path / "new"

    errors = failed(byline("index", path, "--archive", folder), 2)

    assert errors == (
        f"byline: {path} does not exist.\nNothing was indexed. Check the spelling of the path.\n"
    )
    assert not folder.exists()


def test_a_folder_without_articles_is_told_with_a_hint(tmp_path: Path) -> None:
    """Nothing found is not nothing said: the command names what it reads."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"\xff\xd8")

    result = byline("index", tmp_path / "photos", "--archive", tmp_path / "new")

    assert "0 files read" in result.stdout
    assert "Byline reads text, Markdown, HTML, " in result.stderr


def test_a_file_name_that_is_no_text_does_not_end_the_run(articles: Path, tmp_path: Path) -> None:
    """Old folders have names in old encodings: such a file is read or named, the others read."""
    try:
        Path(os.fsdecode(bytes(articles / "caf") + b"\xe9.txt")).write_text("Café\n\nThe tug.\n")
    except OSError:
        pytest.skip("this file system takes no such names")

    result = CliRunner().invoke(main, ["index", str(articles), "--archive", str(tmp_path / "new")])

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Generation 1 is published." in result.stdout
    assert result.exit_code in (0, 1)
    searched = byline("search", "bridge", "--archive", tmp_path / "new", "--json")
    assert json.loads(searched.stdout)["total"] == 8


def test_a_foreign_folder_is_not_made_an_archive(articles: Path, tmp_path: Path) -> None:
    """Nothing is written beside somebody's files."""
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8")

    errors = failed(byline("index", articles, "--archive", folder), 2)

    assert errors.startswith(f"byline: {folder} is not an archive")
    assert [path.name for path in folder.iterdir()] == ["holiday.jpg"]


def test_a_second_writer_is_told_who_writes(archive: Archive, articles: Path) -> None:
    """While one process writes another one ends at once, with the first one's process id."""
    script = (
        "import sys; from pathlib import Path; from index import Archive, open_writer\n"
        "with open_writer(Archive(Path(sys.argv[1]))):\n"
        "    print('writing', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(archive.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as writer:  # fmt: skip
        assert writer.stdout and writer.stdout.readline() == "writing\n"

        errors = failed(byline("index", articles, "--archive", archive.path), 2)
        found = byline("search", "bridge", "--archive", archive.path)

        assert errors.startswith(f"byline: Process {writer.pid} is writing to the archive")
        assert "--wait SECONDS" in errors
        assert found.exit_code == 0
        writer.communicate("")
    assert writer.returncode == 0
    assert byline("index", articles, "--archive", archive.path).exit_code == 0
