"""`byline serve`, as a process of its own."""

from __future__ import annotations

import json
import os
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

import pytest

from index import Archive, index_paths
from tests.web.damage import CANNOT
from tests.web.running import ROOT, byline, failed

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
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
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
        # A query longer than gunicorn's most for a line, and addresses too long for Byline.
        status, body = server.get("/?q=" + "+".join(["%62ridge"] * 990))
        assert (status, b"8 paragraphs" in body) == (200, True)
        for letters in (50_000, 900_000):
            status, body = server.get("/?q=" + "a" * letters)
            assert (status, b"The address is too long" in body) == (414, True)
        # What was searched for is in no log, be it found, wrong or too long.
        server.get("/?q=%22whistleblower")
        server.get("/?q=whistleblower" + "+whistleblower" * 2000)

        assert server.end(signal.SIGTERM) == 0
        assert "Traceback" not in server.errors
        assert "whistleblower" not in server.errors


def _asked_raw(server: _Server, request: bytes) -> bytes:
    """All that is answered to these bytes, until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", server.port), _STARTS_WITHIN) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_strangers_neither_hold_a_server_up_nor_write_in_its_log_and_links(
    shared_archive: Archive, tmp_path: Path
) -> None:
    """Half a request, a broken one, and headers that are a proxy's to set."""
    ends = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    with _serving(shared_archive.path, tmp_path / "errors", BYLINE_THREADS="2") as server:
        slow = socket.create_connection(("127.0.0.1", server.port), 2 * _STARTS_WITHIN)
        with slow:
            slow.sendall(b"GET /?q=whistleblower")

            raw = "GET /?q=whistleblöwer".encode() + ends + b"\r\n"
            assert _asked_raw(server, raw).startswith(b"HTTP/1.1 400 ")
            spaced = b"GET /?q=whistleblower leak" + ends + b"\r\n"
            assert _asked_raw(server, spaced).startswith(b"HTTP/1.1 400 ")
            chunked = b"POST /api/v1/search?q=whistleblower" + ends + form + b"zz\r\n"
            answer = _asked_raw(server, chunked)
            assert answer.startswith(b"HTTP/1.1 400 ")
            assert b"application/problem+json" in answer
            nameless = b"GET /?q=whistleblower" + ends.replace(b"localhost", b"a..b") + b"\r\n"
            answer = _asked_raw(server, nameless)
            assert answer.startswith(b"HTTP/1.1 400 ")
            assert b"Content-Security-Policy" in answer
            named = b"GET /help" + ends + b"SCRIPT_NAME: //evil.example\r\n\r\n"
            assert b"evil.example" not in _asked_raw(server, named)

            assert slow.recv(1) == b""  # the server has given it up
        assert server.json("/healthz")["status"] == "ok"
        assert server.end(signal.SIGTERM) == 0
        assert "Invalid request from ip=127.0.0.1" in server.errors
        assert "whistle" not in server.errors
        assert "Traceback" not in server.errors


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
    errors = failed(byline("serve", "--archive", archive.path, "--port", str(_free_port())), 2)

    assert " ".join(errors.split()) == f"byline: {text.format(folder=archive.path)}"
