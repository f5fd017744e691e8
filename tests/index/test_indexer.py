"""One run of indexing: what is read, what is left alone, and the account of both."""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from index import (
    Archive,
    ArchiveBusyError,
    ArchiveError,
    BylineError,
    Progress,
    check,
    formats,
    index_paths,
    indexer,
    open_writer,
)
from index.segment import segments_of
from tests.articles import FILES
from tests.index.archive.publishing import contents, texts_of
from tests.index.runs import ONE, THREE, TWO, counts_of

# What a run does


def test_the_first_run_reads_everything(new: Archive, articles: Path) -> None:
    """Each file is read, each article in it indexed, and the report counts both."""
    report = index_paths(new, [articles])
    assert counts_of(report) == {"read": len(FILES), "indexed": 8}
    assert report.generation == new.current().number == 1
    assert (new.current().articles, new.current().paragraphs) == (8, report.paragraphs)
    assert texts_of(new)["undated.txt"] == FILES["undated.txt"]


def test_a_second_run_has_nothing_to_do(new: Archive, folder: Path) -> None:
    """Files that nobody touched are not read again, and nothing is published."""
    index_paths(new, [folder])
    before = contents(new.path)
    report = index_paths(new, [folder])
    assert counts_of(report) == {"unchanged": 2}
    assert (report.generation, report.published) == (1, False)
    assert contents(new.path) == before


def test_only_what_changed_is_read_again(new: Archive, folder: Path) -> None:
    """A file with new words takes the place of what it was, the others stay."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(ONE + "\nAnd a hat.\n")
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}
    assert texts_of(new) == {"one.txt": ONE + "\nAnd a hat.\n", "ledger/two.txt": TWO}


def test_a_touched_file_with_the_same_bytes_is_unchanged(new: Archive, folder: Path) -> None:
    """A copy or a checkout, which changes times and no bytes, costs no indexing."""
    index_paths(new, [folder])
    os.utime(folder / "one.txt", (1, 1))
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 2}
    with new.open() as generation:
        assert generation.register()["one.txt"].modified == 1_000_000_000
    assert index_paths(new, [folder]).generation == 2


def test_a_file_of_the_same_size_and_another_time_is_read(new: Archive, folder: Path) -> None:
    """An edit that keeps the number of letters is noticed."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(ONE.replace("boat", "bout"))
    os.utime(folder / "one.txt", (1, 1))
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}


def test_a_new_version_of_a_format_reads_its_files_again(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When Byline learns to read a format better, what it had read before is read anew."""
    (folder / "three.txt").write_text("# Headed\n\nMarkdown in all but name.\n")
    index_paths(new, [folder])
    _raise_version(monkeypatch, "text", "markdown")
    assert counts_of(index_paths(new, [folder])) == {"read": 3, "indexed": 3}
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 3}


def test_markdown_under_another_name_has_the_version_of_markdown(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .txt file that is read as Markdown is read anew when Markdown is, and not before."""
    (folder / "three.txt").write_text("# Headed\n\nMarkdown in all but name.\n")
    index_paths(new, [folder])
    _raise_version(monkeypatch, "markdown")
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 2}


def _raise_version(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        newer = replace(formats.FORMATS[name], version=formats.FORMATS[name].version + 1)
        monkeypatch.setitem(formats.FORMATS, name, newer)


def test_what_is_gone_from_a_folder_is_removed(new: Archive, folder: Path) -> None:
    """An article whose file was deleted is no longer found."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 1, "removed": 1}
    assert texts_of(new) == {"ledger/two.txt": TWO}


def test_what_lies_elsewhere_is_left_alone(new: Archive, folder: Path) -> None:
    """Indexing one folder says nothing about the files of another."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    assert counts_of(index_paths(new, [folder / "ledger"])) == {"unchanged": 1}
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_renamed_file_is_found_under_its_new_name(new: Archive, folder: Path) -> None:
    """The article is there once, at its new place."""
    index_paths(new, [folder])
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    assert texts_of(new) == {"uno.txt": ONE, "ledger/two.txt": TWO}


def test_after_any_run_the_archive_is_whole(new: Archive, articles: Path) -> None:
    """Adding, changing and removing files leaves an archive in which a check finds nothing."""
    index_paths(new, [articles])
    (articles / "undated.txt").unlink()
    (articles / "wire.jsonl").write_text('{"id": "w2", "text": "Port traffic again."}\n')
    index_paths(new, [articles])
    (articles / "ledger" / "strike.txt").unlink()
    index_paths(new, [articles])
    assert [checked.problems for checked in check(new)] == [(), (), ()]


# What is ignored


def test_what_byline_does_not_read_is_counted_by_its_ending(new: Archive, folder: Path) -> None:
    """Pictures and the like are no failures, and the report says how many of which kind."""
    for name in ("a.jpg", "b.JPG", "c.xls", "README"):
        (folder / name).write_bytes(b"\xff\xd8")
    report = index_paths(new, [folder])
    assert report.ignored == {".jpg": 2, ".xls": 1, "no ending": 1}
    assert report.failed == []


def test_a_file_that_is_named_is_meant(new: Archive, folder: Path) -> None:
    """A file that Byline cannot read is a failure where it was asked for by name."""
    (folder / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    report = index_paths(new, [folder / "a.xls"])
    assert counts_of(report) == {"read": 1, "failed": 1}
    assert report.failed[0].reason.startswith("Byline reads no .xls.")


def test_hidden_files_and_folders_are_left_alone(new: Archive, folder: Path) -> None:
    """What its owner hid is not searched."""
    (folder / ".draft.txt").write_text(ONE)
    (folder / ".trash").mkdir()
    (folder / ".trash" / "old.txt").write_text(ONE)
    report = index_paths(new, [folder])
    assert report.ignored == {"hidden": 1}
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_an_archive_among_its_articles_is_not_indexed(folder: Path) -> None:
    """An archive may stand in the very folder that is indexed, run after run."""
    archive = Archive(folder / "archive")
    for _ in range(2):
        report = index_paths(archive, [folder])
        assert (report.ignored.total(), report.failed) == (0, [])
    assert texts_of(archive).keys() == {"one.txt", "ledger/two.txt"}


def test_a_pipe_among_the_articles_holds_nobody_up(new: Archive, folder: Path) -> None:
    """Only regular files are opened: a pipe with the name of an article does not stop the run."""
    pipe = folder / "pipe.txt"
    os.mkfifo(pipe)
    opened = threading.Event()

    def write_once_it_is_read() -> None:
        descriptor = os.open(pipe, os.O_WRONLY)  # waits for a reader
        opened.set()
        os.close(descriptor)

    writing = threading.Thread(target=write_once_it_is_read)
    writing.start()
    index_paths(new, [folder])
    was_opened = opened.is_set()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
    writing.join()
    assert not was_opened
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


# What is refused


def test_a_path_that_does_not_exist_touches_nothing(
    new: Archive, folder: Path, tmp_path: Path
) -> None:
    """A mistyped path among others ends the run before it begins, and makes no archive."""
    before = contents(tmp_path)
    with pytest.raises(BylineError) as refusal:
        index_paths(new, [folder, folder / "lodger"])
    assert str(refusal.value) == (
        f"{folder / 'lodger'} does not exist. Nothing was indexed. Check the spelling of the path."
    )
    assert contents(tmp_path) == before


def test_a_foreign_folder_is_not_made_an_archive(folder: Path) -> None:
    """Naming the folder of articles as the archive is refused and harms no article."""
    before = contents(folder)
    with pytest.raises(ArchiveError, match="is not an archive"):
        index_paths(Archive(folder), [folder])
    assert contents(folder) == before


def test_one_run_at_a_time(new: Archive, folder: Path) -> None:
    """A run is refused while another process writes."""
    index_paths(new, [folder])
    with open_writer(new), pytest.raises(ArchiveBusyError):
        index_paths(new, [folder])


def test_a_folder_that_is_empty_all_at_once_is_a_missing_mount(new: Archive, folder: Path) -> None:
    """A folder that has lost all its articles is refused, and the archive keeps them."""
    index_paths(new, [folder])
    shutil.rmtree(folder)
    folder.mkdir()
    with pytest.raises(BylineError) as refusal:
        index_paths(new, [folder])
    assert str(refusal.value) == (
        f"{folder} holds no articles any more; it held 2 files. A folder that is empty all at once "
        "is more often a missing mount than a wish, so nothing was removed. "
        "Mount it again, or index the articles that remain into a new archive."
    )
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


@pytest.mark.parametrize("order", [1, -1], ids=["first", "last"])
def test_a_missing_mount_is_noticed_beside_other_folders(
    new: Archive, folder: Path, tmp_path: Path, order: int
) -> None:
    """That one folder is there does not make the articles of another go."""
    mount = tmp_path / "mount"
    mount.mkdir()
    (mount / "three.txt").write_text(THREE)
    index_paths(new, [folder, mount])
    (mount / "three.txt").unlink()
    with pytest.raises(BylineError, match="holds no articles any more"):
        index_paths(new, [mount, folder][::order])
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt", "three.txt"}


def test_an_empty_folder_is_an_empty_archive(new: Archive, tmp_path: Path) -> None:
    """A folder that never held anything is indexed, and holds nothing."""
    (tmp_path / "empty").mkdir()
    report = index_paths(new, [tmp_path / "empty"])
    assert counts_of(report) == {}
    assert texts_of(new) == {}


# Commits and progress


def test_a_run_commits_as_it_goes(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed run had acknowledged stays, and the next run goes on from there."""
    monkeypatch.setattr(indexer, "_COMMIT_SECONDS", -1.0)
    (folder / "a.txt").write_text(THREE)

    def kill(progress: Progress) -> None:
        if progress.paragraphs > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_paths(new, [folder], progress=kill)
    assert texts_of(new) == {"a.txt": THREE}
    assert counts_of(index_paths(new, [folder])) == {"read": 2, "indexed": 2, "unchanged": 1}


def test_a_run_that_committed_on_its_way_ends_in_one_segment(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers are faster the fewer there are."""
    monkeypatch.setattr(indexer, "_COMMIT_SECONDS", -1.0)
    report = index_paths(new, [folder])
    assert report.generation > 2
    with new.open() as generation:
        assert len(segments_of(generation)) == 1
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_run_that_ends_early_publishes_nothing_unacknowledged(new: Archive, folder: Path) -> None:
    """A short run is all or nothing."""
    index_paths(new, [folder])
    (folder / "a.txt").write_text(TWO)

    def kill(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_paths(new, [folder], progress=kill)
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}
    assert new.current().number == 1


def test_progress_goes_from_nothing_to_everything(new: Archive, folder: Path) -> None:
    """A progress bar moves forward only, ends full and counts what was indexed."""
    steps: list[Progress] = []
    report = index_paths(new, [folder], progress=steps.append)
    total = len(ONE) + len(TWO)
    assert {step.total for step in steps} == {total}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, steps[-1].paragraphs) == (total, report.paragraphs) == (total, 4)
