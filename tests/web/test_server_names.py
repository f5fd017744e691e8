"""Under which names the server answers."""

from __future__ import annotations

from typing import Any

import pytest

from index import Archive
from web import Settings, create_app


def _ask_as(name: str, path: str, archive: Archive, **settings: Any) -> tuple[int, str]:
    app = create_app(Settings(archive=archive.path, **settings))
    answer = app.test_client().get(path, headers={"Host": name})
    return answer.status_code, answer.text


@pytest.mark.parametrize("path", ["/", "/?q=bridge", "/api/v1/search?q=bridge", "/healthz", "/no"])
@pytest.mark.parametrize(
    "name",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8000",
        "evil.example:80",
        "localhost@evil.example",
        "localhost:80@evil.example",
        "localhost.",
        "[::1].evil.example",
        "[::1",
        "a b",
        "",
    ],
)
def test_a_name_that_is_not_its_own_is_refused(
    shared_archive: Archive, name: str, path: str
) -> None:
    """A page elsewhere whose own name leads to this machine (DNS rebinding) reads nothing."""
    status, text = _ask_as(name, path, shared_archive)

    assert status == 400
    assert "Gazette" not in text
    assert "paragraphs" not in text


@pytest.mark.parametrize("name", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(shared_archive: Archive, name: str) -> None:
    """On loopback the server answers to 127.0.0.1, localhost and [::1], on any port."""
    host = "::1" if name.startswith("[") else "127.0.0.1"

    assert _ask_as(name, "/?q=bridge", shared_archive, host=host)[0] == 200


def test_the_address_that_is_announced_is_answered(shared_archive: Archive) -> None:
    """Whichever address of this machine Byline listens on, its link works."""
    assert _ask_as("127.0.0.2:8000", "/", shared_archive, host="127.0.0.2")[0] == 200
    assert _ask_as("127.0.0.2:8000", "/", shared_archive)[0] == 400


@pytest.mark.parametrize("open_to_all", [True, False])
@pytest.mark.parametrize("name", ["a..b", f"{'a' * 64}.example", "a b", ""])
def test_a_host_that_is_no_name_is_refused_like_anything_else(
    shared_archive: Archive, name: str, open_to_all: bool
) -> None:
    """A page or a problem of status 400, with the headers of every answer."""
    settings = Settings(
        archive=shared_archive.path, host="0.0.0.0" if open_to_all else "127.0.0.1",
        accept_anonymous=open_to_all,
    )  # fmt: skip
    client = create_app(settings).test_client()
    for path, media_type in (
        ("/?q=bridge", "text/html"),
        ("/no", "text/html"),
        ("/api/v1/search?q=bridge", "application/problem+json"),
    ):
        answer = client.get(path, headers={"Host": name})
        assert (answer.status_code, answer.mimetype) == (400, media_type)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "Bad Request." in answer.text


def test_trusted_hosts_are_the_only_names(shared_archive: Archive) -> None:
    """BYLINE_TRUSTED_HOSTS says which names are answered; others are refused."""
    trusted: dict[str, Any] = {
        "host": "0.0.0.0",
        "accept_anonymous": True,
        "trusted_hosts": ("press.example",),
    }

    assert _ask_as("press.example", "/?q=bridge", shared_archive, **trusted)[0] == 200
    assert _ask_as("press.example:8000", "/?q=bridge", shared_archive, **trusted)[0] == 200
    assert _ask_as("evil.example", "/api/v1/search?q=x", shared_archive, **trusted)[0] == 400


@pytest.mark.parametrize("written", ["press.example", "Press.Example", "press.example:8000"])
def test_a_trusted_host_may_be_written_as_in_an_address(
    shared_archive: Archive, written: str
) -> None:
    """Capitals and a port make no other name of it."""
    for asked in ("press.example", "press.example:8000", "PRESS.example"):
        status, _ = _ask_as(asked, "/healthz", shared_archive, trusted_hosts=(written,))
        assert status == 200


def test_the_health_of_a_server_with_trusted_hosts_can_be_asked_from_inside(
    shared_archive: Archive,
) -> None:
    """A health check in a container asks 127.0.0.1, whatever names readers use."""
    status, _ = _ask_as(
        "127.0.0.1:8000", "/healthz", shared_archive,
        host="0.0.0.0", accept_anonymous=True, trusted_hosts=("press.example",),
    )  # fmt: skip

    assert status == 200


def test_a_server_for_everyoneof_every_kind_to_any_name(shared_archive: Archive) -> None:
    """On an open address without trusted hosts the name is not looked at."""
    status, _ = _ask_as(
        "any.example", "/?q=bridge", shared_archive, host="0.0.0.0", accept_anonymous=True
    )

    assert status == 200
