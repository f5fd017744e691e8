"""A query that cannot be run is explained, through every door."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from index import Archive
from tests.web.asking import PROBLEM, answer_to, asked
from tests.web.broken_queries import BROKEN, Broken
from tests.web.conftest import AskFor
from tests.web.markup import tree
from tests.web.visiting import visit
from web.commands import main
from web.shortening import around

_OPEN_QUOTE = 'strike "the bridge'


def test_a_wrong_query_shows_its_place_and_ways_out(client: FlaskClient) -> None:
    """A query that cannot be run is shown with the place at fault, mended, and plainly."""
    page = visit(client, f"/?q={quote(_OPEN_QUOTE)}", 400)

    assert page.one("h1").text == "A quotation mark has no partner."
    assert page.one("p", "faulty").text == 'strike "the bridge'
    assert page.one("p", "faulty").one("strong").text == '"the bridge'
    mended = page.link('strike "the bridge"')
    assert parse_qs(urlsplit(mended["href"]).query) == {"q": ['strike "the bridge"']}
    plain = page.link("Search these words plainly: strike the bridge")
    assert parse_qs(urlsplit(plain["href"]).query) == {"q": ["strike the bridge"]}
    assert page.link("How to write a query")["href"] == "/help"
    assert page.one("input", id="q")["value"] == 'strike "the bridge'


def test_a_wrong_query_keeps_the_filters_it_was_asked_with(client: FlaskClient) -> None:
    """Mending a query does not silently leave the selection: filters stay in the links."""
    page = visit(client, f"/?q={quote(_OPEN_QUOTE)}&outlet=Coast+Wire", 400)

    mended = page.link('strike "the bridge"')
    assert parse_qs(urlsplit(mended["href"]).query)["outlet"] == ["Coast Wire"]


_broken = pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)


@_broken
def test_a_broken_query_is_a_problem_with_its_place(client: FlaskClient, broken: Broken) -> None:
    """Programs get problem details: what happened, where in the query, and what to do."""
    status, media_type, record = asked(client, "/api/v1/search", q=broken.query)

    assert (status, media_type) == (400, PROBLEM)
    assert record["title"] == record["happened"] == broken.happened
    assert record["status"] == 400
    assert record["query"] == broken.query
    assert tuple(record["place"]) == broken.place
    assert record["detail"] == f"{record['meaning']} {record['remedy']}"
    assert record["meaning"].endswith(".") and record["remedy"].endswith(".")


@_broken
def test_a_broken_query_is_explained_on_a_page(client: FlaskClient, broken: Broken) -> None:
    """People get the same words, with the place at fault shown in what is around it."""
    answer = client.get("/", query_string={"q": broken.query})
    record = asked(client, "/api/v1/search", q=broken.query)[2]
    root = tree(answer.text)
    start, end = broken.place

    assert answer.status_code == 400
    assert root.one("h1").text == broken.happened
    assert record["meaning"] in root.one("main").text
    assert record["remedy"] in root.one("main").text
    if start < end:
        before, at_fault, after = around(broken.query, start, end)
        shown = root.one("p", "faulty")
        assert shown.raw_text == f"{before}{at_fault}{after}"
        assert shown.one("strong").raw_text == at_fault


@_broken
def test_a_broken_query_is_explained_on_the_command_line(
    client: FlaskClient, shared_archive: Archive, broken: Broken
) -> None:
    """The command says the same words, points at the place, and ends with exit code 2."""
    record = asked(client, "/api/v1/search", q=broken.query)[2]
    arguments = ["search", "--archive", str(shared_archive.path), "--", broken.query]
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0] == f"byline: {broken.happened}"
    assert f"{record['meaning']} {record['remedy']}" in lines
    start, end = broken.place
    if start < end:
        before, at_fault, after = around(broken.query, start, end, letters=24)
        query_at = lines.index(f"  {before}{at_fault}{after}")
        assert lines[query_at + 1] == f"  {' ' * len(before)}{'^' * len(at_fault)}"


@_broken
def test_what_is_offered_instead_of_a_broken_query_works(
    client: FlaskClient, broken: Broken
) -> None:
    """A suggestion, and the words plainly, are queries that run; the page links to both."""
    record = asked(client, "/api/v1/search", q=broken.query)[2]
    links = {
        link["href"]
        for link in tree(client.get("/", query_string={"q": broken.query}).text).all("a")
    }

    for offered in (record["suggestion"], record["plainly"]):
        if offered is not None:
            assert answer_to(client, offered)["query"] == offered
            found = [link for link in links if link.startswith("/?q=")
                     and client.get(link).status_code == 200]  # fmt: skip
            assert found


def test_broken_queries_are_refused_even_without_an_archive(ask: AskFor, tmp_path: Path) -> None:
    """A parameter at fault is told first: it would be at fault with an archive too."""
    status, _, record = asked(ask(tmp_path / "none"), "/api/v1/search", q="x", page="0")

    assert status == 400
    assert record["happened"] == "The parameter “page” is “0”."
