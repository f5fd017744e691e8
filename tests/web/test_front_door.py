"""The front door of the web: what other code may import from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import web

_ROOT = Path(__file__).parents[2]


def test_the_front_door_has_what_it_names() -> None:
    """The names of `__all__`, in order, are there, and they are all that is meant to be used."""
    assert web.__all__ == ["Settings", "create_app"]
    assert all(callable(getattr(web, name)) for name in web.__all__)


def test_importing_the_web_opens_and_makes_nothing(tmp_path: Path) -> None:
    """An import reads no setting and touches no archive: that is for `create_app`."""
    done = subprocess.run(
        [sys.executable, "-c", "import web"],
        env={"PYTHONPATH": str(_ROOT), "BYLINE_PORT": "no number"},
        cwd=tmp_path, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
