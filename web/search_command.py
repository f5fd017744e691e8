"""The command `byline search`."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import click

from index import Generation, Kind
from search import (
    LARGEST_PAGE,
    PAGE_SIZE,
    Cursor,
    Filters,
    Query,
    QueryError,
    Scope,
    Sort,
    every_hit,
    respelt,
    search,
)
from web.exporting import FORMATS, exported
from web.finding import print_query_error, print_results
from web.options import archive_of, archive_option, json_option
from web.parameters import ALL_KINDS, kinds_of
from web.records import results_record
from web.terminal import say
from web.wider import articles_holding

_KNOWN_SOURCES = 10_000  # articles whose other hits may follow in an export

_MINUS = (
    "If it begins the query, put -- before the query, and options before the --: "
    "byline search -- '-toll bridge'. Or write NOT for the minus: 'NOT toll bridge'."
)


class _SearchCommand(click.Command):
    """Tells a query that begins with a minus from an option that there is not.

    Shows the place in a query that is at fault, with exit code 2.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(f"{error.format_message()} {_MINUS}", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QueryError as error:
            print_query_error(error)
            ctx.exit(2)


@click.command("search", cls=_SearchCommand)
@click.argument("query")
@archive_option
@click.option("--outlet", multiple=True, help="Only this outlet; may be repeated.")
@click.option("--author", multiple=True, help="Only this author; may be repeated.")
@click.option("--kind", multiple=True, type=click.Choice([*map(str, Kind), ALL_KINDS]),
              help="Only paragraphs of this kind; may be repeated. “all” searches bylines and "
              "boilerplate too.")  # fmt: skip
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default="paragraph",
              show_default=True, help="What has to hold all words.")  # fmt: skip
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default="relevance",
              show_default=True, help="Order of the hits.")  # fmt: skip
@click.option("--group", "grouped", is_flag=True,
              help="Each article once, its best paragraph first.")  # fmt: skip
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--size", type=click.IntRange(1, LARGEST_PAGE), default=PAGE_SIZE, show_default=True,
              help="Hits on a page.")  # fmt: skip
@click.option("--cursor", metavar="NEXT", help="Go on where a page ended: the “next” of its JSON.")
@json_option
@click.option("--export", type=click.Choice(FORMATS),
              help="Print every hit, not a page: each a line of JSON, or a row. An empty QUERY "
              "exports every article.")  # fmt: skip
def search_command(
    query: str,
    archive: Path | None,
    outlet: tuple[str, ...],
    author: tuple[str, ...],
    kind: tuple[str, ...],
    cursor: str | None,
    page: int,
    export: str | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Find paragraphs, or articles by them. QUERY is written as on the search page.

    \b
    strike harbour             both words, in any form
    "the bridge is open"       these words, as written
    tug OR ferry, NOT bridge, -bridge, (a OR b) c
    outlet:gazette author:tarrant date:2023-04-16..2023-04-19
    """
    if not query.strip() and not export:
        raise QueryError(query, 0, len(query), "The query is empty.",
                         "There is nothing to look for.", "Type a word to search for.")  # fmt: skip
    if cursor and page > 1:
        raise click.UsageError("--page and --cursor both say where to go on: leave one out.")
    if export and page > 1:
        raise click.UsageError("--export prints every hit, and --page a part: leave one out.")
    filters = Filters(outlet=frozenset(outlet), author=frozenset(author), kind=kinds_of(kind))
    wanted = Query(
        query,
        filters,
        page=page,
        cursor=Cursor.read(cursor) if cursor else None,
        **asked | {"sort": Sort(asked["sort"]), "scope": Scope(asked["scope"])},
    )
    with _opened(archive, wanted.cursor) as generation:
        if export:
            source_of = functools.lru_cache(_KNOWN_SOURCES)(generation.source)
            for line in exported(every_hit(generation, wanted), export, source_of):
                click.echo(line)
            return
        results = search(generation, wanted)
        wider, suggestion = articles_holding(generation, results), respelt(generation, results)
    if as_json:
        click.echo(json.dumps(results_record(results, suggestion), ensure_ascii=False, indent=2))
    else:
        print_results(results, wider, suggestion)


def _opened(folder: Path | None, cursor: Cursor | None) -> Generation:
    """The current generation, or that of a cursor, with a warning where there is reason for one."""
    archive = archive_of(folder)
    generation = archive.open_number(cursor.generation) if cursor else archive.open()
    for damage in generation.damage:
        say(
            f"The archive is damaged; the newest state that is whole answers: {damage}",
            err=True,
            fg="yellow",
        )
    if not generation.manifest.articles:
        say("The archive is empty: run “byline index FOLDER”.", err=True, fg="yellow")
    return generation
