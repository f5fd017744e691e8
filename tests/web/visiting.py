"""Pages opened as a reader does, and what the tests look at in them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

from flask.testing import FlaskClient

from tests.web.markup import Element, tree


def visit(client: FlaskClient, path: str, status: int = 200) -> Element:
    """The page at an address, as a tree."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {tree(answer.text).one('h1').text}"
    assert answer.mimetype == "text/html"
    return tree(answer.text)


def search(client: FlaskClient, **parameters: str) -> Element:
    """The search page for these parameters."""
    return visit(client, f"/?{urlencode(parameters)}")


def titles(page: Element) -> list[str]:
    """The headlines of all hits."""
    return [hit.one("h2").text for hit in page.all("li", "hit")]


def with_marks(page: Element) -> list[str]:
    """The headlines and paragraphs that have a mark."""
    return [each.text for each in [*page.all("h2"), *page.all("p", "snippet")] if each.all("mark")]


def addresses_of_hits(page: Element) -> list[str]:
    """The permanent addresses of the paragraphs that are shown."""
    return [link["href"] for link in page.all("a") if link["href"].startswith("/p/")]


def hit_of(page: Element, title: str) -> Element:
    """The first hit under this title."""
    return next(hit for hit in page.all("li", "hit") if hit.one("h2").text == title)


def article_of(client: FlaskClient, title: str, query: str = "") -> Element:
    """The article under this title, as a click on its hit opens it."""
    page = search(client, q=query)
    path = urlsplit(hit_of(page, title).one("h2").one("a")["href"])
    return visit(client, f"{path.path}?{path.query}")


def addresses(page: Element) -> Iterator[dict[str, list[str]]]:
    """What the links to searches ask for."""
    for link in page.all("a"):
        address = urlsplit(link["href"])
        if address.path == "/":
            yield parse_qs(address.query)


def facets_of(page: Element) -> dict[str, dict[str, str]]:
    """The values of each facet with their counts."""
    return {
        facet.one("h2").text: {
            item.one("span", "value").text: item.one("span", "count").text
            for item in facet.all("li")
        }
        for facet in page.all("section", "facet")
        if facet.all("li")
    }
