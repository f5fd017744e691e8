"""A small run of the comparison of the fast analysis with the analyzer."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench import analysis
from bench.hostile import strings


def test_no_hostile_string_has_other_words() -> None:
    """In twelve scripts, in chunks of many sizes."""
    for chunk in (1, 7, 500):
        assert list(analysis.differences(strings(300, seed=chunk), chunk)) == []


def test_the_strings_are_the_same_ones_every_time() -> None:
    """A string that is found to differ today differs tomorrow."""
    assert list(strings(20, seed=1)) == list(strings(20, seed=1)) != list(strings(20, seed=2))


def test_the_command_reads_a_file_and_tells_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Packed or not, paragraph by paragraph."""
    line = json.dumps({"text": "The bridge is not broken.\n\nIt waits."}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 2, "utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    for name, texts in (("a.jsonl", 4), ("b.jsonl.gz", 2)):
        monkeypatch.setattr("sys.argv", ["analysis", str(tmp_path / name), "--strings", "50"])
        assert analysis.main() == 0
        assert f"{texts} texts of {name}: 0 differ" in capsys.readouterr().out


def test_a_difference_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The comparison can fail: where sentences are missed it says so, and ends with 1."""
    monkeypatch.setattr(analysis, "sentence_starts", lambda found, text: [0][: len(found)])
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "One. Two."}), "utf-8")
    monkeypatch.setattr("sys.argv", ["analysis", str(tmp_path / "a.jsonl"), "--strings", "5"])
    assert analysis.main() == 1
    assert "One. Two." in capsys.readouterr().err
