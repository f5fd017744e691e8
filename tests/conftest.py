"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, Generation, index_paths
from tests.articles import write_articles


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the articles of `tests.articles`, free to be changed."""
    return write_articles(tmp_path / "articles")


@pytest.fixture
def archive(tmp_path: Path, articles: Path) -> Archive:
    """An archive of these articles, free to be changed."""
    made = Archive(tmp_path / "archive")
    index_paths(made, [articles])
    return made


@pytest.fixture(scope="session")
def shared_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive of these articles that no test may change."""
    folder = tmp_path_factory.mktemp("shared")
    made = Archive(folder / "archive")
    index_paths(made, [write_articles(folder / "articles")])
    return made


@pytest.fixture
def generation(shared_archive: Archive) -> Iterator[Generation]:
    """The one generation of the shared archive."""
    with shared_archive.open() as opened:
        yield opened
