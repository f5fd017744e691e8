"""What an archive holds, and what is wrong with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive, formats, index_paths, rebuild
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


def test_what_could_not_be_reached_is_named_until_it_can(archive: Archive, articles: Path) -> None:
    """A link to nothing, with nothing known of it before, is tried again by each run."""
    link, behind = articles / "link.txt", articles.parent / "behind.txt"
    link.symlink_to(behind)
    report = index_paths(archive, [articles])
    (failure,) = status_record(archive)["failed"]
    assert (failure["path"], failure["reason"]) == (str(link), report.failed[0].reason)
    assert status_record(archive)["outdated"] == []
    assert index_paths(archive, [articles]).generation == report.generation
    behind.write_text("Fares\n\nA crossing is fifty pence.\n")
    assert index_paths(archive, [articles]).indexed == 1
    assert status_record(archive)["failed"] == []


def test_what_was_never_read_and_is_gone_is_forgotten(archive: Archive, articles: Path) -> None:
    """A link that is taken away was no article, and is not counted as one removed."""
    link = articles / "link.txt"
    link.symlink_to(articles.parent / "nowhere.txt")
    index_paths(archive, [articles])
    rebuild(archive)
    assert [one["path"] for one in status_record(archive)["failed"]] == [str(link)]
    link.unlink()
    assert index_paths(archive, [articles]).removed == 0
    assert status_record(archive)["failed"] == []


def test_names_that_are_no_text_are_named(archive: Archive, articles: Path) -> None:
    """Such a file can have no address; status says so until it is renamed."""
    file = articles / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text("Fares\n\nA coffee is one pound.\n")
    except OSError:
        pytest.skip("this file system refuses such names")
    index_paths(archive, [articles])
    (failure,) = status_record(archive)["failed"]
    assert failure["path"] == f"{articles}/caf\\xe9.txt"
    file.rename(articles / "cafe.txt")
    assert index_paths(archive, [articles]).indexed == 1
    assert status_record(archive)["failed"] == []
