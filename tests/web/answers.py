"""Every kind of answer there is, and what tests look at in them."""

from __future__ import annotations

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.markup import Element

# One address for each kind of answer there is.
ANSWERS = {
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
PAGES = [path for path, _ in ANSWERS.values() if not path.startswith(("/static", "/api", "/hea"))]


def whole(client: FlaskClient, path: str) -> TestResponse:
    """The whole answer, its file closed."""
    return client.get(path, buffered=True)


def references(root: Element) -> list[tuple[Element, str]]:
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
