"""The commands, and what a function prints, for tests."""

from __future__ import annotations

import click
from click.testing import CliRunner

from web.commands import main
from web.later import Later

COMMANDS = {
    name: command.whole if isinstance(command, Later) else command
    for name, command in main.commands.items()
}


def shown(show: object, *arguments: object, color: bool = False) -> tuple[str, str]:
    """What a function prints on its two outputs."""

    @click.command()
    def command() -> None:
        assert callable(show)
        show(*arguments)

    done = CliRunner().invoke(command, color=color, catch_exceptions=False)
    return done.stdout, done.stderr
