"""Commands that are imported when they are called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index import Archive
from web.commands import main
from web.later import Later

_ROOT = Path(__file__).parents[2]
_LATER = {name: one for name, one in main.commands.items() if isinstance(one, Later)}
_COMMAND = """
import sys
from web.commands import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _loaded_by(*arguments: str | Path) -> set[str]:
    """The modules, and their packages, that a fresh process has after a command."""
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, *map(str, arguments)],
        capture_output=True, text=True, check=True, cwd=_ROOT,
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("name", _LATER)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    """The sentence that stands for a command that is not imported is the first of its help."""
    assert (_LATER[name].help or "") == _LATER[name].whole.get_short_help_str(limit=1_000)
    assert _LATER[name].whole.name == name


def test_help_loads_nothing_heavy() -> None:
    """`byline --help` has neither what reads nor what searches nor what serves."""
    heavy = {"flask", "werkzeug", "numpy", "whoosh", "search", "index.archive", "index.formats"}
    assert not _loaded_by("--help") & heavy


def test_who_indexes_loads_nothing_that_searches_or_serves(tmp_path: Path) -> None:
    """`byline index` starts without Flask and without the engine."""
    (tmp_path / "a.txt").write_text("The bridge\n\nIt is open again.\n", "utf-8")
    loaded = _loaded_by("index", tmp_path / "a.txt", "--archive", tmp_path / "archive")

    assert "index.indexer" in loaded
    assert not loaded & {"flask", "werkzeug", "search"}


@pytest.mark.parametrize("command", ["status", "check"])
def test_who_looks_at_an_archive_loads_no_engine(shared_archive: Archive, command: str) -> None:
    """`byline status` and `byline check` start without Flask and without the engine."""
    loaded = _loaded_by(command, "--archive", shared_archive.path)
    assert not loaded & {"flask", "werkzeug", "search"}


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_who_inspects_a_file_opens_no_archive(tmp_path: Path, option: list[str]) -> None:
    """`byline inspect` starts without Flask and without the engine, and without the index."""
    file = tmp_path / "a.txt"
    file.write_text("The bridge\n\nIt is open again.\n", "utf-8")

    assert not _loaded_by("inspect", file, *option) & {"flask", "werkzeug", "search", "whoosh"}


def test_who_searches_loads_nothing_that_serves(shared_archive: Archive) -> None:
    """`byline search` starts without Flask."""
    loaded = _loaded_by("search", "bridge", "--archive", shared_archive.path)

    assert "search" in loaded
    assert not loaded & {"flask", "werkzeug"}
