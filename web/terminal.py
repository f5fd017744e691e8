"""What the command shows in a terminal: marks in colour, errors in three parts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from index import BylineError, Checked, Progress, Report
from search import Filters, Fragment, Hit, QueryError, Results, Scope, plainly
from web.timeline import timeline_text
from web.wording import age_text, day_text, plural, size_text

_SHOWN_PASSAGES = 2  # of an article, beside its first; --json has all
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


def say(text: str, **style: Any) -> None:
    """Print a line in a style of click; without colours where the output is no terminal."""
    # A file's name may hold control characters, and those drive a terminal.
    shown = "".join(c if c.isprintable() or c == "\n" else "�" for c in text)
    click.secho(shown, **style)


def print_error(error: BylineError) -> None:
    """What happened, with the place in the query at fault, what it means and what to do."""
    say(f"byline: {error.happened}", err=True, fg="red", bold=True)
    if isinstance(error, QueryError) and error.end > error.start and "\n" not in error.query:
        click.echo(f"  {error.query}", err=True)
        say(f"  {' ' * error.start}{'^' * (error.end - error.start)}", err=True, fg="red")
    click.echo(f"{error.meaning} {error.remedy}", err=True)
    if isinstance(error, QueryError):
        if error.suggestion:
            click.echo(f"Did you mean:  {error.suggestion}", err=True)
        words = plainly(error.query)
        if words and words != error.suggestion:
            click.echo(f"Just the words:  {words}", err=True)


def print_report(report: Report) -> None:
    """The account of a run: what was read, indexed, unchanged, ignored and failed, and why."""
    ignored = ", ".join(f"{count:,} {reason}" for reason, count in report.ignored.most_common())
    further = "".join(
        f", {count:,} {what}"
        for count, what in (
            (report.moved, "moved"), (report.copies, "copies of others"),
            (report.kept, "gone and kept"),
        )
        if count
    )  # fmt: skip
    click.echo(
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
    click.echo(f"Generation {report.generation} is published.")


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
    click.echo(f"{', '.join(done) or 'nothing to index yet'}; generation {report.generation}")
    _print_failures(report)


def _print_failures(report: Report) -> None:
    for failure in report.failed:
        say(f"  failed: {failure.path}: {failure.reason}", err=True, fg="red")


def print_results(results: Results, wider: int = 0, respelt: str = "") -> None:
    """One page of hits, their marks in colour.

    `wider` is how many articles hold the words, `respelt` the query as it may have been meant.
    """
    query = results.query
    if not results.total:
        selection = " in this selection" if query.filters != Filters() else ""
        click.echo(f"No {query.scope}{selection} has {results.understood}.")
        if respelt:
            click.echo(f"Did you mean:  {respelt}")
        _print_elsewhere(results, wider)
        return
    found = plural(results.total, query.scope)
    if query.scope is Scope.PARAGRAPH:
        found += f" in {plural(results.articles, 'article')}"
    if results.page > results.pages:
        click.echo(f"{found}, on {plural(results.pages, 'page')}; there is no page {results.page}.")
        return
    click.echo(f"{found}; page {results.page} of {results.pages}" if results.pages > 1 else found)
    if results.timeline and (drawn := timeline_text(results.timeline)):
        say(drawn, dim=True)
    _print_elsewhere(results, wider)
    for number, hit in enumerate(results.hits, start=results.here.place + 1):
        _print_hit(number, hit)


def _print_elsewhere(results: Results, wider: int) -> None:
    """What this search leaves out, and how to find it."""
    if wider:
        have = "has" if wider == 1 else "have"
        click.echo(f"Taken whole, {plural(wider, 'article')} {have} these words; "
                   "--scope article searches so.")  # fmt: skip
    if results.left_out:
        more = " more" if results.total else ""
        click.echo(f"{plural(results.left_out, 'paragraph')}{more} in bylines and boilerplate; "
                   "--kind all searches these too.")  # fmt: skip


def _print_hit(number: int, hit: Hit) -> None:
    metadata = hit.metadata
    parts = [metadata.outlet, ", ".join(metadata.authors), day_text(metadata.date)]
    say(f"\n{number}. {metadata.title}", bold=True)
    say(f"   {' · '.join(part for part in parts if part)} · ¶ {hit.paragraph.number} "
         f"· {hit.paragraph.id}", dim=True)  # fmt: skip
    _print_snippet(hit.snippet)
    for passage in hit.more[:_SHOWN_PASSAGES]:
        say(f"   ¶ {passage.paragraph.number} · {passage.paragraph.id}", dim=True)
        _print_snippet(passage.snippet)
    if len(hit.more) > _SHOWN_PASSAGES:
        say(f"   {plural(len(hit.more) + hit.rest - _SHOWN_PASSAGES, 'more paragraph')}", dim=True)


def _print_snippet(snippet: Sequence[Fragment]) -> None:
    shown = " … ".join(_marked(fragment) for fragment in snippet)
    click.echo(click.wrap_text(shown, 88, initial_indent="   ", subsequent_indent="   "))


def _marked(fragment: Fragment) -> str:
    pieces, at = [], 0
    for mark in fragment.marks:
        word = fragment.text[mark.start : mark.end]
        pieces += [fragment.text[at : mark.start], click.style(word, fg="yellow", bold=True)]
        at = mark.end
    return "".join([*pieces, fragment.text[at:]])


def print_status(record: dict[str, Any]) -> None:
    """What the archive holds, and what is wrong with it."""
    age = age_text(record["age_seconds"])
    click.echo(
        f"Archive     {record['archive']}\n"
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
    """One generation, and what is damaged in it."""
    label = f"Generation {checked.number}{' (current)' if checked.is_current else ''}"
    if checked.problems:
        say(f"{label}: damaged", fg="red", bold=True)
        for problem in checked.problems:
            say(f"  {problem}", fg="red")
    else:
        click.echo(f"{label}: whole, {plural(checked.files, 'file')}, {size_text(checked.size)}")


def _print_list(label: str, lines: Sequence[str]) -> None:
    for line in lines:
        say(f"{label:12}{line}", fg="red")
