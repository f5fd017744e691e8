"""A new generation from the articles themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index import (
    Archive,
    ArchiveDamagedError,
    ArchiveMissingError,
    Article,
    Failure,
    Progress,
    check,
    index_paths,
    open_writer,
    rebuild,
)
from index.archive import manifest, register
from tests.index.archive.publishing import flip


def _articles(archive: Archive) -> dict[str, Article]:
    with archive.open() as generation:
        found = {
            address: generation.article(address)
            for state in generation.register().values()
            for address in state.articles
        }
    return {address: article for address, article in found.items() if article is not None}


def test_rebuilding_gives_the_same_articles(archive: Archive) -> None:
    """From unchanged files comes an archive that holds the same under the same addresses."""
    before = _articles(archive)
    report = rebuild(archive)
    assert _articles(archive) == before
    assert (report.read, report.indexed, report.failed) == (7, 8, [])
    assert report.generation == archive.current().number == 2
    assert [checked.problems for checked in check(archive)] == [(), ()]


def test_what_changed_on_disk_is_read_anew(archive: Archive, articles: Path) -> None:
    """A rebuild takes each file as it is now, and the next run finds nothing left to do."""
    (articles / "undated.txt").write_text("Crossing, sixty pence\n\nThe boat has a new hat.\n")
    rebuild(archive)
    titles = {article.metadata.title for article in _articles(archive).values()}
    assert "Crossing, sixty pence" in titles
    assert "Crossing, fifty pence" not in titles
    assert index_paths(archive, [articles]).unchanged == 7


def test_an_archive_of_an_earlier_byline_is_rebuilt(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused with this remedy, and afterwards holds its articles under their addresses."""
    archive = Archive(tmp_path / "earlier")
    with monkeypatch.context() as earlier:
        earlier.setattr(manifest, "FORMAT", manifest.FORMAT - 1)
        index_paths(archive, [articles])
        before = _articles(archive)
    with pytest.raises(ArchiveDamagedError) as refusal:
        index_paths(archive, [articles])
    assert "byline rebuild" in refusal.value.remedy
    assert rebuild(archive).indexed == len(before)
    assert _articles(archive) == before
    newest, earlier_one = check(archive)
    assert (newest.problems, newest.other, earlier_one.problems) == ((), "", ())
    assert "of an earlier Byline" in earlier_one.other


def test_files_that_are_gone_come_from_the_archive(archive: Archive, articles: Path) -> None:
    """An archive whose files were deleted or moved loses nothing by being rebuilt."""
    before = _articles(archive)
    shutil.rmtree(articles)
    report = rebuild(archive)
    assert _articles(archive) == before
    assert report.failed == []


def test_files_that_can_no_longer_be_read_come_from_the_archive(
    archive: Archive, articles: Path
) -> None:
    """Bad input loses nothing that was there before."""
    before = _articles(archive)
    (articles / "undated.txt").write_bytes(b" ")
    rebuild(archive)
    assert _articles(archive) == before


def test_a_damaged_archive_is_whole_again(archive: Archive) -> None:
    """Where no generation can be served any more, the files on disk make a new one."""
    before = _articles(archive)
    for path in archive.folder(1).iterdir():
        if not path.name.startswith(("sources-", "MANIFEST")):
            flip(path)
    with pytest.raises(ArchiveDamagedError):
        archive.open()
    report = rebuild(archive)
    assert (report.indexed, report.failed) == (8, [])
    assert _articles(archive) == before
    with archive.open() as generation:
        assert generation.damage == ()


def test_what_is_lost_on_both_sides_is_named(archive: Archive, articles: Path) -> None:
    """A file that is gone, and whose text is damaged too, is a failure and no silent gap."""
    for path in archive.folder(1).iterdir():
        if not path.name.startswith(("sources-", "MANIFEST")):
            flip(path)
    gone = articles / "undated.txt"
    gone.unlink()
    report = rebuild(archive)
    assert report.indexed == 7
    assert report.failed == [
        Failure(
            "undated.txt",
            f"{gone} is gone or cannot be read, and the text that the archive kept of it cannot "
            "be used. Put the file back and index its folder.",
        )
    ]
    with archive.open() as generation:
        assert generation.failures() == report.failed


def test_a_lost_register_is_not_guessed(archive: Archive) -> None:
    """Where nobody can tell what the archive held, nothing is published in its place."""
    for path in archive.folder(1).glob("sources-*"):
        flip(path)
    pointer = archive.pointer()
    with pytest.raises(ArchiveDamagedError):
        rebuild(archive)
    assert archive.pointer() == pointer


def test_the_old_generation_is_served_until_the_end(archive: Archive) -> None:
    """While an archive is rebuilt, readers go on with what there was."""
    numbers: list[int] = []
    steps: list[Progress] = []

    def watch(progress: Progress) -> None:
        numbers.append(archive.current().number)
        steps.append(progress)

    rebuild(archive, progress=watch)
    assert numbers == [1] * 7
    assert steps[-1].done == steps[-1].total > 0
    assert steps[-1].paragraphs == archive.current().paragraphs


def test_an_interrupted_rebuild_changes_nothing(archive: Archive) -> None:
    """A rebuild that is stopped half way leaves the archive as it was, and free to be written."""
    before = _articles(archive)

    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(archive, progress=stop)
    assert _articles(archive) == before
    assert archive.current().number == 1
    assert rebuild(archive).generation == 2


def test_failures_are_told_again(archive: Archive, articles: Path) -> None:
    """What could not be read before, and cannot now, is in the report of a rebuild too."""
    (articles / "broken.jsonl").write_text('{"text": "Ahoy."}\nnonsense\n')
    index_paths(archive, [articles])
    report = rebuild(archive)
    assert [failure.path for failure in report.failed] == ["broken.jsonl, line 2"]


def test_there_must_be_something_to_rebuild(tmp_path: Path) -> None:
    """A folder without an archive is left alone."""
    with pytest.raises(ArchiveMissingError):
        rebuild(Archive(tmp_path / "archive"))
    assert list(tmp_path.iterdir()) == []


def test_the_register_comes_along(archive: Archive) -> None:
    """What is known of each file is known after a rebuild, so that nothing is read twice."""
    before = register.load(archive.folder(1))
    rebuild(archive)
    assert register.load(archive.folder(2)) == before
    with open_writer(archive) as writer:
        assert writer.register == before


def test_old_addresses_stay_known(archive: Archive, articles: Path) -> None:
    """What became of a paragraph or an article is not forgotten by a rebuild."""
    (articles / "undated.txt").unlink()
    before = _articles(archive)
    index_paths(archive, [articles])
    (gone,) = before.keys() - _articles(archive).keys()
    with archive.open() as generation:
        told = generation.retired(gone)
    rebuild(archive)
    with archive.open() as generation:
        assert told
        assert generation.retired(gone) == told


def test_copies_are_one_article_after_it_too(archive: Archive, articles: Path) -> None:
    """Those that were copies, and files that have the same bytes since."""
    (articles / "copy.txt").write_bytes((articles / "undated.txt").read_bytes())
    index_paths(archive, [articles])
    articles_before = _articles(archive)
    rebuild(archive)
    assert _articles(archive) == articles_before
    (articles / "undated.txt").write_text("Crossing, sixty pence\n\nThe boat has a new hat.\n")
    rebuild(archive)
    assert len(_articles(archive)) == len(articles_before) + 1
    (articles / "copy.txt").write_bytes((articles / "undated.txt").read_bytes())
    rebuild(archive)
    assert len(_articles(archive)) == len(articles_before)
    assert index_paths(archive, [articles]).failed == []


def test_a_line_that_went_bad_loses_no_article(tmp_path: Path) -> None:
    """As in a run of the indexer, what was there before stays."""
    folder, archive = tmp_path / "lines", Archive(tmp_path / "new")
    folder.mkdir()
    lines = [f'{{"id": "{n}", "title": "T{n}", "text": "The boat {n} waits."}}' for n in range(3)]
    (folder / "a.jsonl").write_text("\n".join(lines))
    index_paths(archive, [folder])
    (folder / "a.jsonl").write_text("\n".join([lines[0], "{", lines[2]]))
    index_paths(archive, [folder])
    assert len(_articles(archive)) == 3
    rebuild(archive)
    assert len(_articles(archive)) == 3
