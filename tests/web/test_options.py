"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.options import archive_of


def test_a_flag_is_stronger_than_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive is the one that is named nearest to the command."""
    monkeypatch.setenv("BYLINE_ARCHIVE", "there")
    assert archive_of(Path("here")).path == Path("here")
    assert archive_of(None).path == Path("there")
    monkeypatch.delenv("BYLINE_ARCHIVE")
    assert archive_of(None).path == Path("archive")
