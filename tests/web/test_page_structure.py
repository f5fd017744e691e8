"""What a page is made of: nothing from outside, whole elements, and what was typed."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.answers import PAGES, references, whole
from tests.web.asking import answer_to
from tests.web.markup import tree

_STATIC = Path(__file__).parents[2] / "web" / "static"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_refers_to_anything_outside(client: FlaskClient, path: str) -> None:
    """Every address in a page leads back to the server that sent it."""
    for element, address in references(tree(whole(client, path).text)):
        assert re.match(r"/(?!/)|#", address), element


def test_an_article_refers_outside_only_where_its_reader_may_go(client: FlaskClient) -> None:
    """The links an article has are links: nothing else of it is asked for outside."""
    for hit in answer_to(client, "")["hits"]:
        root = tree(client.get(f"/article/{hit['article']['id']}").text)
        outside = [(e, a) for e, a in references(root) if not re.match(r"/(?!/)|#", a)]
        for element, address in outside:
            assert element.tag == "a"
            assert address.startswith("https://gazette.example/")
            assert {"noopener", "noreferrer"} <= set(element["rel"].split())


@pytest.mark.parametrize("path", [*PAGES, "/article/"])
def test_every_page_is_well_formed(client: FlaskClient, path: str) -> None:
    """Elements close in the order they open, ids are unique, headings do not skip a level."""
    if path == "/article/":
        path += answer_to(client, "strike")["hits"][0]["article"]["id"]
    root = tree(whole(client, path).text)

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
