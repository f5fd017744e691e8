"""The command `byline`, run in the process of the tests or in one of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from click.testing import CliRunner, Result

from web.commands import main

ROOT = Path(__file__).parents[2]
FULL = Path("/dev/full")  # where there never is room
with_full_disk = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is full")


def byline(*arguments: str | Path, **environment: str) -> Result:
    """Run the command in this process; what it does not mean to raise fails the test."""
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], env=environment, catch_exceptions=False
    )


def failed(result: Result, code: int) -> str:
    """The error output of a command that ended with this code and printed nothing else."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    return result.stderr


def in_a_process(*arguments: str | Path, **options: Any) -> Popen[bytes]:
    """The command in a process of its own, whose outputs are real ones."""
    command = [sys.executable, "-c", "from web.commands import main; main()"]
    return Popen([*command, *map(str, arguments)], cwd=ROOT, stderr=PIPE, **options)


def refused_by_full_disk(*arguments: str | Path) -> None:
    """Asserts that a command that cannot print says so in three parts, with exit code 2."""
    with FULL.open("wb") as full, in_a_process(*arguments, stdout=full) as process:
        said = process.communicate()[1].decode()

    assert process.returncode == 2
    assert said.startswith("byline: The output cannot be written: ")
    assert len(said.splitlines()) == 2, said
