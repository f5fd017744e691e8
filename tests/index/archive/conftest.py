"""What the tests of the archive may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.archive import Archive


@pytest.fixture
def empty(tmp_path: Path) -> Archive:
    """An archive that was made, and into which nothing has been published."""
    made = Archive(tmp_path / "new")
    made.create()
    return made
