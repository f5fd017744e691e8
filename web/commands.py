"""The command `byline`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from index import (
    Archive,
    Article,
    BylineError,
    Failure,
    Progress,
    Report,
    index_paths,
    read_file,
)
from search import Filters, Fragment, Hit, Query, QueryError, Results, Sort, plainly, search
from web.pages import day_text
from web.records import inspected_record, results_record
from web.settings import Settings, variable

_archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=f"Folder of the archive. [{variable('archive')}; default: archive]",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class _Commands(click.Group):
    """Prints what the user can mend in three parts, with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BylineError as error:
            _print_error(error)
            ctx.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="byline")
def main() -> None:
    """Byline finds the paragraphs of a press archive and shows where each one stands.

    \b
    byline index articles/             read a folder of articles into the archive
    byline search 'strike -football'   find paragraphs
    byline serve                       the same in the browser
    byline inspect FILE                how one file is read
    byline status                      what the archive holds

    Exit codes: 0 all is well; 1 a file that should be an article could not be read; 2 the command
    could not do what was asked, and says why.
    """


@main.command("index")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@_archive_option
@click.option("--wait", default=0.0, metavar="SECONDS", help="Wait for another writer to end.")
def index_command(paths: tuple[Path, ...], archive: Path | None, wait: float) -> None:
    """Read files and folders of articles into the archive.

    The archive is made where there is none. Run it again after articles were added, changed or
    removed: only what changed is read. A file that cannot be read is named and the run goes on.
    """
    with click.progressbar(
        length=0, label="Indexing", file=sys.stderr, item_show_func=lambda shown: shown or ""
    ) as bar:

        def show(progress: Progress) -> None:
            bar.length = max(progress.total, 1)
            bar.update(progress.done - bar.pos, f"{progress.paragraphs:,} paragraphs")

        report = index_paths(_archive(archive), paths, wait=wait, progress=show)
    _print_report(report)
    if report.failed:
        sys.exit(1)


@main.command("search")
@click.argument("query")
@_archive_option
@click.option("--outlet", multiple=True, help="Only this outlet; may be repeated.")
@click.option("--author", multiple=True, help="Only this author; may be repeated.")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default="relevance",
              show_default=True, help="Order of the hits.")  # fmt: skip
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--size", type=click.IntRange(1, 100), default=10, show_default=True,
              help="Hits on a page.")  # fmt: skip
@_json_option
def search_command(
    query: str,
    archive: Path | None,
    outlet: tuple[str, ...],
    author: tuple[str, ...],
    sort: str,
    page: int,
    size: int,
    as_json: bool,
) -> None:
    """Find paragraphs. QUERY is written as on the search page.

    \b
    strike harbour             both words, in any form
    "the bridge is open"       these words, as written
    tug OR ferry, NOT bridge, -bridge, (a OR b) c
    outlet:gazette author:tarrant date:2023-04-16..2023-04-19
    """
    if not query.strip():
        raise QueryError(query, 0, len(query), "The query is empty.",
                         "There is nothing to look for.", "Type a word to search for.")  # fmt: skip
    filters = Filters(outlet=frozenset(outlet), author=frozenset(author))
    with _archive(archive).open() as generation:
        for damage in generation.damage:
            _say(f"An older generation answers: {damage}", err=True, fg="yellow")
        results = search(generation, Query(query, filters, Sort(sort), page, size))
    if as_json:
        click.echo(json.dumps(results_record(results), ensure_ascii=False, indent=2))
    else:
        _print_results(results)


@main.command()
@_archive_option
@click.option("--host", help=f"Address to listen on. [{variable('host')}; default: 127.0.0.1]")
@click.option("--port", type=int, help=f"Port to listen on. [{variable('port')}; default: 8000]")
def serve(archive: Path | None, host: str | None, port: int | None) -> None:
    """Serve the search page and the HTTP interface until Ctrl-C.

    New articles are found as soon as they are indexed; the server need not be started again.
    """
    settings = Settings.read(archive=archive, host=host, port=port)
    _say(f"Byline is at http://{settings.host}:{settings.port} (Ctrl-C ends it)", err=True)
    command = [
        sys.executable, "-m", "gunicorn", "--config", "python:web.server", "web:create_app()",
    ]  # fmt: skip
    os.execve(sys.executable, command, {**os.environ, **settings.environment()})


@main.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@_json_option
def inspect(files: tuple[Path, ...], as_json: bool) -> None:
    """Show how files are read: metadata with evidence, and paragraphs. Indexes nothing.

    With --json, one object a line for each article.
    """
    failed = False
    for file in files:
        for item in read_file(file.read_bytes(), file.name):
            if isinstance(item, Failure):
                failed = True
                _say(f"{file}: {item.reason}", err=True, fg="red")
            elif as_json:
                click.echo(json.dumps(inspected_record(item), ensure_ascii=False))
            else:
                _print_article(item)
    if failed:
        sys.exit(1)


@main.command()
@_archive_option
@_json_option
def status(archive: Path | None, as_json: bool) -> None:
    """Show what the archive holds, and which files could not be read."""
    with _archive(archive).open() as generation:
        manifest, failures = generation.manifest, generation.failures()
        record = {
            "archive": str(generation.folder.parent.parent),
            "generation": manifest.number,
            "published": manifest.published,
            "articles": manifest.articles,
            "paragraphs": manifest.paragraphs,
            "bytes": sum(file.size for file in manifest.files.values()),
            "languages": list(generation.languages()),
            "damage": list(generation.damage),
            "failed": [{"path": failure.path, "reason": failure.reason} for failure in failures],
        }
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        _print_status(record)


def _archive(folder: Path | None) -> Archive:
    return Archive(Settings.read(archive=folder).archive)


def _say(text: str, **style: Any) -> None:
    click.secho(text, **style)


def _print_error(error: BylineError) -> None:
    _say(f"byline: {error.happened}", err=True, fg="red", bold=True)
    if isinstance(error, QueryError) and error.end > error.start and "\n" not in error.query:
        click.echo(f"  {error.query}", err=True)
        _say(f"  {' ' * error.start}{'^' * (error.end - error.start)}", err=True, fg="red")
    click.echo(f"{error.meaning} {error.remedy}", err=True)
    if isinstance(error, QueryError):
        if error.suggestion:
            click.echo(f"Did you mean:  {error.suggestion}", err=True)
        if words := plainly(error.query):
            click.echo(f"Just the words:  {words}", err=True)


def _print_report(report: Report) -> None:
    ignored = ", ".join(f"{count:,} {reason}" for reason, count in report.ignored.most_common())
    click.echo(
        f"{report.read:,} files read, {report.indexed:,} articles with {report.paragraphs:,} "
        f"paragraphs indexed, {report.unchanged:,} files unchanged, {report.removed:,} removed, "
        f"{report.ignored.total():,} ignored{f' ({ignored})' if ignored else ''}, "
        f"{len(report.failed):,} failed."
    )
    for failure in report.failed:
        _say(f"  failed: {failure.path}: {failure.reason}", err=True, fg="red")
    if not report.read and not report.unchanged and not report.failed:
        _say("No articles were found there. Byline reads .txt, .md and .jsonl files.",
             err=True, fg="yellow")  # fmt: skip
    click.echo(f"Generation {report.generation} is published.")


def _print_results(results: Results) -> None:
    query = results.query
    if not results.total:
        click.echo(f"No paragraph has {results.understood}.")
        return
    first = (query.page - 1) * query.size + 1
    click.echo(
        f"{results.total:,} paragraphs in {results.articles:,} articles"
        + (f"; page {query.page} of {results.pages}" if results.pages > 1 else "")
    )
    for number, hit in enumerate(results.hits, start=first):
        _print_hit(number, hit)


def _print_hit(number: int, hit: Hit) -> None:
    metadata = hit.metadata
    parts = [metadata.outlet, ", ".join(metadata.authors), day_text(metadata.date)]
    _say(f"\n{number}. {metadata.title}", bold=True)
    _say(f"   {' · '.join(part for part in parts if part)} · ¶ {hit.paragraph.number} "
         f"· {hit.paragraph.id}", dim=True)  # fmt: skip
    shown = " … ".join(_marked(fragment) for fragment in hit.snippet)
    click.echo(click.wrap_text(shown, 88, initial_indent="   ", subsequent_indent="   "))


def _marked(fragment: Fragment) -> str:
    pieces, at = [], 0
    for mark in fragment.marks:
        word = fragment.text[mark.start : mark.end]
        pieces += [fragment.text[at : mark.start], click.style(word, fg="yellow", bold=True)]
        at = mark.end
    return "".join([*pieces, fragment.text[at:]])


def _print_article(article: Article) -> None:
    _say(f"\n{article.metadata.title}", bold=True)
    _say(f"{article.source.locator} ({article.source.format}), article {article.id}", dim=True)
    for evidence in article.evidence:
        click.echo(f"  {evidence.field:16}{evidence.value}")
        _say(f"  {'':16}{evidence.where}, confidence {evidence.confidence:.0%}", dim=True)
    for paragraph in article.paragraphs:
        kind = click.style(f"{paragraph.kind.value:12}", fg="cyan")
        place = click.style(f"{paragraph.start:>7}–{paragraph.end:<7}", dim=True)
        click.echo(f"{place} {kind} {paragraph.text}")


def _print_status(record: dict[str, Any]) -> None:
    click.echo(
        f"Archive     {record['archive']}\n"
        f"Generation  {record['generation']}, published {record['published']}\n"
        f"Articles    {record['articles']:,}\n"
        f"Paragraphs  {record['paragraphs']:,}\n"
        f"Size        {record['bytes'] / 1e6:,.1f} MB\n"
        f"Languages   {', '.join(record['languages']) or 'none'}"
    )
    _print_list("Damaged", record["damage"])
    _print_list("Failed", [f"{f['path']}: {f['reason']}" for f in record["failed"]])


def _print_list(label: str, lines: Sequence[str]) -> None:
    for line in lines:
        _say(f"{label:12}{line}", fg="red")
