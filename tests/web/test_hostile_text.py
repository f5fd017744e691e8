"""Hostile text: where it is put into a page, the page stays the page it was."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index import Archive
from search import FACETS
from tests.web.answers import references
from tests.web.asking import answer_to
from tests.web.markup import Element, tree
from tests.web.payloads import PAYLOADS
from web import Settings, create_app

_SCRIPT = "/static/byline.js"
# All that the templates and the reading of Markdown ever put into a page.
_ATTRIBUTES = {
    **dict.fromkeys(
        ("b", "bdi", "body", "button", "caption", "cite", "code", "dd", "del", "dl", "dt", "em",
         "head", "i", "label", "mark", "s", "script", "strong", "sub", "summary", "sup", "tbody",
         "thead", "title", "u"),
        frozenset[str](),
    ),
    "a": {"href", "class", "rel", "title", "aria-current", "tabindex", "dir"},
    "article": {"lang"},
    "table": {"class"},
    "tr": {"class"},
    "pre": {"class", "dir"},
    "aside": {"class", "id", "aria-label"},
    "details": {"class"},
    "div": {"class", "role", "id", "hidden"},
    "form": {"class", "role", "action", "method"},
    "h1": {"class", "id", "aria-live", "dir"},
    "h2": {"class", "id", "lang", "dir"},
    "header": {"class", "dir"},
    "html": {"lang"},
    "input": {
        "id", "type", "name", "value", "placeholder", "dir", "autocomplete",
        "autocapitalize", "spellcheck", "autofocus",
    },
    "label": {"class", "for"},
    "li": {"class", "dir"},
    "link": {"rel", "href", "type"},
    "main": {"id"},
    "meta": {"charset", "name", "content"},
    "nav": {"class", "aria-label"},
    "ol": {"class", "start"},
    "p": {"class", "id", "lang", "role", "aria-hidden", "dir"},
    "q": {"class"},
    "rect": {"class", "x", "y", "width", "height"},
    "script": {"src", "defer"},
    "section": {"class", "aria-label", "aria-labelledby"},
    "span": {"class", "aria-hidden", "dir"},
    "svg": {"class", "viewbox", "width", "preserveaspectratio", "aria-hidden"},
    "td": {"class", "dir"},
    "th": {"class", "scope"},
    "time": {"class", "datetime"},
    "ul": {"class", "aria-label"},
}  # fmt: skip


def _executable(html: str) -> list[Element]:
    """What in a page could run, load or send something that Byline did not put there."""
    root = tree(html)
    return [
        element
        for element in root.walk()
        if element is not root
        and (
            element.tag not in _ATTRIBUTES
            or not set(element.attributes) <= _ATTRIBUTES[element.tag]
            or (element.tag == "script" and element["src"] != _SCRIPT)
        )
    ] + [
        element
        for element, address in references(root)
        # An article's own links lead to the web, all else to this server.
        if not re.match(r"/(?![/\\])|#", address)
        and not (element.tag == "a" and re.match(r"https?://[a-z0-9.-]+", address))
    ]


@pytest.fixture(scope="module")
def hostile(hostile_archive: Archive) -> FlaskClient:
    """Asks an application whose articles are hostile in every field."""
    return create_app(Settings(archive=hostile_archive.path)).test_client()


@pytest.fixture(scope="module")
def hostile_hits(hostile: FlaskClient) -> dict[str, list[dict[str, Any]]]:
    """The paragraphs with “needle”, by the outlet they stand in."""
    found: dict[str, list[dict[str, Any]]] = {}
    for page in ("1", "2", "3"):
        for hit in answer_to(hostile, "needle", size="100", page=page)["hits"]:
            found.setdefault(hit["article"]["outlet"], []).append(hit)
    return found


_payloads = pytest.mark.parametrize("payload", PAYLOADS)


def _statuses(client: FlaskClient, path: str, **parameters: str) -> int:
    """The status of a page in which nothing could run."""
    answer = client.get(path, query_string=parameters)
    assert not _executable(answer.text), path
    return answer.status_code


@_payloads
def test_a_hostile_query_runs_nowhere(client: FlaskClient, payload: str) -> None:
    """Whatever stands in an address, the page it makes holds it as text alone."""
    assert _statuses(client, "/", q=payload) in (200, 400)
    assert _statuses(client, "/", q=f'"{payload}') in (200, 400)
    assert _statuses(client, "/nothing", q=payload) == 404
    assert _statuses(client, "/article/nothing", q=payload) == 404
    assert _statuses(client, f"/article/{quote(payload, safe='')}") in (404, 308)
    assert _statuses(client, f"/p/{quote(payload, safe='')}") in (404, 308)
    assert _statuses(client, "/" + quote(payload, safe="")) in (404, 308)


@_payloads
def test_a_hostile_parameter_runs_nowhere(client: FlaskClient, payload: str) -> None:
    """A filter or a bad value is shown as text, in the page and in the addresses it makes."""
    filters = dict.fromkeys(set(FACETS) - {"kind", "year"}, payload)
    assert _statuses(client, "/", q="bridge", **filters) == 200
    for name in ("from", "to", "sort", "scope", "kind", "year", "page", "size"):
        assert _statuses(client, "/", q="bridge", **{name: payload}) == 400


_numbers = pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=PAYLOADS)


@_numbers
def test_a_hostile_article_runs_nowhere(
    hostile: FlaskClient, hostile_hits: dict[str, list[dict[str, Any]]], number: int
) -> None:
    """Hostile title, author, outlet, date, address, file name and text: found, shown, harmless."""
    outlet = _outlet(number)
    assert len(hostile_hits[outlet]) == 2, "one of JSON Lines and one of Markdown"

    assert _statuses(hostile, "/", q="needle OR haystack OR headline", outlet=outlet) == 200
    for hit in hostile_hits[outlet]:
        assert _statuses(hostile, f"/article/{hit['article']['id']}", q="needle alert") == 200
        assert _statuses(hostile, f"/p/{hit['article']['id']}.nothing") == 404


def _outlet(number: int) -> str:
    """The outlet as it is read: on one line and without control characters."""
    return f"{' '.join(PAYLOADS[number].split())} Outlet {number}"


@_numbers
def test_a_hostile_article_is_shown_to_the_letter(
    hostile: FlaskClient, hostile_hits: dict[str, list[dict[str, Any]]], number: int
) -> None:
    """Harmless does not mean gone: the reader sees the characters that the article has.

    A text with tags of paragraphs in it is HTML: there the reader sees the paragraphs.
    """
    shown = " ".join(PAYLOADS[number].split())
    (hit,) = [hit for hit in hostile_hits[_outlet(number)] if hit["start"] == 0]

    page = tree(hostile.get(f"/article/{hit['article']['id']}").text)

    text = page.one(id=hit["id"]).inside[0]
    assert isinstance(text, str)
    assert text.strip() == hit["text"]
    if re.search("</?(?:p|div)[ >]", shown):
        assert all(word in page.one("article").text for word in ("needle", "haystack"))
    else:
        assert hit["text"] == f"needle {shown} haystack"
    assert f"{shown} headline {number}" in page.one("h1").text
    assert page.one("span", "outlet").text == _outlet(number)
    # Where several authors stand in one line is told by commas and semicolons, so those may differ.
    author = page.one("span", "author").text
    assert [c for c in author if c.isalnum()] == [c for c in f"{shown} Writer" if c.isalnum()]


def test_every_hostile_article_together_runs_nowhere(hostile: FlaskClient) -> None:
    """A page full of hostile hits, facets and filters is still only text."""
    for page in ("1", "2", "3"):
        assert _statuses(hostile, "/", q="needle", size="100", page=page) == 200
        assert _statuses(hostile, "/", size="100", page=page) == 200


def test_the_api_sends_hostile_text_as_json_only(hostile: FlaskClient) -> None:
    """A browser that opens an answer of the HTTP interface takes it for nothing but JSON."""
    for path in (
        "/api/v1/search?q=needle&size=100",
        "/api/v1/search?q=(<script>",
        "/api/v1/<script>",
    ):
        answer = hostile.get(path)
        assert answer.mimetype in ("application/json", "application/problem+json")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
