"""The measure of marks and snippets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import marks


def test_every_shape_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each shape has a line with two figures, whatever the text."""
    monkeypatch.setattr(marks, "_QUERIES", 2)
    monkeypatch.setattr(marks, "_ROUNDS", 1)
    text = "\n\n".join(["The dock workers went on strike at the old harbour in the night."] * 20)
    (tmp_path / "text.jsonl").write_text(json.dumps({"text": text}), "utf-8")
    marks.main(tmp_path / "text.jsonl")
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line[:16].strip() for line in lines] == [*marks.SHAPES]
    assert all(float(figure) > 0 for line in lines for figure in line[16:].split())
