"""The one door to the terminal: letters are shown and none is obeyed, and what fails is told."""

from __future__ import annotations

import errno
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from index import BylineError
from web.settings import wants_colour

# What drives a terminal, turns a line round, or is no character at all.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class OutputError(BylineError):
    """The output takes nothing more: the disk is full, as a rule."""


def shown(text: str, keep: str = "") -> str:
    """Text that no terminal obeys, in one line; of control characters only those to keep."""
    return _UNSHOWN.sub(lambda match: match[0] if match[0] in keep else "�", text)


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2 if unicodedata.east_asian_width(c) in ("W", "F")
        else 1
        for c in text
    )  # fmt: skip


def say(text: str = "", **style: Any) -> None:
    """Print lines in a style of click; without colours where the output is no terminal.

    What is from a file or its name, and must be one line, goes through `shown` before.
    """
    put(shown(text, keep="\n"), **style)


def put(text: str, **style: Any) -> None:
    """Print text as it is. Raises OutputError where it cannot be written."""
    with written():
        click.secho(text, color=None if wants_colour() else False, **style)


@contextmanager
def written() -> Iterator[None]:
    """Raises OutputError where what is printed inside cannot be written."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever reads has enough, as `head` has; click ends us
            raise
        sys.stdout = io.StringIO()  # or Python fails again at its end, with what is left to write
        raise OutputError(
            f"The output cannot be written: {error.strerror}.",
            "What has been written of it is not whole.",
            "Make room, or send it elsewhere, and run the command again.",
        ) from error


def put_data(lines: Iterable[str]) -> None:
    """Print lines for programs, which are UTF-8 whatever the terminal's language."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for line in lines:
        put(line)


def print_error(error: BylineError) -> None:
    """What happened, what it means and what to do."""
    print_happened(error)
    print_remedy(error)


def print_happened(error: BylineError) -> None:
    """The first part of an error, for what shows more before the others."""
    say(shown(f"byline: {error.happened}"), err=True, fg="red", bold=True)


def print_remedy(error: BylineError) -> None:
    """The second and the third part of an error."""
    say(shown(f"{error.meaning} {error.remedy}"), err=True)
