"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

import index
from web.settings import archive_folder, variable

archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=f"Folder of the archive. [{variable('archive')}; default: archive]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def archive_of(folder: Path | None) -> index.Archive:
    """The archive that `--archive` names, else the settings'."""
    return index.Archive(folder or archive_folder())
