"""What an archive holds, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive, formats, index_paths
from web.status import status_record


def test_counts_and_failures_are_those_of_the_archive(archive: Archive, articles: Path) -> None:
    """Status names the generation, what it holds, and each file that could not be read."""
    (articles / "empty.txt").write_text(" ")
    index_paths(archive, [articles])
    record = status_record(archive)
    assert (record["generation"], record["articles"], record["kept"]) == (2, 8, [2, 1])
    assert [failure["path"] for failure in record["failed"]] == ["empty.txt"]
    assert (record["damage"], record["outdated"]) == ([], [])


def test_a_wrong_byline_toml_is_named_until_it_is_mended(archive: Archive, articles: Path) -> None:
    """Status looks at byline.toml as it is now, above and beside what is indexed."""
    (articles / "ledger" / "byline.toml").write_text('oulet = "Ledger"\n')
    (failure,) = status_record(archive)["failed"]
    assert failure["path"] == f"{articles}/ledger/byline.toml, line 1"
    assert failure["reason"].startswith("There is no “oulet”")
    (articles / "ledger" / "byline.toml").unlink()
    assert status_record(archive)["failed"] == []


@pytest.mark.parametrize("name", ["text", "markdown", "json lines"])
def test_what_the_first_release_read_is_outdated(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Status counts the files of each folder that are read better now, until they are indexed."""
    archive = Archive(tmp_path / "earlier")
    with monkeypatch.context() as released:
        released.setitem(formats.FORMATS, name, replace(formats.FORMATS[name], version=1))
        index_paths(archive, [articles])
    (old,) = status_record(archive)["outdated"]
    assert old["folder"] == str(articles)
    assert index_paths(archive, [articles]).read == old["files"] > 0
    assert status_record(archive)["outdated"] == []
