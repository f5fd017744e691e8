"""The battery of hostile files, at a hundredth of its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.hostile_files import __main__ as battery
from bench.hostile_files import run, trees
from bench.hostile_files.samples import SAMPLES

_ALL_FORMATS = {".txt", ".md", ".html", ".jsonl", ".csv", ".rss", ".atom", ".eml", ".docx", ".pdf"}


def test_every_format_has_its_hostile_files() -> None:
    """A format without any would be thought safe."""
    assert {Path(name).suffix for name in SAMPLES} == _ALL_FORMATS


def test_a_line_of_the_table_says_what_became_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its size, time and memory, what was read and reported, and no fault."""
    assert battery._line(SAMPLES["zeros.txt"], tmp_path, 0.01)
    name, size, *_, articles, _, reported, fault = capsys.readouterr().out.split(" | ")
    assert (name, size, articles, fault) == ("| zeros.txt", "1.0", "0", " |\n")
    assert reported.startswith("1: zeros.txt: It is no text")


def test_faults_are_named(tmp_path: Path) -> None:
    """What takes too much, says nothing, ends badly or does not tile."""
    sample = SAMPLES["line.txt"]
    done = run.Run(None, 1.0, 1.0, 1 << 40, frozenset(), 0, (), ("a.txt: 1 to 2",), "")
    assert list(battery._faults(sample, done)) == [
        "hangs",
        "takes too much memory",
        "does not tile: a.txt: 1 to 2",
        "passed over in silence",
        "should be read",
    ]


def test_a_folder_of_loops_and_pipes_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no file is left out, what cannot be read is named, and the rest is read."""
    monkeypatch.setattr(trees, "_MANY", 30)
    assert battery._folder(tmp_path)
