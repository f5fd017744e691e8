"""A small run of every family of faults: no run is bad."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults.__main__ import FAMILIES

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", FAMILIES)
def test_no_fault_breaks_a_promise(name: str) -> None:
    """The family ends well, or says what this machine lacks to run it."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.faults", "--small", name],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.startswith(f"{name} skipped"):
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    assert " bad=0 " in done.stdout
