"""Where Byline cannot look it says so, on every page and in the HTTP interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.asking import JSON, PROBLEM, answer_to, asked
from tests.web.conftest import AskFor
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.visiting import article_of, search, visit


def test_an_empty_archive_says_how_to_fill_it(empty_archive: Archive, ask: AskFor) -> None:
    """An archive without articles is no search without hits: the page says what to run."""
    for path in ("/", "/?q=bridge"):
        page = visit(ask(empty_archive.path), path)
        assert page.one("h1").text == "The archive is empty"
        assert "byline index FOLDER" in page.one("main").text
        assert "No paragraph" not in page.one("main").text


@pytest.mark.parametrize(("break_it", "text"), CANNOT.values(), ids=CANNOT)
@pytest.mark.parametrize("path", ["/", "/?q=bridge", "/article/aaaaaaaaaaaaaaaa", "/p/aaaa.bbbb"])
def test_where_byline_could_not_look_it_says_so(
    ask: AskFor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    break_it: Cannot,
    text: str,
) -> None:
    """No archive, or none that can be read: 503 and the reason in full, never “no hits”."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)

    page = visit(ask(archive.path), path, 503)

    assert text.format(folder=archive.path) in page.one("main").text
    assert "No paragraph" not in page.text
    assert "0 paragraphs" not in page.text


def test_a_missing_archive_is_told_first(ask: AskFor, tmp_path: Path) -> None:
    """Who opens Byline before the first index run learns in the headline that nothing is wrong."""
    assert visit(ask(tmp_path / "none"), "/", 503).one("h1").text == "There is no archive yet"


def test_a_damaged_archive_answers_nothing(archive: Archive, ask: AskFor) -> None:
    """Where no generation is whole no hit is shown, and the page names file and command."""
    flip_byte(segment(archive))

    page = visit(ask(archive.path), "/?q=bridge", 503)

    assert page.one("h1").text == f"{segment(archive)} is not what was written."
    assert "byline rebuild" in page.one("main").text


def test_an_older_generation_answers_with_a_warning(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Fallen back to an older generation, search and article pages say so above everything."""
    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")
    client = ask(archive.path)

    for page in (search(client, q="bridge"), article_of(client, "Tug closes bridge", "tug")):
        banner = page.one("p", "banner")
        assert banner["role"] == "alert"
        assert banner.text.startswith(
            "The archive is damaged; the newest state of it that is whole"
        )
        assert "MANIFEST" in banner.text


def test_a_whole_archive_shows_no_warning(client: FlaskClient) -> None:
    """The warning stands for something."""
    assert not search(client, q="bridge").all("p", "banner")


@pytest.mark.parametrize(("break_it", "text"), CANNOT.values(), ids=CANNOT)
def test_an_archive_that_cannot_be_read_is_a_problem_not_an_empty_answer(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, break_it: Cannot, text: str
) -> None:
    """Where Byline could not look it answers 503 with the reason; never a total of 0."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)
    client = ask(archive.path)

    for path in ("/api/v1/search?q=bridge", "/api/v1/articles/aaaaaaaaaaaaaaaa"):
        status, media_type, record = asked(client, path)
        assert (status, media_type) == (503, PROBLEM)
        assert f"{record['title']} {record['detail']}" == text.format(folder=archive.path)
        assert "total" not in record


def test_a_server_that_cannot_answer_yet_says_when_to_ask_again(
    ask: AskFor, tmp_path: Path
) -> None:
    """A 503 carries Retry-After, as programs expect."""
    assert ask(tmp_path / "none").get("/api/v1/search?q=x").headers["Retry-After"] == "10"


def test_a_damaged_archive_is_a_problem_that_names_file_and_command(
    ask: AskFor, archive: Archive
) -> None:
    """Where no generation verifies nothing is answered; the error says which file and what now."""
    flip_byte(segment(archive))

    status, media_type, record = asked(ask(archive.path), "/api/v1/search", q="bridge")

    assert (status, media_type) == (503, PROBLEM)
    assert record["happened"] == f"{segment(archive)} is not what was written."
    assert "byline rebuild" in record["remedy"]


def test_health_is_ok_and_says_what_is_there(client: FlaskClient) -> None:
    """A server with an archive says which generation it answers from and how much it holds."""
    assert asked(client, "/healthz") == (
        200, JSON, {"status": "ok", "generation": 1, "articles": 8, "paragraphs": 22},
    )  # fmt: skip


@pytest.mark.parametrize("name", ["missing", "unfinished"])
def test_health_without_an_archive_is_empty_and_no_fault(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A container started before the first index run is healthy, or it would be ended."""
    archive = Archive(tmp_path / "press")
    CANNOT[name][0](archive, monkeypatch)

    assert asked(ask(archive.path), "/healthz") == (200, JSON, {"status": "empty"})


@pytest.mark.parametrize("name", ["unreadable", "a file", "foreign", "newer"])
def test_health_of_a_server_that_cannot_answer_is_failing(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """An archive that cannot be read is a failure, named."""
    archive = Archive(tmp_path / "press")
    break_it, text = CANNOT[name]
    break_it(archive, monkeypatch)

    status, _, record = asked(ask(archive.path), "/healthz")

    assert (status, record["status"]) == (503, "failing")
    assert text.format(folder=archive.path).startswith(record["problem"])


def test_health_with_damage_is_failing_or_degraded(
    ask: AskFor, archive: Archive, articles: Path
) -> None:
    """With an older generation to fall back to a server is degraded, without one failing."""
    flip_byte(segment(archive))
    status, _, record = asked(ask(archive.path), "/healthz")
    assert (status, record["status"]) == (503, "failing")
    assert record["problem"] == f"{segment(archive)} is not what was written."
    flip_byte(segment(archive))

    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")
    status, _, record = asked(ask(archive.path), "/healthz")

    assert (status, record["status"]) == (200, "degraded")
    assert (record["generation"], record["articles"]) == (1, 8)
    assert answer_to(ask(archive.path), "bridge")["generation"] == 1
