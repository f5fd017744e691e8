"""The application as a whole: what every answer carries."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index import Archive
from search import Query
from tests.web.answers import ANSWERS, whole
from tests.web.asking import answer_to
from tests.web.conftest import AskFor
from web import Settings, create_app

of_every_kind = pytest.mark.parametrize(("path", "status"), ANSWERS.values(), ids=ANSWERS)


@of_every_kind
def test_every_answer_has_the_status_of_its_kind(
    client: FlaskClient, path: str, status: int
) -> None:
    """Each kind of address answers with its status, and none with an error of Byline's own."""
    assert whole(client, path).status_code == status


@of_every_kind
def test_every_answer_carries_the_headers_that_keep_its_reader_safe(
    client: FlaskClient, path: str, status: int
) -> None:
    """Nothing outside is loaded, nothing inline runs, no site frames it or learns the query."""
    headers = whole(client, path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@of_every_kind
def test_no_answer_is_kept_where_another_reader_finds_it(
    client: FlaskClient, path: str, status: int
) -> None:
    """What was searched for stays in no cache; files of the application are asked for anew."""
    cached = whole(client, path).headers["Cache-Control"]

    assert cached == ("no-cache" if path.startswith("/static") and status == 200
                      else "private, no-store")  # fmt: skip


def test_redirects_carry_the_headers_too(client: FlaskClient) -> None:
    """An address that only leads elsewhere is as safe as the page it leads to."""
    (hit,) = answer_to(client, '"tug closed"')["hits"]

    answer = client.get(f"/p/{hit['id']}")

    assert answer.status_code == 302
    assert "Content-Security-Policy" in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/healthz", "/p/x", "/article/x", "/api/v1/articles/x"])
def test_nothing_is_changed_over_http(client: FlaskClient, method: str, path: str) -> None:
    """The server reads and answers; there is no way to write through it."""
    assert client.open(path, method=method).status_code == 405


def test_a_form_larger_than_any_query_is_refused(client: FlaskClient) -> None:
    """Nobody fills the server's memory: what no query can be as long as is not read."""
    answer = client.post("/api/v1/search", data={"q": "a" * 1_000_000})

    assert answer.status_code == 413
    assert answer.mimetype == "application/problem+json"


def test_the_application_can_be_made_twice(shared_archive: Archive) -> None:
    """There is no state outside of an application: a second one answers like the first."""
    settings = Settings(archive=shared_archive.path)
    first, second = create_app(settings).test_client(), create_app(settings).test_client()

    assert first.get("/?q=bridge").data == second.get("/?q=bridge").data


def test_settings_come_from_the_environment_where_none_are_given(
    shared_archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`create_app()` serves the archive that BYLINE_ARCHIVE names, as gunicorn calls it."""
    monkeypatch.setenv("BYLINE_ARCHIVE", str(tmp_path / "elsewhere"))

    answer = create_app().test_client().get("/")

    assert answer.status_code == 503
    assert "elsewhere" in answer.text


def test_no_log_holds_a_query(
    ask: AskFor,
    shared_archive: Archive,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither an answer nor a failure of the server writes down what was searched for."""
    client = ask(shared_archive.path)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    caplog.set_level(logging.DEBUG)
    client.get("/?q=whistleblower")
    client.get("/?q=%22whistleblower")

    def fail(generation: object, query: Query) -> None:
        raise RuntimeError(f"no postings for {query.text}")

    monkeypatch.setattr("web.pages.search", fail)
    answer = client.get("/?q=whistleblower")

    assert answer.status_code == 500
    assert "GET of pages.search_page failed:\nRuntimeError, raised in\n" in caplog.text
    assert f'{__file__}", line' in caplog.text
    assert "whistleblower" not in caplog.text


def test_a_failure_of_the_server_shows_nothing_of_its_inside(
    ask: AskFor, shared_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader is told that the fault is not theirs; the details stay in the log."""
    client = ask(shared_archive.path)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("web.pages.search", lambda *_: 1 / 0)
    monkeypatch.setattr("web.api.search", lambda *_: 1 / 0)

    for path in ("/?q=bridge", "/api/v1/search?q=bridge"):
        answer = whole(client, path)
        assert answer.status_code == 500
        assert "Something went wrong inside Byline." in answer.text
        assert "ZeroDivision" not in answer.text
        assert "raised in" not in answer.text
        assert "Traceback" not in answer.text
