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


def test_settings_of_the_server_concern_no_other_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who searches need not care what the server was told."""
    monkeypatch.setenv("BYLINE_PORT", "abc")
    monkeypatch.setenv("BYLINE_HOST", "0.0.0.0")
    assert archive_of(None).path == Path("archive")
