"""What was read of files, entered into the archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index import Archive, Article, Report, index_paths, open_writer, read_file
from index.addresses import article_id
from index.archive import SourceState, Writer
from index.entries import Entries, readdressed
from index.sources import SourceFile, source_file

_TEXT = "Crossing\n\nThe rowing boat crosses.\n\nThe rowing boat crosses.\n"


def _file(folder: Path) -> SourceFile:
    (folder / "one.txt").write_text(_TEXT)
    file = source_file(folder, "one.txt")
    assert file is not None
    return file


def test_an_article_has_the_addresses_of_another_path(tmp_path: Path) -> None:
    """All ids of an article move to another path together, and keep what tells them apart."""
    (article,) = read_file(_TEXT.encode(), "uno.txt")
    (other,) = read_file(_TEXT.encode(), "one.txt")
    assert isinstance(article, Article)
    assert isinstance(other, Article)
    moved = readdressed(article, "one.txt")
    assert moved.id == article_id("one.txt")
    assert [one.id for one in moved.paragraphs] == [one.id for one in other.paragraphs]
    assert moved.source.path == "uno.txt"


def test_a_copy_holds_while_its_original_does(tmp_path: Path) -> None:
    """A copy of what is not there any more has no article, and is an orphan."""
    archive = Archive(tmp_path / "archive")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(_TEXT)
    index_paths(archive, [tmp_path / "articles"])
    with open_writer(archive) as writer:
        state = writer.register["one.txt"]
        copy = replace(state, path="two.txt", articles=(), copy_of="one.txt")
        stray = replace(copy, path="stray.txt", copy_of="gone.txt")
        entries = _entries(writer, copy, stray)
        assert entries.holds(state)
        assert entries.holds(copy)
        assert entries.orphans() == [stray]


def _entries(writer: Writer, *states: SourceState) -> Entries:
    for state in states:
        writer.note(state)
    return Entries(writer, Report(), {}, lambda: None, lambda address: None)
