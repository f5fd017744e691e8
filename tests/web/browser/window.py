"""A browser window as a reader has it, and what the tests do in it."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import (
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
)

CHROMIUM = shutil.which("chromium")
DESK, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=568)
_MILLISECONDS = 10_000.0  # before an element that is not there fails a test

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium: install the package “chromium” to run these tests"
    ),
]

# Every kind of page; LONG stands for the article with many paragraphs.
_PAGES = {
    "start": "/",
    "hits": "/?q=bridge",
    "filtered": "/?q=bridge&outlet=Harbour+Gazette&year=2023&from=2023-01-01&to=2023-12-31",
    "paged": "/?q=gull&page=2",
    "articles": "/?q=gull+lighthouse&scope=article",
    "grouped": "/?q=gull+OR+bridge&group=article",
    "few-hits": "/?q=lighthouse+pier+cried+kettle",
    "all-kinds": "/?q=holt&kind=all",
    "no-hits": "/?q=zeppelin",
    "no-selection": "/?q=bridge&outlet=Nowhere",
    "wrong-query": "/?q=strike+%22the+bridge+is+not+broken",
    "long-query": "/?q=" + "bridgewater" * 60,
    "wrong-parameter": "/?page=0",
    "article": "/article/LONG?q=lighthouse",
    "article-long-query": "/article/LONG?q=" + "lighthouse" * 60,
    "no-article": "/article/nothing",
    "no-page": "/nothing",
    "help": "/help",
}
on_every_page = pytest.mark.parametrize("path", _PAGES.values(), ids=_PAGES)
in_both_views = pytest.mark.parametrize("view", [DESK, PHONE], ids=["desk", "phone"])


class Desk:
    """Opens pages as a reader would, and notes what a reader's browser complains about."""

    def __init__(self, context: BrowserContext, base: str, long_article: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._long_article = long_article
        self.page = context.new_page()
        self.page.set_default_timeout(_MILLISECONDS)
        self.page.on("console", lambda said: self._complain(said.type, said.text))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self.page.on("dialog", lambda dialog: self._complain("error", f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _complain(self, kind: str, text: str) -> None:
        # A page of an error is an error to the console too: that is no fault of the page.
        if kind in ("error", "warning") and "the server responded with a status of" not in text:
            self.complaints.append(f"{kind}: {text}")

    def open(self, path: str) -> Page:
        """Open a page of the server."""
        self.page.goto(self.base + path.replace("LONG", self._long_article))
        return self.page


def is_in_view(page: Page, selector: str) -> bool:
    """Whether an element's beginning stands inside the window."""
    box = page.locator(selector).bounding_box()
    assert box and page.viewport_size
    return 0 <= box["y"] < page.viewport_size["height"] - 20


def follow(page: Page, link: Locator) -> None:
    """Click what leads to another page, and be there."""
    with page.expect_navigation():
        link.click()


def marks_of(page: Page, inside: str = "") -> list[str]:
    """The words that are marked, in the whole page or inside an element."""
    return page.locator(f"{inside} mark").all_inner_texts()
