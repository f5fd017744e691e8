"""What has been read: the register of sources."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import manifest, register
from index.archive.manifest import Manifest
from index.archive.register import Changes, Register, SourceState
from index.errors import ArchiveDamagedError
from index.model import Failure
from tests.index.archive.publishing import flip
from tests.index.hostile import FIXED

_STATE = SourceState(
    path="wire/april.jsonl",
    root="/articles",
    size=512,
    modified=1_681_900_000_000_000_001,
    sha256="00",
    format="text",
    format_version=1,
    articles=("jznmu4ht5bfjbjyc", "a2a2a2a2a2a2a2a2"),
    failures=(Failure("wire/april.jsonl, line 3", "It is not JSON."),),
)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_source_comes_back_as_it_was_noted(tmp_path: Path) -> None:
    """State on disk, articles and failures of a file are all kept."""
    register.save(tmp_path, 1, {_STATE.path: _STATE}, {_STATE.path: _STATE})
    assert register.load(tmp_path) == {_STATE.path: _STATE}
    assert _STATE.file == Path("/articles/wire/april.jsonl")


@pytest.mark.parametrize("path", ["Брод/桥.txt", 'a "b"\n{c}.txt', "a\u2028b\x85c\x1ed.txt", " "])
def test_a_file_may_be_called_anything(tmp_path: Path, path: str) -> None:
    """No name of a file, line ends in it included, confuses the register."""
    state = replace(_STATE, path=path)
    register.save(tmp_path, 1, {path: state}, {path: state})
    assert register.load(tmp_path) == {path: state}


def test_a_small_commit_writes_a_small_file(tmp_path: Path) -> None:
    """A commit writes what it changed, and leaves the files of earlier commits alone."""
    one, two = _STATE, replace(_STATE, path="two.txt")
    register.save(tmp_path, 1, {one.path: one}, {one.path: one})
    first = (tmp_path / "sources-000001.jsonl").read_bytes()
    register.save(tmp_path, 2, {one.path: one, two.path: two}, {two.path: two})
    assert _files(tmp_path) == ["sources-000001.jsonl", "sources-000002.jsonl"]
    assert (tmp_path / "sources-000001.jsonl").read_bytes() == first
    assert (tmp_path / "sources-000002.jsonl").read_bytes().count(b"\n") == 1
    assert register.load(tmp_path) == {one.path: one, two.path: two}


def test_many_small_files_are_folded_into_one(tmp_path: Path) -> None:
    """After eight files of changes the register is one file again, and says the same."""
    known: Register = {}
    for number in range(1, 10):
        state = replace(_STATE, path=f"{number}.txt")
        known[state.path] = state
        register.save(tmp_path, number, known, {state.path: state})
        assert register.load(tmp_path) == known
        assert len(_files(tmp_path)) == (number if number <= 8 else 1)
    assert _files(tmp_path) == ["sources-000009.jsonl"]


_paths = st.sampled_from(["a.txt", "b.txt", "c.txt"])
_changes = st.dictionaries(
    _paths, st.none() | st.builds(replace, st.just(_STATE), size=st.integers(0, 9)), min_size=1
)


@settings(FIXED, max_examples=25)  # each example syncs a dozen files
@given(st.lists(_changes, min_size=6, max_size=12))
def test_any_row_of_commits_leads_to_what_was_noted_last(commits: list[Changes]) -> None:
    """Sources that are noted, noted anew and removed are known as they were left."""
    with tempfile.TemporaryDirectory() as name:
        folder, known = Path(name), Register()
        for number, changes in enumerate(commits, start=1):
            for path, state in changes.items():
                changes[path] = state and replace(state, path=path)
                known.pop(path, None)
                if found := changes[path]:
                    known[path] = found
            register.save(folder, number, known, changes)
            assert register.load(folder) == known


def test_a_damaged_register_is_not_believed(tmp_path: Path) -> None:
    """A register of a generation that is damaged elsewhere is read, a damaged one is not."""
    register.save(tmp_path, 1, {_STATE.path: _STATE}, {_STATE.path: _STATE})
    (tmp_path / "postings").write_bytes(b"bridge")
    sums = {name: manifest.file_sum(tmp_path / name) for name in _files(tmp_path)}
    manifest.write(tmp_path, Manifest(1, "2023-04-19T08:30:00+00:00", 2, 9, sums))
    contents = manifest.read(tmp_path)
    flip(tmp_path / "postings")
    assert register.load_verified(tmp_path, contents) == {_STATE.path: _STATE}
    flip(tmp_path / "sources-000001.jsonl", 3)
    with pytest.raises(ArchiveDamagedError):
        register.load_verified(tmp_path, contents)
