"""The archive that the application answers from."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from index import Archive, ArchiveMissingError, index_paths
from web import Settings, create_app
from web.archive import generation, reader


def test_an_application_keeps_one_reader(app: Flask) -> None:
    """All requests of an application share one reader, so the archive is opened once."""
    with app.app_context():
        first = reader()
    with app.app_context():
        assert reader() is first


def test_applications_do_not_share_a_reader(shared_archive: Archive, tmp_path: Path) -> None:
    """Two applications in one process answer each from its own archive."""
    here = create_app(Settings(archive=shared_archive.path))
    there = create_app(Settings(archive=tmp_path / "other"))

    with here.app_context(), generation() as current:
        assert current.manifest.articles == 8
    with there.app_context(), pytest.raises(ArchiveMissingError), generation():
        pass


def test_the_next_request_sees_what_was_indexed_meanwhile(archive: Archive, articles: Path) -> None:
    """A new generation is handed out from the next request on, the old one stays whole in use."""
    app = create_app(Settings(archive=archive.path))
    with app.app_context(), generation() as before:
        (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
        index_paths(archive, [articles])
        with generation() as after:
            assert (before.number, after.number) == (1, 2)
            assert (before.manifest.articles, after.manifest.articles) == (8, 9)
        assert before.languages() == ("de", "en", "zh")


def test_an_application_may_be_made_before_its_archive(tmp_path: Path, articles: Path) -> None:
    """The server may be started first and finds the archive as soon as there is one."""
    archive = Archive(tmp_path / "later")
    client = create_app(Settings(archive=archive.path)).test_client()
    assert client.get("/").status_code == 503
    assert not archive.path.exists()

    index_paths(archive, [articles])

    assert client.get("/").status_code == 200
