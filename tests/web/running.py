"""The command `byline`, run in the process of the tests."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from web.commands import main

ROOT = Path(__file__).parents[2]


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
