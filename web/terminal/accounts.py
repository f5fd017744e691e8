"""What a command has done and found out, and how far it is: accounts of its work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from web.terminal.output import say, shown
from web.wording import age_text, plural, size_text

if TYPE_CHECKING:  # what these come from is heavy, and only some commands need it
    from index import Checked, Progress, Report

_MOST_KEPT = 8  # numbers of generations in a line; of more, the first and the last


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error while work is under way; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    with click.progressbar(
        length=1, label=label, file=sys.stderr, item_show_func=lambda shown: shown or ""
    ) as bar:

        def show(progress: Progress) -> None:
            bar.length = max(progress.total, 1)
            bar.update(progress.done - bar.pos, f"{progress.paragraphs:,} paragraphs")

        yield show


def print_report(report: Report) -> None:
    """The account of a run: what was read, indexed, unchanged, ignored and failed, and why."""
    ignored = ", ".join(f"{count:,} {reason}" for reason, count in report.ignored.most_common())
    further = "".join(
        f", {count:,} {what}"
        for count, what in (
            (report.moved, "moved"),
            (report.copies, "copy of another file" if report.copies == 1 else "copies of others"),
            (report.kept, "gone and kept"),
        )
        if count
    )  # fmt: skip
    say(
        f"{plural(report.read, 'file')} read, {plural(report.indexed, 'article')} with "
        f"{plural(report.paragraphs, 'paragraph')} indexed, "
        f"{plural(report.unchanged, 'file')} unchanged{further}, "
        f"{report.removed:,} removed, "
        f"{report.ignored.total():,} ignored{f' ({ignored})' if ignored else ''}, "
        f"{len(report.failed):,} failed."
    )
    _print_failures(report)
    if not report.read and not report.unchanged and not report.failed:
        say("No articles were found there. Byline reads text, Markdown, HTML, PDF, Word files, "
            "mail, feeds, CSV and JSON Lines.",
             err=True, fg="yellow")  # fmt: skip
    if report.outdated:
        say(f"{plural(report.outdated, 'file')} elsewhere would be read better by this Byline: "
            "run “byline index” on their folders (“byline status” names them).",
            err=True, fg="yellow")  # fmt: skip
    if report.published:
        say(f"Generation {report.generation} is published.")
    else:
        say(f"Nothing has changed; generation {report.generation} stands.")


def print_watched(report: Report) -> None:
    """One line for what a watch has done, and one for each failure."""
    done = [
        what
        for count, what in (
            (report.indexed, f"{plural(report.indexed, 'article')} indexed"),
            (report.moved, f"{plural(report.moved, 'file')} moved"),
            (report.copies, f"{plural(report.copies, 'file')} the same as others"),
            (report.removed, f"{plural(report.removed, 'file')} removed"),
            (report.unchanged, f"{plural(report.unchanged, 'file')} unchanged"),
        )
        if count
    ]
    say(f"{', '.join(done) or 'nothing to index yet'}; generation {report.generation}")
    _print_failures(report)


def _print_failures(report: Report) -> None:
    for failure in report.failed:
        say(shown(f"  failed: {failure.path}: {failure.reason}"), err=True, fg="red")


def print_status(record: dict[str, Any]) -> None:
    """What the archive holds, and what is wrong with it."""
    age = age_text(record["age_seconds"])
    say(
        f"Archive     {shown(record['archive'])}\n"
        f"Generation  {record['generation']}, published {record['published']}, {age} ago\n"
        f"Kept        {_kept(record['kept'])}\n"
        f"Articles    {record['articles']:,}\n"
        f"Paragraphs  {record['paragraphs']:,}\n"
        f"Size        {size_text(record['bytes'])}\n"
        f"Languages   {', '.join(record['languages']) or 'none'}"
    )
    _print_list("Damaged", record["damage"])
    _print_list("Outdated", [
        f"{plural(old['files'], 'file')} would be read better by this Byline: "
        f"run “byline index {old['folder']}”" for old in record["outdated"]
    ])  # fmt: skip
    _print_list("Failed", [f"{f['path']}: {f['reason']}" for f in record["failed"]])


def _kept(numbers: Sequence[int]) -> str:
    if len(numbers) <= _MOST_KEPT:
        return ", ".join(map(str, numbers))
    return f"{numbers[0]} … {numbers[-1]} ({plural(len(numbers), 'generation')})"


def print_checked(checked: Checked) -> None:
    """One generation, or CURRENT, and what is damaged in it."""
    label = f"Generation {checked.number}" if checked.number else "CURRENT"
    label += " (current)" if checked.is_current else ""
    if checked.problems:
        say(f"{label}: damaged", fg="red", bold=True)
        for problem in checked.problems:
            say(shown(f"  {problem}"), fg="red")
    elif checked.other:
        say(f"{label}: of another Byline", fg="yellow", bold=True)
        if checked.is_current:
            say(shown(f"  {checked.other}"), fg="yellow")
    else:
        say(f"{label}: whole, {plural(checked.files, 'file')}, {size_text(checked.size)}")


def _print_list(label: str, lines: Sequence[str]) -> None:
    for line in lines:
        say(shown(f"{label:12}{line}"), fg="red")
