"""A command whose module is imported when it is called: the others start without what it needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class Later(click.Command):
    """Stands for the command at `home`, "module:name"; the list of commands shows `sentence`."""

    def __init__(self, name: str, sentence: str, home: str) -> None:
        super().__init__(name, help=sentence)
        self._home = home

    @property
    def whole(self) -> click.Command:
        """The command itself."""
        module, _, name = self._home.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """A context of the command itself, which is what is invoked."""
        return self.whole.make_context(info_name, args, parent, **extra)
