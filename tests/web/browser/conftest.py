"""Debian's Chromium before a server of Byline: skipped where there is none."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    sync_playwright,
)
from werkzeug.serving import make_server

from index import Archive, index_paths
from tests.articles import write_articles
from tests.web.browser.window import CHROMIUM, DESK, Desk
from web import Settings, create_app

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The shared articles, and one so long that its last paragraphs are far below the first."""
    folder = tmp_path_factory.mktemp("browser")
    articles = write_articles(folder / "articles")
    paragraphs = [f"Gull number {n} sat on the pier. " + "It cried. " * 20 for n in range(60)]
    paragraphs[45] += "Nobody saw the lighthouse keeper leave."
    paragraphs[50] += "https://harbour.example/" + "a-very-long-address/" * 12
    (articles / "long.md").write_text(
        "---\ntitle: Sixty gulls\nauthor: Imogen Tarrant\noutlet: Harbour Gazette\n"
        "date: 2023-05-01\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs),
        "utf-8",
    )
    made = Archive(folder / "archive")
    index_paths(made, [articles])
    return made


@pytest.fixture(scope="module")
def base(archive: Archive) -> Iterator[str]:
    """The address of a server on this archive."""
    yield from _serve(archive)


@pytest.fixture(scope="module")
def hostile_base(hostile_archive: Archive) -> Iterator[str]:
    """The address of a server on an archive whose articles are hostile in every field."""
    yield from _serve(hostile_archive)


@pytest.fixture(scope="module")
def two_way_base(two_way_archive: Archive) -> Iterator[str]:
    """The address of a server on an archive whose articles run one way, the other, or both."""
    yield from _serve(two_way_archive)


def _serve(archive: Archive) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(Settings(archive=archive.path)), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this module."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def long_article(archive: Archive) -> str:
    """The id of the long article."""
    with archive.open() as generation:
        (state,) = (s for s in generation.register().values() if s.path == "long.md")
        return state.articles[0]


@pytest.fixture
def make_desk(browser: Browser, base: str, long_article: str) -> Iterator[Any]:
    """Makes a desk with options of its own; what its browser complained of fails the test."""
    contexts: list[BrowserContext] = []
    desks: list[Desk] = []

    def make(base: str = base, **options: Any) -> Desk:
        contexts.append(browser.new_context(**{"viewport": DESK, **options}))
        desks.append(Desk(contexts[-1], base, long_article))
        return desks[-1]

    yield make
    for context in contexts:
        context.close()
    for desk in desks:
        assert not desk.complaints
        assert all(url.startswith(desk.base + "/") for url in desk.asked), desk.asked


@pytest.fixture
def desk(make_desk: Any) -> Desk:
    """A browser window on a desk."""
    made: Desk = make_desk()
    return made
