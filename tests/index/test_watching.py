"""Indexing files as they arrive, change and go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import (
    Archive,
    ArchiveError,
    BylineError,
    Options,
    Report,
    index_paths,
    watching,
)
from index.watching import watch_paths
from tests.index.archive.publishing import texts_of

_SOON = 15.0  # seconds until a test gives up; what is promised is 2


class _Watch:
    """A watch in a thread of its own, and what it told."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.reports: list[Report] = []
        self.errors: list[BylineError] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=watch_paths,
            args=(archive, [folder], Options(), self.reports.append, self.errors.append,
                  self._stop),
        )  # fmt: skip
        self._thread.start()

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds."""
        end = time.monotonic() + _SOON
        while not holds():
            assert time.monotonic() < end, "it never came to hold"
            time.sleep(0.02)

    def end(self) -> None:
        self._stop.set()
        self._thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Crossing\n\nThe rowing boat crosses.\n")
    return tmp_path / "articles"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Where an archive will be."""
    return Archive(tmp_path / "archive")


@pytest.fixture
def running(archive: Archive, folder: Path) -> Iterator[_Watch]:
    """A watch whose first run has ended."""
    watch = _Watch(archive, folder)
    try:
        watch.until(lambda: len(watch.reports) == 1)
        time.sleep(0.3)  # until the kernel reports
        yield watch
    finally:
        watch.end()


def test_files_are_indexed_as_they_arrive_change_and_go(
    running: _Watch, archive: Archive, folder: Path
) -> None:
    """What is written, edited, renamed and deleted is found so, without another command."""
    began = time.monotonic()
    (folder / "two.txt").write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    running.until(lambda: "two.txt" in texts_of(archive))
    assert time.monotonic() - began < _SOON
    (folder / "two.txt").write_text("Inquiry\n\nThe bridge was opened by a tug.\n")
    running.until(lambda: "tug" in texts_of(archive)["two.txt"])
    (folder / "two.txt").rename(folder / "due.txt")
    running.until(lambda: texts_of(archive).keys() == {"one.txt", "due.txt"})
    (folder / "due.txt").unlink()
    running.until(lambda: texts_of(archive).keys() == {"one.txt"})
    assert running.errors == []


def test_a_watch_survives_errors(
    running: _Watch, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be indexed is told, and is indexed once it can be."""
    real = index_paths
    monkeypatch.setattr(watching, "_AGAIN", 0.1)

    def refuse(*arguments: object, **options: object) -> Report:
        raise ArchiveError("The disk is full.", "Nothing was indexed.", "Make room on it.")

    monkeypatch.setattr(watching, "index_paths", refuse)
    (folder / "two.txt").write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    running.until(lambda: len(running.errors) > 0)
    monkeypatch.setattr(watching, "index_paths", real)
    running.until(lambda: "two.txt" in texts_of(archive))
    assert running.errors[0].happened == "The disk is full."


def test_a_folder_in_the_place_of_another_is_watched(
    running: _Watch, archive: Archive, folder: Path
) -> None:
    """A folder that is renamed away and followed by another is what its name says, at once."""
    new = folder.with_name("new")
    new.mkdir()
    (new / "one.txt").write_text("Crossing\n\nThe ferry crosses.\n")
    folder.rename(folder.with_name("old"))
    new.rename(folder)
    running.until(lambda: "ferry" in texts_of(archive)["one.txt"])
    (folder / "two.txt").write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    running.until(lambda: "two.txt" in texts_of(archive))


def test_a_folder_that_comes_back_is_watched(
    running: _Watch, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is away nothing is lost, and what came meanwhile is indexed when it is back."""
    away = folder.rename(folder.with_name("away"))
    running.until(lambda: len(running.errors) > 0)
    (away / "two.txt").write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    assert texts_of(archive).keys() == {"one.txt"}
    away.rename(folder)
    running.until(lambda: texts_of(archive).keys() == {"one.txt", "two.txt"})
    assert "does not exist" in running.errors[0].happened


def test_a_byline_toml_that_goes_bad_is_told_each_time(running: _Watch, folder: Path) -> None:
    """No article changes by it, so that nothing else would say why the next one is read oddly."""
    overrides = folder / "byline.toml"

    def told() -> int:
        return sum(bool(report.failed) for report in running.reports)

    overrides.write_text("outlet = Gazette")
    running.until(lambda: told() == 1)
    assert "It is not TOML" in running.reports[-1].failed[0].reason
    overrides.write_text('outlet = "Gazette"')
    running.until(lambda: running.reports[-1].read == 1)
    overrides.write_text("outlet = Gazette")
    running.until(lambda: told() == 2)


@pytest.mark.parametrize("name", ["node_modules/a.txt", "__pycache__/a.txt", "site-packages/a.txt"])
def test_a_watch_reads_what_a_walk_reads(
    running: _Watch, archive: Archive, folder: Path, name: str
) -> None:
    """No folder is left out for its name that `byline index` looks into."""
    (folder / name).parent.mkdir()
    (folder / name).write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    running.until(lambda: name in texts_of(archive))
    (folder / name).write_text("Inquiry\n\nThe bridge was opened by a tug.\n")
    running.until(lambda: "tug" in texts_of(archive)[name])


def test_a_watch_leaves_out_what_a_walk_leaves_out(
    running: _Watch, archive: Archive, folder: Path
) -> None:
    """What is hidden, what another ending says, and what stands behind the link of a folder."""
    (elsewhere := folder.with_name("elsewhere")).mkdir()
    (folder / "linked").symlink_to(elsewhere)
    (folder / ".hidden").mkdir()
    time.sleep(1.0)  # until both are watched
    for file in (elsewhere / "a.txt", folder / ".hidden" / "b.txt", folder / "c.txt~"):
        file.write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    (folder / "two.txt").write_text("Inquiry\n\nThe bridge was opened by a tug.\n")
    running.until(lambda: "two.txt" in texts_of(archive))
    time.sleep(1.0)
    assert texts_of(archive).keys() == {"one.txt", "two.txt"}


def test_a_link_to_a_file_is_read_under_its_own_name(
    running: _Watch, archive: Archive, folder: Path
) -> None:
    """As `byline index` reads it, and not as a file of the folder that it leads to."""
    (elsewhere := folder.with_name("elsewhere")).mkdir()
    (elsewhere / "a.txt").write_text("Inquiry\n\nThe bridge was opened by nobody.\n")
    (folder / "two.txt").symlink_to(elsewhere / "a.txt")
    running.until(lambda: len(texts_of(archive)) == 2)
    assert texts_of(archive).keys() == {"one.txt", "two.txt"}


def test_a_path_that_does_not_exist_is_refused(archive: Archive, tmp_path: Path) -> None:
    """A mistyped folder is not watched for ever."""
    with pytest.raises(BylineError, match="does not exist"):
        watch_paths(archive, [tmp_path / "articels"], Options(), print, print, threading.Event())
