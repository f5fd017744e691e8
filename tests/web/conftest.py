"""What the tests of the web may ask for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.payloads import PAYLOADS
from web import Settings, create_app

AskFor = Callable[[Path], FlaskClient]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of the tests that need Chromium: `-m "not browser"` leaves them out."""
    config.addinivalue_line("markers", "browser: drives a real browser")


@pytest.fixture(scope="session")
def app(shared_archive: Archive) -> Flask:
    """The application on the shared archive, that no test may change."""
    return create_app(Settings(archive=shared_archive.path))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks the application on the shared archive."""
    return app.test_client()


@pytest.fixture
def ask() -> AskFor:
    """Makes a client of an application on any folder."""
    return lambda folder: create_app(Settings(archive=folder)).test_client()


@pytest.fixture
def empty_archive(tmp_path: Path) -> Archive:
    """An archive that holds no article."""
    folder = tmp_path / "nothing"
    folder.mkdir()
    made = Archive(tmp_path / "empty-archive")
    index_paths(made, [folder])
    return made


@pytest.fixture(scope="session")
def two_way_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Two articles, one from left to right and one from right to left; names in both go both ways.

    The paragraphs are of many lengths, so that some end near the edge of any window.
    """
    folder = tmp_path_factory.mktemp("two-ways")
    names = {"author": ["محمد العربي", "Tom Li", "Ana Sørensen"], "outlet": "Le Petit Phare"}
    first = {"original_outlet": "Haaretz הארץ", "first_published": "2020", "date": "2023-04-19"}
    texts = {
        "أضرب عمال الميناء لليوم الثالث، وتوقفت العبّارة": "الجسر مغلق حتى إشعار آخر.",
        "Dockers strike for a third day, and the ferry waits": "The bridge is closed.",
    }
    lines = [
        {"title": title, **names, **first,
         "paragraphs": [" ".join([text, *["x" * letters, "ferry"]]) for letters in range(1, 60)]}
        for title, text in texts.items()
    ]  # fmt: skip
    (folder / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = Archive(folder / "archive")
    index_paths(made, [folder / "two.jsonl"])
    return made


@pytest.fixture(scope="session")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive whose articles carry a payload in every field and in the text.

    Each payload is in two articles: the line `p7` of a JSON Lines file, and a Markdown file.
    """
    folder = tmp_path_factory.mktemp("hostile")
    articles = folder / "articles"
    articles.mkdir()
    lines = []
    for number, payload in enumerate(PAYLOADS):
        item = {
            "title": f"{payload} headline {number}",
            "author": [f"{payload} Writer"],
            "outlet": f"{payload} Outlet {number}",
            "date": "2023-04-19",
            "first_published": payload,
            "original_outlet": f"{payload} Original",
            "url": f"https://hostile.example/{number}/{payload}",
            "language": "en",
        }
        text = f"needle {payload} haystack\n\n{payload}\n\nThe last paragraph of it."
        lines.append(json.dumps({"id": f"p{number}", **item, "text": text}))
        front_matter = "\n".join(f"{key}: {json.dumps(value)}" for key, value in item.items())
        (articles / f"<img src=x onerror=alert({number})>.md").write_text(
            f"---\n{front_matter}\n---\n\nneedle {payload} haystack\n\n{payload}\n\n## {payload}\n",
            encoding="utf-8",
        )
    (articles / "hostile.jsonl").write_text("\n".join(lines), encoding="utf-8")
    made = Archive(folder / "archive")
    report = index_paths(made, [articles])
    assert report.indexed == 2 * len(PAYLOADS), report.failed
    return made
