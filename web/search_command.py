"""The command `byline search`."""

from __future__ import annotations

import functools
import itertools
import json
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

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
    search,
)
from web.exporting import FORMATS, exported
from web.hints import hints_of
from web.options import Command, archive_of, archive_option, json_option
from web.parameters import ALL_KINDS, MOST_PAGES, as_listing, cursor_of, filters_of
from web.records import results_record
from web.terminal.output import put_data, say, shown
from web.terminal.results import print_query_error, print_results

_KNOWN_SOURCES = 10_000  # articles whose other hits may follow in an export


class _SearchCommand(Command):
    """Takes all that is no option for words of the query: `-toll` has one minus, options two.

    Shows the place in a query that is at fault, with exit code 2.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        taking = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        options: list[str] = []
        words: list[str] = []
        left = iter(args)
        for argument in left:
            if argument == "--":
                words += left
            elif argument in taking:
                options += [argument, *itertools.islice(left, 1)]
                if options[-1] is argument:  # without its value, which click says
                    return super().parse_args(ctx, options)
            elif argument.startswith("--") or argument in ctx.help_option_names:
                options.append(argument)
            else:
                words.append(argument)
        return super().parse_args(ctx, [*options, "--", *words])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QueryError as error:
            print_query_error(error)
            ctx.exit(2)


@click.command("search", cls=_SearchCommand)
@click.argument("query", nargs=-1)
@archive_option
@click.option("--outlet", multiple=True, help="Only this outlet; may be repeated.")
@click.option("--author", multiple=True, help="Only this author; may be repeated.")
@click.option("--original-outlet", multiple=True,
              help="Only what was first published in this outlet; may be repeated.")  # fmt: skip
@click.option("--language", multiple=True, metavar="CODE",
              help="Only this language, like en; may be repeated.")  # fmt: skip
@click.option("--year", multiple=True, help="Only this year, like 2023; may be repeated.")
@click.option("--from", "since", metavar="DAY",
              help="Only what was published on this day or later, like 2023-04-19.")  # fmt: skip
@click.option("--to", "until", metavar="DAY",
              help="Only what was published on this day or before.")  # fmt: skip
@click.option("--kind", multiple=True, type=click.Choice([*map(str, Kind), ALL_KINDS]),
              help="Only paragraphs of this kind; may be repeated. “all” searches bylines and "
              "boilerplate too.")  # fmt: skip
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default="paragraph",
              show_default=True, help="What has to hold all words.")  # fmt: skip
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]),
              show_default="relevance; newest without a QUERY",
              help="Order of the hits.")  # fmt: skip
@click.option("--group", "grouped", is_flag=True,
              help="Each article once, its best paragraph first.")  # fmt: skip
@click.option("--page", type=click.IntRange(1, MOST_PAGES), default=1,
              show_default=True)  # fmt: skip
@click.option("--size", type=click.IntRange(1, LARGEST_PAGE), default=PAGE_SIZE, show_default=True,
              help="Hits on a page.")  # fmt: skip
@click.option("--cursor", metavar="NEXT", help="Go on where a page ended: the “next” of its JSON.")
@json_option
@click.option("--export", type=click.Choice(FORMATS),
              help="Print every hit, not a page: each a line of JSON, or a row. An empty QUERY "
              "exports every article.")  # fmt: skip
def search_command(
    query: tuple[str, ...], archive: Path | None, as_json: bool, export: str | None, **asked: Any
) -> None:
    """Find paragraphs, or articles by them. QUERY is written as on the search page.

    \b
    strike harbour             both words, in any form
    "the bridge is open"       these words, as written
    tug OR ferry, NOT bridge, -bridge, (a OR b) c
    outlet:gazette author:tarrant date:2023-04-16..2023-04-19

    Without a QUERY, options like --outlet list the articles they leave, the newest first.
    """
    if export:
        _require_whole(click.get_current_context())
    wanted = _query_of(" ".join(query), **asked)
    if not (wanted.text.strip() or wanted.filters != Filters() or (query and export)):
        raise QueryError(wanted.text, 0, len(wanted.text), "The query is empty.",
                         "There is nothing to look for.",
                         "Type a word to search for, or list articles with an option like "
                         "--outlet.")  # fmt: skip
    with _opened(archive, wanted.cursor) as generation:
        if export:
            _print_every_hit(generation, wanted, export)
        else:
            _print_page(generation, wanted, as_json=as_json)


def _query_of(
    text: str,
    *,
    since: str | None,
    until: str | None,
    scope: str,
    sort: str | None,
    grouped: bool,
    page: int,
    size: int,
    cursor: str | None,
    **values: tuple[str, ...],
) -> Query:
    """The query that is asked with these options; `values` are those of facets."""
    if cursor and page > 1:
        raise click.UsageError("--page and --cursor both say where to go on: leave one out.")
    query = Query(
        text=text,
        filters=filters_of(values, since, until),
        scope=Scope(scope),
        sort=Sort(sort or Sort.RELEVANCE),
        grouped=grouped,
        page=page,
        size=size,
        cursor=cursor_of(cursor),
    )
    return as_listing(query, in_given_order=bool(sort))


def _print_every_hit(generation: Generation, query: Query, form: str) -> None:
    source_of = functools.lru_cache(_KNOWN_SOURCES)(generation.source)
    put_data(exported(every_hit(generation, query), form, source_of))


def _print_page(generation: Generation, query: Query, *, as_json: bool) -> None:
    results = search(generation, query)
    hints = hints_of(generation, results)
    if as_json:
        record = results_record(results, hints.meant)
        put_data([json.dumps(record, ensure_ascii=False, indent=2)])
    else:
        print_results(results, hints)


def _require_whole(context: click.Context) -> None:
    """Raises UsageError where an export is asked for with what only a page has."""
    for option, name, meant in (
        ("--page", "page", "a part"),
        ("--size", "size", "a part"),
        ("--cursor", "cursor", "a part"),
        ("--json", "as_json", "a page in a form of its own"),
    ):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                f"--export prints every hit, and {option} {meant}: leave one out."
            )


def _opened(folder: Path | None, cursor: Cursor | None) -> Generation:
    """The current generation, or that of a cursor, with a warning where there is reason for one."""
    archive = archive_of(folder)
    generation = archive.open_number(cursor.generation) if cursor else archive.open()
    for damage in generation.damage:
        say(
            shown(f"The archive is damaged; the newest state that is whole answers: {damage}"),
            err=True,
            fg="yellow",
        )
    if not generation.manifest.articles:
        say("The archive is empty: run “byline index FOLDER”.", err=True, fg="yellow")
    return generation
