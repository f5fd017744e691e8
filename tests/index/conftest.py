"""What many tests of indexing need."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Archive
from tests.index.runs import ONE, TWO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles, one of them in a folder of its own."""
    (tmp_path / "articles" / "ledger").mkdir(parents=True)
    (tmp_path / "articles" / "one.txt").write_text(ONE)
    (tmp_path / "articles" / "ledger" / "two.txt").write_text(TWO)
    return tmp_path / "articles"


@pytest.fixture
def new(tmp_path: Path) -> Archive:
    """Where an archive will be."""
    return Archive(tmp_path / "archive")
