"""One run of indexing: what is read, what is left alone, and the account of both."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import (
    Archive,
    ArchiveBusyError,
    ArchiveError,
    Article,
    BylineError,
    Failure,
    Options,
    Progress,
    Report,
    check,
    formats,
    index_paths,
    indexer,
    open_writer,
)
from index.addresses import article_id
from index.segment import segments_of
from tests.articles import FILES
from tests.index.archive.publishing import contents, texts_of

_ONE = "Crossing\n\nThe rowing boat crosses while the bridge waits.\n"
_TWO = "Inquiry\n\nThe bridge was opened by nobody.\n"
_THREE = "Fares\n\nA crossing is fifty pence, children half.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles, one of them in a folder of its own."""
    (tmp_path / "articles" / "ledger").mkdir(parents=True)
    (tmp_path / "articles" / "one.txt").write_text(_ONE)
    (tmp_path / "articles" / "ledger" / "two.txt").write_text(_TWO)
    return tmp_path / "articles"


@pytest.fixture
def new(tmp_path: Path) -> Archive:
    """Where an archive will be."""
    return Archive(tmp_path / "archive")


def _counts(report: Report) -> dict[str, int]:
    """What a report counts, without what it counts as nought."""
    counts = {
        "read": report.read,
        "indexed": report.indexed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "ignored": report.ignored.total(),
        "failed": len(report.failed),
    }
    return {name: count for name, count in counts.items() if count}


# What a run does


def test_the_first_run_reads_everything(new: Archive, articles: Path) -> None:
    """Each file is read, each article in it indexed, and the report counts both."""
    report = index_paths(new, [articles])
    assert _counts(report) == {"read": len(FILES), "indexed": 8}
    assert report.generation == new.current().number == 1
    assert (new.current().articles, new.current().paragraphs) == (8, report.paragraphs)
    assert texts_of(new)["undated.txt"] == FILES["undated.txt"]


def test_a_second_run_has_nothing_to_do(new: Archive, folder: Path) -> None:
    """Files that nobody touched are not read again, and nothing is published."""
    index_paths(new, [folder])
    before = contents(new.path)
    assert _counts(index_paths(new, [folder])) == {"unchanged": 2}
    assert contents(new.path) == before


def test_only_what_changed_is_read_again(new: Archive, folder: Path) -> None:
    """A file with new words takes the place of what it was, the others stay."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(_ONE + "\nAnd a hat.\n")
    assert _counts(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}
    assert texts_of(new) == {"one.txt": _ONE + "\nAnd a hat.\n", "ledger/two.txt": _TWO}


def test_a_touched_file_with_the_same_bytes_is_unchanged(new: Archive, folder: Path) -> None:
    """A copy or a checkout, which changes times and no bytes, costs no indexing."""
    index_paths(new, [folder])
    os.utime(folder / "one.txt", (1, 1))
    assert _counts(index_paths(new, [folder])) == {"unchanged": 2}
    with new.open() as generation:
        assert generation.register()["one.txt"].modified == 1_000_000_000
    assert index_paths(new, [folder]).generation == 2


def test_a_file_of_the_same_size_and_another_time_is_read(new: Archive, folder: Path) -> None:
    """An edit that keeps the number of letters is noticed."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(_ONE.replace("boat", "bout"))
    os.utime(folder / "one.txt", (1, 1))
    assert _counts(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}


def test_a_new_version_of_a_format_reads_its_files_again(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When Byline learns to read a format better, what it had read before is read anew."""
    (folder / "three.txt").write_text("# Headed\n\nMarkdown in all but name.\n")
    index_paths(new, [folder])
    _raise_version(monkeypatch, "text", "markdown")
    assert _counts(index_paths(new, [folder])) == {"read": 3, "indexed": 3}
    assert _counts(index_paths(new, [folder])) == {"unchanged": 3}


def test_markdown_under_another_name_has_the_version_of_markdown(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .txt file that is read as Markdown is read anew when Markdown is, and not before."""
    (folder / "three.txt").write_text("# Headed\n\nMarkdown in all but name.\n")
    index_paths(new, [folder])
    _raise_version(monkeypatch, "markdown")
    assert _counts(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 2}


def _raise_version(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        newer = replace(formats.FORMATS[name], version=formats.FORMATS[name].version + 1)
        monkeypatch.setitem(formats.FORMATS, name, newer)


def test_what_is_gone_from_a_folder_is_removed(new: Archive, folder: Path) -> None:
    """An article whose file was deleted is no longer found."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    assert _counts(index_paths(new, [folder])) == {"unchanged": 1, "removed": 1}
    assert texts_of(new) == {"ledger/two.txt": _TWO}


def test_what_lies_elsewhere_is_left_alone(new: Archive, folder: Path) -> None:
    """Indexing one folder says nothing about the files of another."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    assert _counts(index_paths(new, [folder / "ledger"])) == {"unchanged": 1}
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_renamed_file_is_found_under_its_new_name(new: Archive, folder: Path) -> None:
    """The article is there once, at its new place."""
    index_paths(new, [folder])
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    assert texts_of(new) == {"uno.txt": _ONE, "ledger/two.txt": _TWO}


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
    assert _counts(report) == {"read": 1, "failed": 1}
    assert report.failed[0].reason.startswith("Byline reads no .xls.")


def test_hidden_files_and_folders_are_left_alone(new: Archive, folder: Path) -> None:
    """What its owner hid is not searched."""
    (folder / ".draft.txt").write_text(_ONE)
    (folder / ".trash").mkdir()
    (folder / ".trash" / "old.txt").write_text(_ONE)
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


# What fails


def test_a_file_that_cannot_be_read_does_not_stop_the_run(new: Archive, folder: Path) -> None:
    """The file is named with its reason, and all others are indexed."""
    (folder / "broken.txt").write_bytes(b" ")
    report = index_paths(new, [folder])
    assert _counts(report) == {"read": 3, "indexed": 2, "failed": 1}
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
    assert _counts(index_paths(new, [folder])) == {"read": 1, "unchanged": 1, "failed": 1}
    assert texts_of(new)["one.txt"] == _ONE
    assert _counts(index_paths(new, [folder])) == {"unchanged": 2, "failed": 1}
    assert texts_of(new)["one.txt"] == _ONE
    (folder / "one.txt").write_text(_THREE)
    assert _counts(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}
    assert texts_of(new)["one.txt"] == _THREE


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
    (folder / "a.txt").write_text(_THREE)

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
    behind.write_text(_THREE)
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
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(_TWO)
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


# Addresses


def test_an_address_is_the_path_under_the_folder_that_is_indexed(
    new: Archive, folder: Path
) -> None:
    """Articles keep their addresses when the folder they are all in is moved."""
    index_paths(new, [folder])
    moved = folder.rename(folder.with_name("moved"))
    report = index_paths(new, [moved])
    assert _counts(report) == {"unchanged": 2}
    assert texts_of(new) == {"one.txt": _ONE, "ledger/two.txt": _TWO}


def test_a_file_named_alone_keeps_the_address_it_has(new: Archive, folder: Path) -> None:
    """After its folder was indexed, a file that is indexed alone is the same article."""
    index_paths(new, [folder])
    (folder / "ledger" / "two.txt").write_text(_THREE)
    assert _counts(index_paths(new, [folder / "ledger" / "two.txt"])) == {"read": 1, "indexed": 1}
    assert texts_of(new) == {"one.txt": _ONE, "ledger/two.txt": _THREE}


def test_a_folder_within_an_indexed_folder_keeps_its_addresses(new: Archive, folder: Path) -> None:
    """Indexing a part of what was indexed before makes no second address."""
    index_paths(new, [folder])
    assert _counts(index_paths(new, [folder / "ledger"])) == {"unchanged": 1}
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_folder_indexed_after_its_part_holds_each_article_once(
    new: Archive, folder: Path
) -> None:
    """When the folder around an indexed folder is indexed, no article is there twice."""
    index_paths(new, [folder / "ledger"])
    assert texts_of(new) == {"two.txt": _TWO}
    index_paths(new, [folder])
    assert texts_of(new) == {"one.txt": _ONE, "ledger/two.txt": _TWO}


def test_a_file_that_is_damaged_as_it_moves_keeps_its_articles(new: Archive, folder: Path) -> None:
    """Bad input loses nothing that was there before, at whichever address it is there."""
    index_paths(new, [folder / "ledger"])
    (folder / "ledger" / "two.txt").write_bytes(b" ")
    report = index_paths(new, [folder])
    assert [failure.path for failure in report.failed] == ["ledger/two.txt"]
    assert sorted(texts_of(new).values()) == sorted([_ONE, _TWO])


def test_a_folder_indexed_after_its_part_needs_one_run(new: Archive, folder: Path) -> None:
    """A name that stands both in the folder and in its part is no clash once both are indexed."""
    (folder / "two.txt").write_text(_THREE)
    index_paths(new, [folder / "ledger"])
    report = index_paths(new, [folder])
    assert report.failed == []
    assert texts_of(new) == {"one.txt": _ONE, "two.txt": _THREE, "ledger/two.txt": _TWO}


def test_two_folders_with_the_same_names_clash(new: Archive, folder: Path, tmp_path: Path) -> None:
    """Of two files with one address the first stays, and the second is named with a way out."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(_TWO)
    report = index_paths(new, [folder, other])
    assert report.failed == [
        Failure(
            str(other / "one.txt"),
            f"{folder / 'one.txt'} has the same address, “one.txt”. An address is the path under "
            "the folder that is indexed. Index the folder that holds them both.",
        )
    ]
    assert texts_of(new) == {"one.txt": _ONE, "ledger/two.txt": _TWO}


def test_a_file_named_in_two_ways_is_one_file(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative, absolute, twice, or by way of “..”: it is the same file."""
    monkeypatch.chdir(folder)
    paths = [Path("one.txt"), folder / "one.txt", Path("ledger/../one.txt"), Path()]
    assert _counts(index_paths(new, paths)) == {"read": 2, "indexed": 2}


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
    (mount / "three.txt").write_text(_THREE)
    index_paths(new, [folder, mount])
    (mount / "three.txt").unlink()
    with pytest.raises(BylineError, match="holds no articles any more"):
        index_paths(new, [mount, folder][::order])
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt", "three.txt"}


def test_an_empty_folder_is_an_empty_archive(new: Archive, tmp_path: Path) -> None:
    """A folder that never held anything is indexed, and holds nothing."""
    (tmp_path / "empty").mkdir()
    report = index_paths(new, [tmp_path / "empty"])
    assert _counts(report) == {}
    assert texts_of(new) == {}


# Commits and progress


def test_a_run_commits_as_it_goes(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed run had acknowledged stays, and the next run goes on from there."""
    monkeypatch.setattr(indexer, "_COMMIT_SECONDS", -1.0)
    (folder / "a.txt").write_text(_THREE)

    def kill(progress: Progress) -> None:
        if progress.paragraphs > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_paths(new, [folder], progress=kill)
    assert texts_of(new) == {"a.txt": _THREE}
    assert _counts(index_paths(new, [folder])) == {"read": 2, "indexed": 2, "unchanged": 1}


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
    (folder / "a.txt").write_text(_TWO)

    def kill(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_paths(new, [folder], progress=kill)
    assert texts_of(new) == {"one.txt": _ONE, "ledger/two.txt": _TWO}
    assert new.current().number == 1


def test_progress_goes_from_nothing_to_everything(new: Archive, folder: Path) -> None:
    """A progress bar moves forward only, ends full and counts what was indexed."""
    steps: list[Progress] = []
    report = index_paths(new, [folder], progress=steps.append)
    total = len(_ONE) + len(_TWO)
    assert {step.total for step in steps} == {total}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, steps[-1].paragraphs) == (total, report.paragraphs) == (total, 4)


# Keeping in step


def _article(archive: Archive, path: str) -> Article:
    """The one article whose source is at a path."""
    with archive.open() as generation:
        (address,) = generation.register()[path].articles
        article = generation.article(address)
    assert article is not None
    return article


def test_a_renamed_file_keeps_its_addresses(new: Archive, folder: Path) -> None:
    """Who cited an article finds it after its file has another name, and finds it once."""
    index_paths(new, [folder])
    before = _article(new, "one.txt")
    (folder / "one.txt").rename(folder / "ledger" / "uno.txt")
    report = index_paths(new, [folder])
    after = _article(new, "ledger/uno.txt")
    assert (report.moved, report.removed) == (1, 0)
    assert (after.id, after.source.path) == (before.id, "ledger/uno.txt")
    assert [one.id for one in after.paragraphs] == [one.id for one in before.paragraphs]


def test_addresses_survive_a_rename_and_the_edit_after_it(new: Archive, folder: Path) -> None:
    """A file that was renamed is the same article ever after, run after run."""
    index_paths(new, [folder])
    before = _article(new, "one.txt")
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    (folder / "uno.txt").rename(folder / "eins.txt")
    index_paths(new, [folder])
    (folder / "eins.txt").write_text(_ONE + "\nAnd a hat.\n")
    index_paths(new, [folder])
    after = _article(new, "eins.txt")
    assert after.id == before.id
    assert after.paragraphs[1].id == before.paragraphs[1].id


def test_a_new_file_at_an_old_name_is_another_article(new: Archive, folder: Path) -> None:
    """The addresses that a renamed file took along are not given to what stands there now."""
    index_paths(new, [folder])
    before = _article(new, "one.txt")
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    (folder / "one.txt").write_text(_THREE)
    index_paths(new, [folder])
    assert _article(new, "uno.txt").id == before.id != _article(new, "one.txt").id
    assert texts_of(new).keys() == {"one.txt", "uno.txt", "ledger/two.txt"}


def test_the_same_bytes_twice_are_one_article(new: Archive, folder: Path) -> None:
    """A copy is counted and known, and nothing is found twice for it."""
    (folder / "copy.txt").write_text(_TWO)
    report = index_paths(new, [folder])
    assert (report.read, report.copies) == (2, 1)
    assert texts_of(new).keys() == {"copy.txt", "one.txt"}
    with new.open() as generation:
        assert generation.register()["ledger/two.txt"].copy_of == "copy.txt"
    assert _counts(index_paths(new, [folder])) == {"unchanged": 3}


def test_a_copy_takes_over_where_the_original_goes(new: Archive, folder: Path) -> None:
    """An article stays, under its addresses, while any file with its bytes does."""
    (folder / "copy.txt").write_text(_TWO)
    index_paths(new, [folder])
    before = _article(new, "copy.txt")
    (folder / "copy.txt").unlink()
    index_paths(new, [folder])
    assert _article(new, "ledger/two.txt").id == before.id
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_copy_is_an_article_once_the_original_changes(new: Archive, folder: Path) -> None:
    """Of two files that were the same, both are found after one of them was edited."""
    (folder / "copy.txt").write_text(_TWO)
    index_paths(new, [folder])
    (folder / "copy.txt").write_text(_THREE)
    index_paths(new, [folder])
    assert texts_of(new) == {"copy.txt": _THREE, "one.txt": _ONE, "ledger/two.txt": _TWO}


def test_what_is_gone_is_kept_on_demand(new: Archive, folder: Path) -> None:
    """With keep_missing the archive holds on to articles whose files were cleared away."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    report = index_paths(new, [folder], Options(keep_missing=True))
    assert (report.kept, report.removed) == (1, 0)
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_thorough_run_trusts_no_times(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a disk or a tool lies about times, the bytes decide."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(_ONE.replace("boat", "bout"))
    monkeypatch.setattr("index.indexer.is_untouched", lambda before, file: True)
    assert _counts(index_paths(new, [folder])) == {"unchanged": 2}
    assert _counts(index_paths(new, [folder], Options(thorough=True))) == {
        "read": 1, "indexed": 1, "unchanged": 1,
    }  # fmt: skip


def test_a_file_whose_old_times_were_put_back_is_read(new: Archive, folder: Path) -> None:
    """An edit is noticed even where a tool gives the file its old time and size again."""
    index_paths(new, [folder])
    before = (folder / "one.txt").stat()
    (folder / "one.txt").write_text(_ONE.replace("boat", "bout"))
    os.utime(folder / "one.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _counts(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}


def test_a_line_gone_bad_keeps_its_article(new: Archive, folder: Path) -> None:
    """Of a file of many articles, what cannot be read any more is as it was, the rest is new."""
    lines = '{"id": "a", "text": "One tug."}\n{"id": "b", "text": "Two tugs."}\n'
    (folder / "wire.jsonl").write_text(lines)
    index_paths(new, [folder])
    (folder / "wire.jsonl").write_text(lines.replace('Two tugs."}', "Two").replace("One", "No"))
    report = index_paths(new, [folder])
    assert [failure.path for failure in report.failed] == ["wire.jsonl, line 2"]
    with new.open() as generation:
        read = [generation.article(article_id(f"wire.jsonl#{name}")) for name in "ab"]
    texts = {article.source_text for article in read if article}
    assert texts == {"No tug.", "Two tugs."}
    assert [checked.problems for checked in check(new)][-1:] == [()]


def test_the_folder_of_a_saved_page_belongs_to_it(new: Archive, folder: Path) -> None:
    """What a browser saved along with a page is no article."""
    (folder / "page.html").write_text("<h1>Fares</h1><p>A crossing is fifty pence.</p>")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("<p>Buy a hat.</p>")
    index_paths(new, [folder])
    assert texts_of(new).keys() == {"page.html", "one.txt", "ledger/two.txt"}


def test_processes_read_what_one_reads(new: Archive, folder: Path, tmp_path: Path) -> None:
    """With several processes the archive is the same, article by article and in order."""
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Day {number}\n\nNo ferry on day {number}.\n")
    other = Archive(tmp_path / "other")
    one = index_paths(new, [folder], Options(processes=1))
    two = index_paths(other, [folder], Options(processes=2))
    assert _counts(one) == _counts(two) == {"read": 42, "indexed": 42}
    with new.open() as left, other.open() as right:
        assert list(left.register().items()) == list(right.register().items())


# What became of old addresses


def test_an_edited_paragraph_leaves_word_of_what_holds_its_words(
    new: Archive, folder: Path
) -> None:
    """The old address of a paragraph names the one that it was edited into."""
    index_paths(new, [folder])
    before = _article(new, "one.txt")
    (folder / "one.txt").write_text(_ONE.replace("the bridge waits", "the tall bridge waits"))
    index_paths(new, [folder])
    after = _article(new, "one.txt")
    with new.open() as generation:
        retired = generation.retired(before.id)
    assert retired is not None
    assert not retired.gone
    assert retired.paragraphs == {before.paragraphs[1].id: (after.paragraphs[1].id,)}


def test_an_article_that_goes_leaves_word_of_what_it_was(new: Archive, folder: Path) -> None:
    """The old address of an article says title and file, until the article comes back."""
    index_paths(new, [folder])
    before = _article(new, "one.txt")
    (folder / "one.txt").unlink()
    index_paths(new, [folder])
    with new.open() as generation:
        retired = generation.retired(before.id)
    assert retired is not None
    assert (retired.gone, retired.title, retired.path) == (True, "Crossing", "one.txt")
    (folder / "one.txt").write_text(_ONE)
    index_paths(new, [folder])
    with new.open() as generation:
        again = generation.retired(before.id)
    assert again is None or not again.gone
    assert _article(new, "one.txt").id == before.id
