"""Errors as answers: one shape, full sentences, and the status that fits."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from index import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    ArticleError,
    BylineError,
    GenerationGoneError,
)
from search import CursorError, QueryError
from tests.web.markup import tree
from web.addresses import NotFoundError
from web.errors import problem, status_of
from web.parameters import ParameterError
from web.settings import SettingError


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BylineError, 400),
        (ParameterError, 400),
        (SettingError, 400),
        (ArticleError, 400),
        (NotFoundError, 404),
        (CursorError, 400),
        (GenerationGoneError, 410),
        (ArchiveError, 503),
        (ArchiveMissingError, 503),
        (ArchiveDamagedError, 503),
        (ArchiveBusyError, 503),
    ],
)
def test_the_status_says_who_can_mend_it(error: type[BylineError], status: int) -> None:
    """400 is for whoever asked, 404 and 410 for what is not, 503 for whoever runs the server."""
    assert status_of(error("It is so.", "It means that.", "Do this.")) == status


def test_a_problem_has_the_members_of_rfc_9457_and_the_three_parts() -> None:
    """Title, status and detail for any client; what happened, means and helps for ours."""
    assert problem(NotFoundError("It is so.", "It means that.", "Do this.")) == {
        "title": "It is so.",
        "status": 404,
        "detail": "It means that. Do this.",
        "happened": "It is so.",
        "meaning": "It means that.",
        "remedy": "Do this.",
        "successors": [],
    }


def test_the_problem_of_a_query_has_its_place_and_ways_out() -> None:
    """A query at fault comes with the query, the place, the nearest one and its words plainly."""
    error = QueryError('"a b', 0, 4, "It is so.", "It means that.", "Do this.", '"a b"')

    assert problem(error) == {
        "title": "It is so.",
        "status": 400,
        "detail": "It means that. Do this.",
        "happened": "It is so.",
        "meaning": "It means that.",
        "remedy": "Do this.",
        "query": '"a b',
        "place": [0, 4],
        "suggestion": '"a b"',
        "plainly": "a b",
    }


def test_a_way_out_that_does_not_exist_is_null() -> None:
    """Where there is no suggestion and no word, the members are there and empty."""
    record = problem(QueryError("&", 0, 1, "It is so.", "It means that.", "Do this."))

    assert (record["suggestion"], record["plainly"]) == (None, None)


@pytest.mark.parametrize("path", ["/nothing", "/static/nothing.css", "/article/", "/p/"])
def test_an_unknown_address_is_a_page_that_leads_back(client: FlaskClient, path: str) -> None:
    """Whoever follows a broken link gets a page with a search box, not a bare error."""
    answer = client.get(path)
    root = tree(answer.text)

    assert answer.status_code == 404
    assert root.one("h1").text == "Not Found."
    assert root.one("input", id="q")
    assert root.link("To the search page")["href"] == "/"


def test_a_wrong_method_keeps_its_allow_header(client: FlaskClient) -> None:
    """HTTP asks that a 405 names the methods that are allowed."""
    answer = client.post("/")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_an_address_that_is_too_long_is_refused_in_three_parts(client: FlaskClient) -> None:
    """With its length, the most there may be and the way that takes longer ones; 414."""
    answer = client.get("/api/v1/search", query_string={"q": "a" * 49_151})

    assert (answer.status_code, answer.mimetype) == (414, "application/problem+json")
    assert answer.json
    assert answer.json["happened"] == "The address is too long: 49,153 bytes after the “?”."
    assert "there may be 49,152" in answer.json["meaning"]
    assert "curl --data-urlencode q@query.txt http" in answer.json["remedy"]
    assert client.get("/api/v1/search", query_string={"q": " " * 49_150}).status_code == 200
    page = tree(client.get("/", query_string={"q": "a" * 49_151}).text)
    assert page.one("h1").text == answer.json["happened"]
    assert page.one("input", id="q")["value"] == "a" * 49_151


def test_a_page_that_is_shown_has_a_next_one_that_is(client: FlaskClient) -> None:
    """An address is as long as Byline writes it, and what leads on makes none too long."""
    page = client.get(f"/?size=2&q=bridge{'+' * 49_130}")
    onward = tree(page.text).link("Next →")["href"]
    assert len(onward) > 49_152
    assert client.get(onward).status_code == 200

    bare = client.get(f"/?size=2&q=bridge{',' * 16_400}")
    assert "too long: 49,215 bytes" in bare.text
    plain = client.get(f"/?size=2&q={'%62' * 3}{'%20' * 20_000}")
    assert plain.status_code == 200


def test_a_wrong_parameter_is_one_click_from_the_search_without_it(client: FlaskClient) -> None:
    """Days in the wrong order, as anybody may choose them, do not cost query and filters."""
    days = {"from": "2023-05-01", "to": "2023-04-01"}
    page = tree(client.get("/", query_string={"q": "bridge", "year": "2023", **days}).text)

    assert page.one("h1").text == "The parameter “to” is “2023-04-01”."
    without = page.link("This search without “to”")["href"]
    assert without == "/?q=bridge&year=2023&from=2023-05-01"
    assert client.get(without).status_code == 200


@pytest.mark.parametrize("query", ["q=bridge&cursor=x&page=0", "q=bridge&cursor=x&sort=best"])
def test_only_a_cursor_at_fault_leads_back_to_the_beginning(
    client: FlaskClient, query: str
) -> None:
    """The same search from its beginning has every other mistake in it still."""
    way = "from its beginning"
    of_cursor = client.get("/", query_string="q=bridge&cursor=x")
    other = client.get("/", query_string=query)

    assert (of_cursor.status_code, other.status_code) == (400, 400)
    assert tree(of_cursor.text).link(way)["href"] == "/?q=bridge"
    assert way not in other.text
    assert way not in client.get("/nothing?cursor=x").text
