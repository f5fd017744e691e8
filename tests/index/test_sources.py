"""The files under the folders that are indexed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import BylineError
from index.sources import Found, existing, find_files, is_wanted, root_of, source_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a saved page, its pictures, a hidden file and a byline.toml."""
    (tmp_path / "page_files").mkdir()
    for name in ("page.html", "page_files/frame.html", ".hidden.txt", "byline.toml", "a.jpg"):
        (tmp_path / name).write_bytes(b"<h1>Fares</h1>" if name.endswith("html") else b"\xff\xd8")
    return tmp_path


def _found(path: Path) -> Found:
    found = Found()
    find_files(path, path, path / "archive", found)
    return found


def test_a_walk_finds_what_should_be_articles(folder: Path) -> None:
    """The files of a saved page, hidden ones and byline.toml are none; pictures are counted."""
    found = _found(folder)
    assert [file.path for file in found.files.values()] == ["page.html"]
    assert found.ignored == {"hidden": 1, ".jpg": 1}


def test_a_single_file_is_wanted_as_a_walk_would_have_it(folder: Path) -> None:
    """What a watch sees change is what a run would find."""
    wanted = {path.name for path in folder.rglob("*") if path.is_file() and is_wanted(path, folder)}
    assert wanted - {"byline.toml"} == {"page.html"}


def test_a_path_that_is_not_there_is_refused(folder: Path) -> None:
    """A mistyped path is named."""
    with pytest.raises(BylineError, match="does not exist"):
        existing(folder / "pages")
    assert source_file(folder, "pages") is None


def test_a_root_is_the_widest_that_is_known(folder: Path) -> None:
    """A part of what was indexed before keeps the addresses it has."""
    inner = folder / "page_files"
    assert root_of(inner, [folder]) == folder
    assert root_of(inner, []) == inner
    assert root_of(folder / "page.html", []) == folder


def test_names_that_are_no_text_are_told_apart(folder: Path) -> None:
    """Bytes that are not UTF-8 are shown as numbers; what lies under an unreached folder is too."""
    found = Found()
    for name in (b"caf\xe8.txt", b"caf\xe9.txt"):
        found.unreached.update(_found_with(folder, name).unreached)
    assert {one.path for one in found.unreached.values()} == {"caf\\xe8.txt", "caf\\xe9.txt"}
    assert found.is_out_of_reach(str(folder / "caf\\xe9.txt" / "under.txt"))
    assert not found.is_out_of_reach(str(folder / "page.html"))


def _found_with(folder: Path, name: bytes) -> Found:
    file = folder / os.fsdecode(name)
    try:
        file.write_text("Fares")
    except OSError:
        pytest.skip("this file system refuses such names")
    found = _found(folder)
    file.unlink()
    return found


def test_a_link_to_nothing_is_named_with_what_to_do(folder: Path) -> None:
    """What happened, what it means and what to do, as for every failure."""
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (failure,) = (one.failure for one in _found(folder).unreached.values())
    assert failure.reason == (
        f"It is a link to {folder / 'nowhere.txt'}, which cannot be reached: No such file or "
        "directory. Nothing stands behind it to be read. Put the file back, or remove the link."
    )
