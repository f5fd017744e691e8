"""The command `byline`: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from index import Archive, index_paths
from tests.articles import FILES
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.printing import COMMANDS
from tests.web.running import byline, failed, refused_by_full_disk, with_full_disk
from web.commands import main


def test_help_reads_like_documentation() -> None:
    """`byline --help` says what Byline does, shows each command in use, and explains exit codes."""
    help_text = byline("--help").stdout

    assert "finds the paragraphs of a press archive" in help_text
    assert "Exit codes: 0 all is well; 1" in help_text
    for name in main.commands:
        assert re.search(rf"^  {name}  ", help_text, re.M), name


@with_full_disk
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["status", "-h"],
                                       ["search", "--help"]], ids=" ".join)  # fmt: skip
def test_help_that_cannot_be_written_is_no_success(arguments: list[str]) -> None:
    """A full disk is told, whatever was to be printed."""
    refused_by_full_disk(*arguments)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself_and_each_option(name: str) -> None:
    """Each command has a sentence, and each of its options a line."""
    command = COMMANDS[name]

    assert (command.help or "").strip().partition("\n")[0].endswith(".")
    assert byline(name, "--help").stdout == byline(name, "-h").stdout
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name != "page":
            assert parameter.help, parameter.name


@pytest.mark.parametrize("arguments", [["nothing"], ["index"], ["inspect"],
                                       ["search", "x", "--page", "0"],
                                       ["search", "x", "--size", "101"],
                                       ["search", "x", "--sort", "best"],
                                       ["serve", "--port", "http"],
                                       ["index", "x", "--wait", "long"]])  # fmt: skip
def test_a_wrong_use_of_the_command_ends_with_two(arguments: list[str]) -> None:
    """What cannot be meant is refused with exit code 2 and the way it is used."""
    assert "Usage: " in failed(byline(*arguments), 2)


def test_the_archive_is_named_by_flag_or_variable(shared_archive: Archive, tmp_path: Path) -> None:
    """BYLINE_ARCHIVE names the archive, and --archive beats it."""
    here, none = str(shared_archive.path), str(tmp_path / "none")

    assert byline("status", BYLINE_ARCHIVE=here).exit_code == 0
    assert byline("status", "--archive", here, BYLINE_ARCHIVE=none).exit_code == 0
    assert none in failed(byline("status", "--archive", none, BYLINE_ARCHIVE=here), 2)


def test_a_setting_that_cannot_be_used_ends_with_two(tmp_path: Path) -> None:
    """A variable with a bad value is named in three parts, by the command that reads it."""
    assert failed(byline("serve", BYLINE_PORT="http"), 2) == (
        "byline: BYLINE_PORT is “http”.\nIt must be a whole number. Change it and start again.\n"
    )


@pytest.mark.parametrize(("break_it", "text"), CANNOT.values(), ids=CANNOT)
@pytest.mark.parametrize("command", [["search", "bridge"], ["search", "bridge", "--json"],
                                     ["status"], ["status", "--json"], ["check"]],
                         ids=" ".join)  # fmt: skip
def test_where_byline_could_not_look_it_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    break_it: Cannot,
    text: str,
) -> None:
    """No archive, or none that can be read: exit code 2 and the reason, never “no hits”."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)

    errors = failed(byline(*command, "--archive", archive.path), 2)

    assert " ".join(errors.split()) == f"byline: {text.format(folder=archive.path)}"


@pytest.mark.parametrize("command", [["search", "bridge"], ["status"]], ids=" ".join)
def test_a_damaged_archive_answers_nothing(archive: Archive, command: list[str]) -> None:
    """Where no generation is whole, file and command are named, with exit code 2."""
    flip_byte(segment(archive))

    errors = failed(byline(*command, "--archive", archive.path), 2)

    assert errors.startswith(f"byline: {segment(archive)} is not what was written.\n")
    assert "byline rebuild" in errors


def test_an_older_generation_answers_with_a_warning(archive: Archive, articles: Path) -> None:
    """Fallen back to an older generation, the command says so, outside of what it was asked."""
    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")

    searched = byline("search", "bridge", "--json", "--archive", archive.path)
    status = byline("status", "--json", "--archive", archive.path)

    assert (searched.exit_code, status.exit_code) == (0, 1)
    assert json.loads(searched.stdout)["generation"] == 1
    assert searched.stderr.startswith(
        "The archive is damaged; the newest state that is whole answers: "
    )
    assert "MANIFEST" in searched.stderr
    (damage,) = json.loads(status.stdout)["damage"]
    assert "MANIFEST" in damage


_METADATA = {
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
}  # fmt: skip


def test_inspected_articles_are_json_lines(articles: Path) -> None:
    """One object a line and an article each: file, metadata, evidence, paragraphs with spans."""
    result = byline("inspect", "--json", articles / "wire.jsonl", articles / "undated.txt")
    records = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert [record["file"] for record in records] == ["wire.jsonl", "wire.jsonl", "undated.txt"]
    for record in records:
        assert set(record["metadata"]) == _METADATA
        assert isinstance(record["metadata"]["author"], list)
        assert record["evidence"]
        for paragraph in record["paragraphs"]:
            assert {"kind", "text", "start", "end"} <= set(paragraph)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".jsonl")])
def test_inspected_spans_count_in_the_decoded_file(articles: Path, name: str) -> None:
    """The characters from start to end of the file are the paragraph, markup and all."""
    (record,) = map(json.loads, byline("inspect", "--json", articles / name).stdout.splitlines())

    for paragraph in record["paragraphs"]:
        span = FILES[name][paragraph["start"] : paragraph["end"]]
        words = re.sub(r"\(https?:[^)]*\)|[\\*#\[\]]", "", span).split()
        assert words == paragraph["text"].split()


def test_inspecting_for_people_shows_evidence_and_places(articles: Path) -> None:
    """Without --json the same is laid out to be read."""
    result = byline("inspect", articles / "gazette" / "inquiry.md")

    assert result.exit_code == 0
    assert "front matter: author\n" in result.stdout


def test_a_file_that_is_no_article_is_named(articles: Path) -> None:
    """Of several files the bad one is named with its reason, the others are shown; exit code 1."""
    bad = articles / "bad.txt"
    bad.write_bytes(b" ")

    result = byline("inspect", "--json", bad, articles / "undated.txt")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{bad}: There is no text in it.")
    assert json.loads(result.stdout)["file"] == "undated.txt"


def test_a_line_that_is_no_article_is_named_among_those_that_are(tmp_path: Path) -> None:
    """Where a file holds several articles, the place of the one that cannot be read is told."""
    file = tmp_path / "wire.jsonl"
    file.write_text('{"title": "A", "text": "One."}\n{"title": "B"\n{"title": "C", "text": "3."}\n')

    result = byline("inspect", "--json", file)

    assert result.exit_code == 1
    assert [json.loads(line)["part"] for line in result.stdout.splitlines()] == ["line 1", "line 3"]
    assert result.stderr.startswith(f"{file}, line 2: It is not JSON: ")


def test_a_kind_of_file_that_byline_does_not_read_is_named(tmp_path: Path) -> None:
    """A picture is refused with what Byline reads."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"abc")

    result = byline("inspect", picture)

    assert result.exit_code == 1
    assert "Byline reads no .jpg. It reads ." in result.stderr


def test_inspecting_indexes_nothing(articles: Path, tmp_path: Path) -> None:
    """To look at a file is not to take it in: no archive is made."""
    byline("inspect", articles / "undated.txt", BYLINE_ARCHIVE=str(tmp_path / "none"))

    assert not (tmp_path / "none").exists()
