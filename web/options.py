"""What all commands are, and options that several of them have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import index
from web.settings import archive_folder, variable
from web.terminal.output import written

archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=f"Folder of the archive. [{variable('archive')}; default: archive]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class Command(click.Command):
    """A command whose help is output like any other: where it cannot be written, that is told."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """Read the command line. Raises OutputError where it asks for help and no room is left."""
        with written():
            return super().make_context(*arguments, **extra)


def archive_of(folder: Path | None) -> index.Archive:
    """The archive that `--archive` names, else the settings'."""
    return index.Archive(folder or archive_folder())
