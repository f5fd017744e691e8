"""The command `byline`."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import sys
import threading
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

import index
from index import ArchiveMissingError, BylineError, Failure
from web.later import Later
from web.options import Command, archive_of, archive_option, json_option
from web.records import inspected_record
from web.settings import SettingError, Settings, largest_file, variable
from web.status import status_record
from web.terminal.accounts import (
    print_checked,
    print_report,
    print_status,
    print_watched,
    progress_bar,
)
from web.terminal.article import print_article
from web.terminal.output import print_error, put_data, say, shown

_paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
_wait_option = click.option(
    "--wait", default=0.0, metavar="SECONDS", help="How long to wait for another writer to end."
)
_keep_option = click.option("--keep-missing", is_flag=True, help="Keep what is gone from disk.")


class _Commands(Command, click.Group):
    """Prints what the user can mend in three parts, with exit code 2."""

    command_class = Command

    def main(self, *arguments: Any, **extra: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # letters that the terminal's code has not
        try:
            return super().main(*arguments, **extra)
        except BylineError as error:
            print_error(error)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="byline")
def main() -> None:
    """Byline finds the paragraphs of a press archive and shows where each one stands.

    \b
    byline index articles/             read a folder of articles into the archive
    byline watch articles/             the same, and on as they change
    byline search 'strike -football'   find paragraphs
    byline serve                       the same in the browser
    byline inspect FILE                how one file is read
    byline status                      what the archive holds

    Exit codes: 0 all is well; 1 something is amiss, and is named; 2 the command could not do what
    was asked, and says why.
    """


@main.command("index")
@_paths_argument
@archive_option
@_wait_option
@click.option("--thorough", is_flag=True,
              help="Compare the bytes of every file, whatever its size and times say.")  # fmt: skip
@_keep_option
def index_command(
    paths: tuple[Path, ...], archive: Path | None, wait: float, thorough: bool, keep_missing: bool
) -> None:
    """Read files and folders of articles into the archive.

    The archive is made where there is none. Run it again after articles were added, changed,
    renamed or removed: only what changed is read, and what has another name keeps its addresses.
    A file that cannot be read is named and the run goes on.
    """
    options = index.Options(
        wait=wait, thorough=thorough, keep_missing=keep_missing, largest=largest_file()
    )
    with progress_bar("Indexing") as show:
        report = index.index_paths(archive_of(archive), paths, options, progress=show)
    print_report(report)
    if report.failed:
        sys.exit(1)


@main.command()
@_paths_argument
@archive_option
@_keep_option
def watch(paths: tuple[Path, ...], archive: Path | None, keep_missing: bool) -> None:
    """Index files and folders, and go on with what arrives, changes and goes, until Ctrl-C."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    options = index.Options(keep_missing=keep_missing, largest=largest_file())
    index.watch_paths(archive_of(archive), paths, options, print_watched, print_error, stop)


main.add_command(
    Later("search", "Find paragraphs, or articles by them.", "web.search_command:search_command")
)


_SETTINGS_HELP = "\b\nAll settings, as environment variables:\n" + "\n".join(
    f"{variable(setting.name)}  {setting.metadata['help']} [{setting.default}]"
    for setting in fields(Settings)
)


@main.command(epilog=_SETTINGS_HELP)
@archive_option
@click.option("--host", help=f"Address to listen on. [{variable('host')}; default: 127.0.0.1]")
@click.option("--port", type=int, help=f"Port to listen on. [{variable('port')}; default: 8000]")
def serve(archive: Path | None, host: str | None, port: int | None) -> None:
    """Serve the search page and the HTTP interface until Ctrl-C.

    New articles are found as soon as they are indexed; the server need not be started again.
    """
    settings = Settings.read(archive=archive, host=host, port=port)
    _require_free(settings)
    try:
        index.Archive(settings.archive).require()
    except ArchiveMissingError as error:
        say(f"{error.happened} The server says so until there is one.", err=True, fg="yellow")
    say(f"Byline is at http://{settings.address} (Ctrl-C ends it)", err=True)
    command = [
        sys.executable, "-m", "gunicorn", "--config", "python:web.server", "web:create_app()",
    ]  # fmt: skip
    os.execve(sys.executable, command, {**os.environ, **settings.environment()})


@main.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@json_option
def inspect(files: tuple[Path, ...], as_json: bool) -> None:
    """Show how files are read: metadata with evidence, and paragraphs. Indexes nothing.

    A byline.toml beside a file counts. Colours are left out where NO_COLOR is set.

    With --json, one object a line for each article.
    """
    failed = False
    for file in files:
        said = index.overrides_above(file.parent, [file.name])
        for wrong in said.failures:
            say(shown(f"{file.parent / wrong.path}: {wrong.reason}"), err=True, fg="yellow")
        for item in index.read_file(file.read_bytes(), file.name, said.layers(file.name)):
            if isinstance(item, Failure):
                failed = True
                say(shown(f"{file.parent / item.path}: {item.reason}"), err=True, fg="red")
            elif as_json:
                put_data([json.dumps(inspected_record(item), ensure_ascii=False)])
            else:
                print_article(item)
    if failed:
        sys.exit(1)


@main.command()
@archive_option
@json_option
def status(archive: Path | None, as_json: bool) -> None:
    """Show what the archive holds, and which files could not be read.

    Exit code 1 where it names anything to mend: damage, failed or outdated files.
    """
    record = status_record(archive_of(archive))
    if as_json:
        put_data([json.dumps(record, ensure_ascii=False, indent=2)])
    else:
        print_status(record)
    if record["damage"] or record["failed"] or record["outdated"]:
        sys.exit(1)


@main.command("check")
@archive_option
def check_command(archive: Path | None) -> None:
    """Read every byte of the archive and say what is damaged.

    All generations are compared with what was published; of the current one every article, every
    posting and every count is looked at. Exit code 1 where anything is damaged, or where the
    current one is another Byline's.
    """
    is_whole = True
    for checked in index.check(archive_of(archive)):
        print_checked(checked)
        is_whole &= not (checked.problems or (checked.is_current and checked.other))
    if not is_whole:
        sys.exit(1)


@main.command()
@click.argument("generation", required=False, type=click.IntRange(min=1))
@archive_option
@_wait_option
def rollback(generation: int | None, archive: Path | None, wait: float) -> None:
    """Go back to an earlier state of the archive, by default to the one before.

    It is published again under a new number; what came since is kept a while, so that going back
    can be undone. Articles that were indexed since are read again by the next “byline index”.
    """
    earlier, now = index.roll_back(archive_of(archive), generation, wait=wait)
    say(f"Generation {earlier} is current again, as generation {now}.")


@main.command("rebuild")
@archive_option
@_wait_option
def rebuild_command(archive: Path | None, wait: float) -> None:
    """Make the index anew from the articles, while searching goes on.

    Files that are no longer there come from the text that the archive keeps. Addresses stay as
    they are.
    """
    with progress_bar("Rebuilding") as show:
        report = index.rebuild(archive_of(archive), wait=wait, progress=show)
    print_report(report)
    if report.failed:
        sys.exit(1)


def _require_free(settings: Settings) -> None:
    """Raises SettingError where another program listens on the address already."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host.strip("[]"), settings.port))
        except OSError as error:
            raise SettingError(
                f"Byline cannot listen on {settings.address}: {error.strerror}.",
                "Another program has the port, perhaps another Byline, or the address is not "
                "this machine's.",
                f"End it, or choose another port: byline serve --port {settings.port + 1}.",
            ) from error
