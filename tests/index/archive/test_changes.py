"""Records kept as a few files of changes."""

from __future__ import annotations

from pathlib import Path

from index.archive import changes


def test_records_come_back_oldest_first(tmp_path: Path) -> None:
    """What was written last is read last, and overrides what came before."""
    changes.write(tmp_path, "things", 1, [{"a": 1}], [])
    changes.write(tmp_path, "things", 2, [{"a": 2}, {"b": "é\u2028"}], [])
    assert list(changes.read(tmp_path, "things")) == [{"a": 1}, {"a": 2}, {"b": "é\u2028"}]
    assert list(changes.read(tmp_path, "others")) == []


def test_many_files_are_folded_into_one(tmp_path: Path) -> None:
    """A long row of small commits does not make reading slow."""
    for number in range(1, 10):
        changes.write(tmp_path, "things", number, [{"n": number}], [{"whole": number}])
    assert len(list(tmp_path.iterdir())) == 1
    assert list(changes.read(tmp_path, "things")) == [{"whole": 9}]
