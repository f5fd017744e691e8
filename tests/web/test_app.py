"""The application as a whole: what every answer carries, and what no page ever holds."""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from index import Archive
from search import FACETS, Query
from tests.web.conftest import AskFor
from tests.web.markup import Element, tree
from tests.web.payloads import PAYLOADS
from web import Settings, create_app

_STATIC = Path(__file__).parents[2] / "web" / "static"
# One address for each kind of answer there is.
_ANSWERS = {
    "start": ("/", 200),
    "hits": ("/?q=bridge", 200),
    "no-hits": ("/?q=zeppelin", 200),
    "wrong-query": ("/?q=%22bridge", 400),
    "wrong-parameter": ("/?page=0", 400),
    "help": ("/help", 200),
    "no-page": ("/nothing/here", 404),
    "no-article": ("/article/nothing", 404),
    "style": ("/static/byline.css", 200),
    "script": ("/static/byline.js", 200),
    "no-style": ("/static/nothing.css", 404),
    "api": ("/api/v1/search?q=bridge", 200),
    "api-wrong-query": ("/api/v1/search?q=(", 400),
    "api-no-page": ("/api/v1/nothing", 404),
    "health": ("/healthz", 200),
}
_PAGES = [path for path, _ in _ANSWERS.values() if not path.startswith(("/static", "/api", "/hea"))]


def _get(client: FlaskClient, path: str) -> TestResponse:
    """The whole answer, its file closed."""
    return client.get(path, buffered=True)


_answers = pytest.mark.parametrize(("path", "status"), _ANSWERS.values(), ids=_ANSWERS)


@_answers
def test_every_answer_is_what_its_address_asks_for(
    client: FlaskClient, path: str, status: int
) -> None:
    """Each kind of address answers with its status, and none with an error of Byline's own."""
    assert _get(client, path).status_code == status


@_answers
def test_every_answer_carries_the_headers_that_keep_its_reader_safe(
    client: FlaskClient, path: str, status: int
) -> None:
    """Nothing outside is loaded, nothing inline runs, no site frames it or learns the query."""
    headers = _get(client, path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@_answers
def test_no_answer_is_kept_where_another_reader_finds_it(
    client: FlaskClient, path: str, status: int
) -> None:
    """What was searched for stays in no cache; files of the application are asked for anew."""
    cached = _get(client, path).headers["Cache-Control"]

    assert cached == ("no-cache" if path.startswith("/static") and status == 200
                      else "private, no-store")  # fmt: skip


def test_redirects_carry_the_headers_too(client: FlaskClient) -> None:
    """An address that only leads elsewhere is as safe as the page it leads to."""
    (hit,) = _hits(client, '"tug closed"')

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

    answer = create_app(Settings.read()).test_client().get("/")

    assert answer.status_code == 503
    assert "elsewhere" in answer.text


# Under which names the server answers.


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


def test_a_server_for_everyone_answers_to_any_name(shared_archive: Archive) -> None:
    """On an open address without trusted hosts the name is not looked at."""
    status, _ = _ask_as(
        "any.example", "/?q=bridge", shared_archive, host="0.0.0.0", accept_anonymous=True
    )

    assert status == 200


# What people search for is nobody's business.


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
        answer = _get(client, path)
        assert answer.status_code == 500
        assert "Something went wrong inside Byline." in answer.text
        assert "ZeroDivision" not in answer.text
        assert "raised in" not in answer.text
        assert "Traceback" not in answer.text


# No page asks for anything outside.


def _hits(client: FlaskClient, query: str, **parameters: str) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/search", query_string={"q": query, **parameters})
    assert answer.json
    hits: list[dict[str, Any]] = answer.json["hits"]
    return hits


def _references(root: Element) -> list[tuple[Element, str]]:
    """All addresses in a page that a browser asks for, or offers to ask for."""
    names = (
        "href",
        "src",
        "action",
        "formaction",
        "srcset",
        "data",
        "poster",
        "ping",
        "background",
    )
    return [(element, element[name])
            for element in root.walk() for name in names if name in element.attributes]  # fmt: skip


@pytest.mark.parametrize("path", _PAGES)
def test_no_page_refers_to_anything_outside(client: FlaskClient, path: str) -> None:
    """Every address in a page leads back to the server that sent it."""
    for element, address in _references(tree(_get(client, path).text)):
        assert re.match(r"/(?!/)|#", address), element


def test_an_article_refers_outside_only_where_its_reader_may_go(client: FlaskClient) -> None:
    """The links an article has are links: nothing else of it is asked for outside."""
    for hit in _hits(client, ""):
        root = tree(client.get(f"/article/{hit['article']['id']}").text)
        outside = [(e, a) for e, a in _references(root) if not re.match(r"/(?!/)|#", a)]
        for element, address in outside:
            assert element.tag == "a"
            assert address.startswith("https://gazette.example/")
            assert {"noopener", "noreferrer"} <= set(element["rel"].split())


@pytest.mark.parametrize("path", [*_PAGES, "/article/"])
def test_every_page_is_well_formed(client: FlaskClient, path: str) -> None:
    """Elements close in the order they open, ids are unique, headings do not skip a level."""
    if path == "/article/":
        path += _hits(client, "strike")[0]["article"]["id"]
    root = tree(_get(client, path).text)

    ids = [element["id"] for element in root.walk() if "id" in element.attributes]
    levels = [int(e.tag[1]) for e in root.walk() if re.fullmatch(r"h[1-6]", e.tag)]
    assert len(set(ids)) == len(ids)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert root.one("html")["lang"]
    assert root.one("head").one("title").text
    assert root.one("meta", name="viewport")
    assert root.one("main")


def test_style_and_script_ask_for_nothing_outside() -> None:
    """What pages load from the server names no address either."""
    for file in _STATIC.iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttp|sendBeacon|innerHTML", text), (
            file
        )


@pytest.mark.parametrize(
    "query", ['<b>"bold"</b>', '"><i>', "a' onclick='x", "&amp;", "</title>x", "{{7*7}}"]
)
def test_a_query_comes_back_as_it_was_typed(client: FlaskClient, query: str) -> None:
    """The search box holds the very characters that were typed, in every kind of page."""
    for path in ("/", "/article/nothing", "/nothing"):
        root = tree(client.get(path, query_string={"q": query}).text)
        assert root.one("input", id="q")["value"] == query


# Hostile text: where it is put into a page, the page stays the page it was.

_SCRIPT = "/static/byline.js"
# All that the templates and the reading of Markdown ever put into a page.
_ATTRIBUTES = {
    **dict.fromkeys(
        ("b", "body", "button", "caption", "cite", "code", "dd", "del", "dl", "dt", "em", "head",
         "i", "label", "mark", "s", "script", "strong", "sub", "summary", "sup", "tbody",
         "thead", "title", "u"),
        frozenset[str](),
    ),
    "a": {"href", "class", "rel", "title", "aria-current", "tabindex"},
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
    "header": {"class"},
    "html": {"lang"},
    "input": {
        "id", "type", "name", "value", "placeholder", "dir", "autocomplete",
        "autocapitalize", "spellcheck", "autofocus",
    },
    "label": {"class", "for"},
    "li": {"class"},
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
        for element, address in _references(root)
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
        for hit in _hits(hostile, "needle", size="100", page=page):
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
