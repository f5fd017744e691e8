"""What a run does with what cannot be read: it says so, goes on, and keeps what was there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import (
    Archive,
    Failure,
    Progress,
    index_paths,
)
from index.addresses import article_id
from tests.index.archive.publishing import texts_of
from tests.index.runs import ONE, THREE, TWO, counts_of


def test_a_file_that_cannot_be_read_does_not_stop_the_run(new: Archive, folder: Path) -> None:
    """The file is named with its reason, and all others are indexed."""
    (folder / "broken.txt").write_bytes(b" ")
    report = index_paths(new, [folder])
    assert counts_of(report) == {"read": 3, "indexed": 2, "failed": 1}
    assert report.failed == [
        Failure(
            "broken.txt",
            "There is no text in it. An article needs at least one paragraph. "
            "Put the text in, or remove the file.",
        )
    ]


def test_what_was_there_before_a_failure_stays(new: Archive, folder: Path) -> None:
    """A file that was damaged since keeps the articles that were read from it, run after run."""
    index_paths(new, [folder])
    (folder / "one.txt").write_bytes(b" ")
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "unchanged": 1, "failed": 1}
    assert texts_of(new)["one.txt"] == ONE
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 2, "failed": 1}
    assert texts_of(new)["one.txt"] == ONE
    (folder / "one.txt").write_text(THREE)
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}
    assert texts_of(new)["one.txt"] == THREE


def test_one_bad_line_costs_one_article(new: Archive, folder: Path) -> None:
    """The other articles of the file are indexed, and the line is named each time."""
    (folder / "wire.jsonl").write_text('{"id": 1, "text": "One."}\n{"id": 2}\n')
    for _ in range(2):
        report = index_paths(new, [folder])
        assert [failure.path for failure in report.failed] == ["wire.jsonl, line 2"]
    with new.open() as generation:
        assert generation.article(article_id("wire.jsonl#1")) is not None


def test_a_file_that_vanishes_during_the_run_is_named(new: Archive, folder: Path) -> None:
    """A file that was listed and is gone when its turn comes is a failure, not a traceback."""
    (folder / "a.txt").write_text(THREE)

    def remove(progress: Progress) -> None:
        (folder / "one.txt").unlink(missing_ok=True)

    report = index_paths(new, [folder], progress=remove)
    assert report.failed == [Failure("one.txt", "It cannot be read: No such file or directory.")]
    assert texts_of(new).keys() == {"a.txt", "ledger/two.txt"}


def test_a_link_to_nowhere_is_named(new: Archive, folder: Path) -> None:
    """A dangling link is a failure, and stops nothing."""
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    report = index_paths(new, [folder])
    assert ["It is a link to" in failure.reason for failure in report.failed] == [True]
    assert report.indexed == 2


def test_articles_behind_a_link_stay_while_it_leads_nowhere(new: Archive, folder: Path) -> None:
    """A disk that is away takes nothing with it, and what it holds is read when it is back."""
    away, behind = folder.parent / "away.txt", folder.parent / "behind.txt"
    behind.write_text(THREE)
    (folder / "link.txt").symlink_to(behind)
    index_paths(new, [folder])
    held = texts_of(new)
    behind.rename(away)
    report = index_paths(new, [folder])
    assert (len(report.failed), report.removed) == (1, 0)
    assert texts_of(new) == held
    away.rename(behind)
    report = index_paths(new, [folder])
    assert (report.failed, report.read) == ([], 1)
    assert texts_of(new) == held


def test_a_folder_that_cannot_be_listed_is_named(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles behind a permission fault are not taken for articles that do not exist."""
    index_paths(new, [folder])
    real = os.scandir

    def refuse(path: str | None = None) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("ledger"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = index_paths(new, [folder])
    assert [failure.reason for failure in report.failed] == [
        "It cannot be reached: Permission denied. What it holds is not in the archive. Let Byline "
        "read it, or leave it out."
    ]
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_file_whose_name_is_no_text_does_not_stop_the_run(new: Archive, folder: Path) -> None:
    """A name in bytes that are not UTF-8 is indexed or reported in a form that can be shown."""
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TWO)
    except OSError:
        pytest.skip("this file system refuses such names")
    report = index_paths(new, [folder])
    for failure in report.failed:
        failure.path.encode("utf-8")
    assert {"one.txt", "ledger/two.txt"} <= texts_of(new).keys()
    assert report.indexed + len(report.failed) == 3


def test_hostile_articles_do_not_stop_the_run(new: Archive, folder: Path) -> None:
    """Whatever a file says, the files after it are indexed."""
    (folder / "a.md").write_text("---\na: " + "[" * 3_000 + "\n---\nAhoy.\n")
    (folder / "b.md").write_text("---\na: !!bool perhaps\n---\nAhoy.\n")
    (folder / "c.jsonl").write_text('{"id": "\\ud800", "text": "Ahoy there."}\n')
    (folder / "d.txt").write_text("Crossing\n\n" + "a" * 100_000 + "\n")
    (folder / "e.md").write_text(f"---\noutlet: {'a' * 100_000}\n---\nAhoy.\n")
    report = index_paths(new, [folder])
    assert (report.read, report.indexed) == (7, 7)


def test_names_that_are_not_utf8_end_no_run(new: Archive, folder: Path) -> None:
    """Neither that of a link nor that of what it leads to; both are told in letters."""
    (folder / "link.txt").symlink_to(os.fsdecode(b"gone\xe9.txt"))
    (folder / os.fsdecode(b"l\xe9.txt")).symlink_to("gone.txt")
    report = index_paths(new, [folder])
    assert counts_of(report) == {"read": 2, "indexed": 2, "failed": 2}
    assert all(failure.reason.isprintable() for failure in report.failed)


def test_what_became_a_folder_or_a_pipe_is_gone(new: Archive, folder: Path) -> None:
    """It is no article any more, and nothing waits for a pipe to be written to."""
    (folder / "copy.txt").write_text(ONE)
    index_paths(new, [folder])
    for name in ("one.txt", "copy.txt", "ledger/two.txt"):
        (folder / name).unlink()
    (folder / "one.txt").mkdir()
    os.mkfifo(folder / "copy.txt")
    (folder / "three.txt").write_text(THREE)
    index_paths(new, [folder])
    assert texts_of(new) == {"three.txt": THREE}


def test_linked_folders_are_left_alone_and_counted(new: Archive, folder: Path) -> None:
    """They may lead in circles."""
    (folder / "again").symlink_to(folder)
    report = index_paths(new, [folder])
    assert report.ignored == {"linked folder": 1}


def test_a_folder_named_beside_the_one_it_lies_in_is_read_once(new: Archive, folder: Path) -> None:
    """Every file has the address that the larger folder gives it."""
    report = index_paths(new, [folder / "ledger", folder])
    assert counts_of(report) == {"read": 2, "indexed": 2}
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}


def test_lines_that_moved_beside_a_bad_one_are_there_once(new: Archive, tmp_path: Path) -> None:
    """A line that stays bad keeps nothing of what other lines have now."""
    lines = [f'{{"title": "T{n}", "text": "The boat {n} waits."}}' for n in range(4)]
    file = tmp_path / "a.jsonl"
    for kept in ([lines[0], lines[1], "{", lines[3]], [lines[1], "{", lines[3]]):
        file.write_text("\n".join(kept))
        index_paths(new, [file])
    with new.open() as generation:
        ids = [one for state in generation.register().values() for one in state.articles]
        titles = [generation.metadata(one).title for one in ids]
    assert sorted(titles) == ["T1", "T3"]
