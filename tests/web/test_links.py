"""Addresses of a search, some of it changed."""

from __future__ import annotations

import pytest
from flask import Flask

from web.links import address


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({}, "/?q=a+%26+b&outlet=X&outlet=Y"),
        ({"sort": "newest"}, "/?q=a+%26+b&outlet=X&outlet=Y&sort=newest"),
        ({"outlet": None}, "/?q=a+%26+b"),
        ({"outlet": ["Z"], "q": "ä"}, "/?q=%C3%A4&outlet=Z"),
        ({"outlet": [], "q": ""}, "/"),
    ],
)
def test_an_address_keeps_the_search_but_for_what_changes(
    app: Flask, changes: dict[str, str | list[str] | None], changed: str
) -> None:
    """Everything else stays; page and opened facet are those of one page alone."""
    with app.test_request_context("/?q=a+%26+b&outlet=X&outlet=Y&page=3&all=outlet&to="):
        assert address(**changes) == changed


def test_an_address_keeps_to_where_byline_is_mounted(app: Flask) -> None:
    """Behind a proxy under /press, so are all links."""
    with app.test_request_context("/?q=x", environ_overrides={"SCRIPT_NAME": "/press"}):
        assert address() == "/press/?q=x"
