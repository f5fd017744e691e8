"""The command `byline`: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from index import Archive, index_paths
from tests.articles import FILES
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.printing import COMMANDS
from web.commands import main

_ROOT = Path(__file__).parents[2]


def _byline(*arguments: str | Path, **environment: str) -> Result:
    """Run the command in this process; what it does not mean to raise fails the test."""
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], env=environment, catch_exceptions=False
    )


def _failed(result: Result, code: int) -> str:
    """The error output of a command that ended with this code and printed nothing else."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    return result.stderr


# What all of it has in common.


def test_help_reads_like_documentation() -> None:
    """`byline --help` says what Byline does, shows each command in use, and explains exit codes."""
    help_text = _byline("--help").stdout

    assert "finds the paragraphs of a press archive" in help_text
    assert "Exit codes: 0 all is well; 1" in help_text
    for name in main.commands:
        assert re.search(rf"^  {name}  ", help_text, re.M), name


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself_and_each_option(name: str) -> None:
    """Each command has a sentence, and each of its options a line."""
    command = COMMANDS[name]

    assert (command.help or "").strip().partition("\n")[0].endswith(".")
    assert _byline(name, "--help").stdout == _byline(name, "-h").stdout
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name != "page":
            assert parameter.help, parameter.name


@pytest.mark.parametrize("arguments", [["nothing"], ["search"], ["index"], ["inspect"],
                                       ["search", "x", "--page", "0"],
                                       ["search", "x", "--size", "101"],
                                       ["search", "x", "--sort", "best"],
                                       ["serve", "--port", "http"],
                                       ["index", "x", "--wait", "long"]])  # fmt: skip
def test_a_wrong_use_of_the_command_ends_with_two(arguments: list[str]) -> None:
    """What cannot be meant is refused with exit code 2 and the way it is used."""
    assert "Usage: " in _failed(_byline(*arguments), 2)


def test_the_archive_is_named_by_flag_or_variable(shared_archive: Archive, tmp_path: Path) -> None:
    """BYLINE_ARCHIVE names the archive, and --archive beats it."""
    here, none = str(shared_archive.path), str(tmp_path / "none")

    assert _byline("status", BYLINE_ARCHIVE=here).exit_code == 0
    assert _byline("status", "--archive", here, BYLINE_ARCHIVE=none).exit_code == 0
    assert none in _failed(_byline("status", "--archive", none, BYLINE_ARCHIVE=here), 2)


def test_a_setting_that_cannot_be_used_ends_with_two(tmp_path: Path) -> None:
    """A variable with a bad value is named in three parts, whatever the command."""
    assert _failed(_byline("status", BYLINE_PORT="http"), 2) == (
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

    errors = _failed(_byline(*command, "--archive", archive.path), 2)

    assert " ".join(errors.split()) == f"byline: {text.format(folder=archive.path)}"


@pytest.mark.parametrize("command", [["search", "bridge"], ["status"]], ids=" ".join)
def test_a_damaged_archive_answers_nothing(archive: Archive, command: list[str]) -> None:
    """Where no generation is whole, file and command are named, with exit code 2."""
    flip_byte(segment(archive))

    errors = _failed(_byline(*command, "--archive", archive.path), 2)

    assert errors.startswith(f"byline: {segment(archive)} is not what was written.\n")
    assert "byline rebuild" in errors


def test_an_older_generation_answers_with_a_warning(archive: Archive, articles: Path) -> None:
    """Fallen back to an older generation, the command says so, outside of what it was asked."""
    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")

    searched = _byline("search", "bridge", "--json", "--archive", archive.path)
    status = _byline("status", "--json", "--archive", archive.path)

    assert (searched.exit_code, status.exit_code) == (0, 0)
    assert json.loads(searched.stdout)["generation"] == 1
    assert searched.stderr.startswith(
        "The archive is damaged; the newest state that is whole answers: "
    )
    assert "MANIFEST" in searched.stderr
    (damage,) = json.loads(status.stdout)["damage"]
    assert "MANIFEST" in damage


# byline index


def test_the_first_run_counts_what_it_did(articles: Path, tmp_path: Path) -> None:
    """Files read, articles and paragraphs indexed, files ignored with why; exit code 0."""
    for name in ("one.jpg", "two.jpg", ".hidden.txt"):
        (articles / name).write_bytes(b"\xff\xd8")

    result = _byline("index", articles, "--archive", tmp_path / "new")

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

    result = _byline("index", articles, "--archive", archive.path)

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "2 files read, 2 articles with 4 paragraphs indexed, 5 files unchanged, 1 removed, "
        "0 ignored, 0 failed.\n"
    )


def test_a_file_that_cannot_be_read_is_named_and_the_run_goes_on(
    articles: Path, tmp_path: Path
) -> None:
    """One bad file of many: the others are indexed, it is named with its reason, exit code 1."""
    (articles / "bad.txt").write_bytes(b" ")
    (articles / "lines.jsonl").write_text('{"text": "A ferry sank."}\n{"title": \n', "utf-8")

    result = _byline("index", articles, "--archive", tmp_path / "new")

    assert result.exit_code == 1
    assert "9 articles" in result.stdout
    assert "2 failed." in result.stdout
    assert "Generation 1 is published.\n" in result.stdout
    assert "  failed: bad.txt: There is no text in it. " in result.stderr
    assert "  failed: lines.jsonl, line 2: It is not JSON" in result.stderr


def test_a_file_that_still_cannot_be_read_is_named_again(articles: Path, archive: Archive) -> None:
    """An unchanged bad file is no success of the second run either."""
    (articles / "bad.txt").write_bytes(b" ")
    _byline("index", articles, "--archive", archive.path)

    again = _byline("index", articles, "--archive", archive.path)

    assert again.exit_code == 1
    assert "failed: bad.txt" in again.stderr


def test_a_path_that_does_not_exist_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """A misspelt path ends with exit code 2 and leaves no archive behind."""
    path, folder = tmp_path / "articels", tmp_path / "new"

    errors = _failed(_byline("index", path, "--archive", folder), 2)

    assert errors == (
        f"byline: {path} does not exist.\nNothing was indexed. Check the spelling of the path.\n"
    )
    assert not folder.exists()


def test_a_folder_without_articles_is_told_with_a_hint(tmp_path: Path) -> None:
    """Nothing found is not nothing said: the command names what it reads."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"\xff\xd8")

    result = _byline("index", tmp_path / "photos", "--archive", tmp_path / "new")

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
    searched = _byline("search", "bridge", "--archive", tmp_path / "new", "--json")
    assert json.loads(searched.stdout)["total"] == 8


def test_a_foreign_folder_is_not_made_an_archive(articles: Path, tmp_path: Path) -> None:
    """Nothing is written beside somebody's files."""
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8")

    errors = _failed(_byline("index", articles, "--archive", folder), 2)

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
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    ) as writer:  # fmt: skip
        assert writer.stdout and writer.stdout.readline() == "writing\n"

        errors = _failed(_byline("index", articles, "--archive", archive.path), 2)
        found = _byline("search", "bridge", "--archive", archive.path)

        assert errors.startswith(f"byline: Process {writer.pid} is writing to the archive")
        assert "--wait SECONDS" in errors
        assert found.exit_code == 0
        writer.communicate("")
    assert writer.returncode == 0
    assert _byline("index", articles, "--archive", archive.path).exit_code == 0


# byline inspect


_METADATA = {
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
}  # fmt: skip


def test_inspected_articles_are_json_lines(articles: Path) -> None:
    """One object a line and an article each: file, metadata, evidence, paragraphs with spans."""
    result = _byline("inspect", "--json", articles / "wire.jsonl", articles / "undated.txt")
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
    (record,) = map(json.loads, _byline("inspect", "--json", articles / name).stdout.splitlines())

    for paragraph in record["paragraphs"]:
        span = FILES[name][paragraph["start"] : paragraph["end"]]
        words = re.sub(r"\(https?:[^)]*\)|[\\*#\[\]]", "", span).split()
        assert words == paragraph["text"].split()


def test_inspecting_for_people_shows_evidence_and_places(articles: Path) -> None:
    """Without --json the same is laid out to be read."""
    result = _byline("inspect", articles / "gazette" / "inquiry.md")

    assert result.exit_code == 0
    assert "front matter: author\n" in result.stdout


def test_a_file_that_is_no_article_is_named(articles: Path) -> None:
    """Of several files the bad one is named with its reason, the others are shown; exit code 1."""
    bad = articles / "bad.txt"
    bad.write_bytes(b" ")

    result = _byline("inspect", "--json", bad, articles / "undated.txt")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{bad}: There is no text in it.")
    assert json.loads(result.stdout)["file"] == "undated.txt"


def test_a_kind_of_file_that_byline_does_not_read_is_named(tmp_path: Path) -> None:
    """A picture is refused with what Byline reads."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"abc")

    result = _byline("inspect", picture)

    assert result.exit_code == 1
    assert "Byline reads no .jpg. It reads ." in result.stderr


def test_inspecting_indexes_nothing(articles: Path, tmp_path: Path) -> None:
    """To look at a file is not to take it in: no archive is made."""
    _byline("inspect", articles / "undated.txt", BYLINE_ARCHIVE=str(tmp_path / "none"))

    assert not (tmp_path / "none").exists()


# byline status


def test_status_says_what_the_archive_holds(shared_archive: Archive) -> None:
    """Generation, counts, size and languages, for people and for scripts."""
    record = json.loads(_byline("status", "--json", "--archive", shared_archive.path).stdout)
    text = _byline("status", "--archive", shared_archive.path).stdout

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
    _byline("index", articles, "--archive", archive.path)

    record = json.loads(_byline("status", "--json", "--archive", archive.path).stdout)
    text = _byline("status", "--archive", archive.path).stdout

    assert [failure["path"] for failure in record["failed"]] == ["bad.txt"]
    assert "Failed      bad.txt: There is no text in it." in text


# byline check, rollback, rebuild


def test_check_says_that_all_is_whole(shared_archive: Archive) -> None:
    """A whole archive is checked with one line a generation and exit code 0."""
    result = _byline("check", "--archive", shared_archive.path)

    assert result.exit_code == 0
    assert result.stdout.startswith("Generation 1 (current): whole, ")


def test_check_names_the_file_that_is_damaged(archive: Archive) -> None:
    """A flipped bit is found, the file is named, exit code 1."""
    flip_byte(segment(archive))

    result = _byline("check", "--archive", archive.path)

    assert result.exit_code == 1
    assert "Generation 1 (current): damaged\n" in result.stdout
    assert f"{segment(archive)} is not what was written." in result.stdout


def test_rollback_goes_back_and_says_so(archive: Archive, articles: Path) -> None:
    """The state before is current again under a new number, and searches answer from it."""
    (articles / "late.txt").write_text(
        "---\ntitle: Late\nauthor: Ann Lee\noutlet: Late News\nlanguage: en\n---\n\nA zeppelin.\n"
    )
    index_paths(archive, [articles])

    result = _byline("rollback", "--archive", archive.path)

    assert result.stdout == "Generation 1 is current again, as generation 3.\n"
    searched = _byline("search", "zeppelin OR bridge", "--json", "--archive", archive.path)
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

    assert _failed(_byline(command, "--archive", archive.path), 2).startswith("byline: ")

    assert [path for path in sorted(tmp_path.rglob("*")) if path.name != "write.lock"] == before


def test_rollback_without_anything_before_is_refused(archive: Archive) -> None:
    """Where there is nothing to go back to the command says so with exit code 2."""
    assert _failed(_byline("rollback", "--archive", archive.path), 2).startswith("byline: ")
    assert _failed(_byline("rollback", "9", "--archive", archive.path), 2).startswith("byline: ")


def test_rebuild_makes_the_same_archive_again(archive: Archive) -> None:
    """After a rebuild the same queries find the same paragraphs under the same addresses."""
    before = json.loads(_byline("search", "bridge", "--json", "--archive", archive.path).stdout)

    result = _byline("rebuild", "--archive", archive.path)

    after = json.loads(_byline("search", "bridge", "--json", "--archive", archive.path).stdout)
    assert result.exit_code == 0
    assert after["generation"] == 2
    assert [hit["id"] for hit in after["hits"]] == [hit["id"] for hit in before["hits"]]


def test_rebuild_mends_what_was_damaged(archive: Archive) -> None:
    """The command that a damage names as the way out is one."""
    flip_byte(segment(archive))
    assert _byline("search", "bridge", "--archive", archive.path).exit_code == 2

    assert _byline("rebuild", "--archive", archive.path).exit_code == 0

    assert _byline("search", "bridge", "--archive", archive.path).exit_code == 0


# byline serve, as a process of its own


_STARTS_WITHIN = 20.0  # seconds, on a machine that is busy with other tests


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Server:
    """`byline serve` on a free port, in a process group of its own like a job of a shell."""

    def __init__(self, archive: Path, errors: Path, *flags: str, **environment: str) -> None:
        self.port = _free_port()
        self._errors = errors
        with errors.open("w") as file:
            self.process = subprocess.Popen(
                [
                    sys.executable, "-c", "from web.commands import main; main()",
                    "serve", "--archive", str(archive), "--port", str(self.port), *flags,
                ],
                stdout=subprocess.PIPE, stderr=file, text=True, start_new_session=True,
                env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
            )  # fmt: skip

    @property
    def errors(self) -> str:
        """What the server has written on its error output."""
        return self._errors.read_text()

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_STARTS_WITHIN)
        try:
            connection.request("GET", path)
            answer: HTTPResponse = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def json(self, path: str) -> dict[str, Any]:
        """The JSON of an answer."""
        record: dict[str, Any] = json.loads(self.get(path)[1])
        return record

    def wait_until_up(self) -> None:
        """Return as soon as the server takes connections: nothing tells that but to ask."""
        deadline = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.get("/healthz")
                return
            except ConnectionError:
                time.sleep(0.02)
        raise AssertionError(f"the server did not start: {self.errors}")

    def end(self, by: signal.Signals) -> int:
        """Send a signal to the whole group, as Ctrl-C in a terminal does; the exit code."""
        os.killpg(self.process.pid, by)
        return self.process.wait(_STARTS_WITHIN)


@contextmanager
def _serving(archive: Path, errors: Path, **environment: str) -> Iterator[_Server]:
    server = _Server(archive, errors, BYLINE_WORKERS="2", **environment)
    try:
        server.wait_until_up()
        yield server
    finally:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.communicate()


def test_a_server_answers_and_sees_what_is_indexed_while_it_runs(
    archive: Archive, articles: Path, tmp_path: Path
) -> None:
    """It prints its address, answers, takes up a new index run at once, and ends on Ctrl-C."""
    with _serving(archive.path, tmp_path / "errors") as server:
        assert f"http://127.0.0.1:{server.port}" in server.errors
        assert server.json("/healthz") == {
            "status": "ok", "generation": 1, "articles": 8, "paragraphs": 22,
        }  # fmt: skip
        assert server.json("/api/v1/search?q=zeppelin")["total"] == 0

        (articles / "late.md").write_text(
            "---\ntitle: Late\nauthor: Ann Lee\noutlet: Late News\nlanguage: en\n---\n\nA zeppelin."
        )
        index_paths(archive, [articles])

        # More requests than processes: each of them has to know.
        found = [server.json("/api/v1/search?q=zeppelin") for _ in range(12)]
        assert [(record["generation"], record["total"]) for record in found] == [(2, 1)] * 12

        assert server.end(signal.SIGINT) == 0
        assert "Traceback" not in server.errors
        # A worker that hangs on Ctrl-C is killed after ten seconds, and blamed on the memory.
        assert "ERROR" not in server.errors


def test_a_server_started_before_its_archive_ends_on_sigterm(
    articles: Path, tmp_path: Path
) -> None:
    """Without an archive it says so and serves; with one it answers; a service manager ends it."""
    archive = Archive(tmp_path / "later")
    with _serving(archive.path, tmp_path / "errors") as server:
        assert "There is no archive in" in server.errors
        assert server.json("/healthz") == {"status": "empty"}
        assert server.get("/?q=bridge")[0] == 503

        index_paths(archive, [articles])

        assert server.json("/api/v1/search?q=bridge")["total"] == 8
        # A query longer than gunicorn's default for a line.
        status, body = server.get("/?q=" + "+".join(["bridge"] * 900))
        assert (status, b"8 paragraphs" in body) == (200, True)
        # What was searched for is in no log, be it found, wrong or too long.
        server.get("/?q=%22whistleblower")
        server.get("/?q=whistleblower" + "+whistleblower" * 2000)

        assert server.end(signal.SIGTERM) == 0
        assert "Traceback" not in server.errors
        assert "whistleblower" not in server.errors


def _refused(archive: Archive, tmp_path: Path, *flags: str) -> str:
    """What a server says that must not start."""
    server = _Server(archive.path, tmp_path / "errors", *flags)
    try:
        assert server.process.wait(_STARTS_WITHIN) == 2
    finally:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.communicate()
    assert "Traceback" not in server.errors
    return server.errors


def test_a_server_that_everybody_could_reach_does_not_start(
    shared_archive: Archive, tmp_path: Path
) -> None:
    """0.0.0.0 needs the setting that accepts anonymous readers: else exit code 2, and why."""
    errors = _refused(shared_archive, tmp_path, "--host", "0.0.0.0")

    assert errors.startswith("byline: BYLINE_HOST is 0.0.0.0, which other machines can reach.\n")
    assert "BYLINE_ACCEPT_ANONYMOUS=yes" in errors
    assert "Byline is at" not in errors


def test_a_server_whose_port_is_taken_does_not_start(
    shared_archive: Archive, tmp_path: Path
) -> None:
    """A port that another program has is named at once, with exit code 2 and another to try."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        errors = _refused(shared_archive, tmp_path, "--port", str(port))

    assert errors == (
        f"byline: Byline cannot listen on 127.0.0.1:{port}: Address already in use.\n"
        "Another program has the port, perhaps another Byline, or the address is not this "
        f"machine's. End it, or choose another port: byline serve --port {port + 1}.\n"
    )


@pytest.mark.parametrize("name", ["foreign", "unreadable", "newer", "a file"])
def test_a_server_whose_archive_cannot_be_read_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A wrong folder is told when the server is started, not to its first reader."""
    archive = Archive(tmp_path / "press")
    break_it, text = CANNOT[name]
    break_it(archive, monkeypatch)

    def start(*arguments: object) -> None:
        raise AssertionError("the server was started")

    monkeypatch.setattr(os, "execve", start)
    errors = _failed(_byline("serve", "--archive", archive.path, "--port", str(_free_port())), 2)

    assert " ".join(errors.split()) == f"byline: {text.format(folder=archive.path)}"
