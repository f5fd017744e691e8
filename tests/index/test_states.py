"""What is known of a source, and whether its file is as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.sources import SourceFile, source_file
from index.states import is_read_as_today, is_untouched, outdated, state_of


def _file(folder: Path) -> SourceFile:
    (folder / "one.txt").write_text("Crossing\n\nThe rowing boat crosses.\n")
    file = source_file(folder, "one.txt")
    assert file is not None
    return file


def test_a_file_is_untouched_while_all_that_is_trusted_stays(tmp_path: Path) -> None:
    """Size, both times, inode and place tell."""
    file = _file(tmp_path)
    state = state_of(file, "00")
    assert is_untouched(state, file)
    for changed in ({"size": 1}, {"modified": 1}, {"changed": 1}, {"inode": 1}, {"root": "/x"}):
        assert not is_untouched(replace(state, **changed), file)


def test_what_an_older_format_has_read_is_counted_by_root(tmp_path: Path) -> None:
    """Who runs a newer Byline is told which folders it would read better."""
    state = state_of(_file(tmp_path), "00")
    old = replace(state, path="old.txt", format_version=0)
    assert is_read_as_today(state)
    assert outdated({state.path: state, old.path: old}) == {str(tmp_path): 1}
