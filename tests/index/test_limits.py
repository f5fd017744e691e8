"""What one file may take of this machine."""

from __future__ import annotations

import signal
import subprocess
import sys

_HOARD = """
from index.limits import limit
limit(10.0, 50 << 20)
try:
    bytes(200 << 20)
except MemoryError:
    print("too much")
limit(10.0, 300 << 20)
print(len(bytes(200 << 20)))
"""
_SPIN = """
from index.limits import limit
limit(0.0)
while True: pass
"""


def test_memory_beyond_the_limit_is_an_error() -> None:
    """And the next limit counts from what is held then."""
    done = subprocess.run([sys.executable, "-c", _HOARD], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["too much", str(200 << 20)]


def test_time_beyond_the_limit_ends_the_process() -> None:
    """Only that of the processor counts."""
    done = subprocess.run([sys.executable, "-c", _SPIN], timeout=60)
    assert done.returncode == -signal.SIGXCPU
