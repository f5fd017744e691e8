"""What was found, in a terminal: marks in colour, and what is wrong with a query."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from index import Kind
from search import Filters, Fragment, Hit, QueryError, Results, Scope, plainly, snippet
from web.hints import NO_HINTS, Hints
from web.parameters import folded
from web.shortening import around, brief, changed
from web.terminal.output import print_happened, print_remedy, put, say, shown, width
from web.timeline import timeline_text
from web.wording import day_text, plural

_AROUND = 24  # letters on each side of a mistake: with the mark below it they stand in one line
_MOST_OFFERED = 5  # values of a filter that finds nothing
_SHOWN_PASSAGES = 2  # of an article, beside its first; --json has all


def print_query_error(error: QueryError) -> None:
    """What happened, with the place in the query at fault, what it means, and ways out."""
    print_happened(error)
    if error.end > error.start and "\n" not in error.query:
        before, at_fault, after = around(error.query, error.start, error.end, _AROUND)
        say(f"  {before}{at_fault}{after}", err=True)
        say(f"  {' ' * width(before)}{'^' * max(width(at_fault), 1)}", err=True, fg="red")
    print_remedy(error)
    if error.suggestion:
        say(f"Did you mean:  {changed(error.query, error.suggestion)}", err=True)
    words = plainly(error.query)
    if words and words != error.suggestion:
        say(f"Just the words:  {brief(words)}", err=True)


def print_results(results: Results, hints: Hints = NO_HINTS) -> None:
    """One page of hits, their marks in colour, with what may be said of the search."""
    query = results.query
    if not results.total:
        selection = " in this selection" if query.filters != Filters() else ""
        if query.text.strip():
            say(f"No {query.scope}{selection} has {brief(results.understood)}.")
        else:
            say(f"No article is{selection or ' in the archive'}.")
        _print_unknown(results)
        _print_reasons(results, hints)
        _print_elsewhere(results, hints)
        return
    found = plural(results.total, query.scope)
    if query.scope is Scope.PARAGRAPH:
        found += f" in {plural(results.articles, 'article')}"
    if results.page > results.pages:
        say(f"{found}, on {plural(results.pages, 'page')}; there is no page {results.page}.")
        return
    say(f"{found}; page {results.page} of {results.pages}" if results.pages > 1 else found)
    _print_dates(results)
    _print_elsewhere(results, hints)
    for number, hit in enumerate(results.hits, start=results.here.place + 1):
        _print_hit(number, hit)


def _print_dates(results: Results) -> None:
    """When the hits were published; where that is no timeline, how many have no date."""
    drawn = timeline_text(results.timeline) if results.timeline else ""
    if not drawn and results.undated:
        drawn = f"{'All ' if results.undated == results.total else ''}{results.undated:,} undated"
    if drawn:
        say(drawn, dim=True)


def _print_unknown(results: Results) -> None:
    """Values of filters that nothing found has, with the nearest that something has."""
    for facet, counts in results.facets.items():
        known = [count.value for count in counts]
        same = {folded(facet, value) for value in known}
        asked: frozenset[str] = getattr(results.query.filters, facet)
        for value in sorted(asked) if known and not asked & same else ():
            nearest = get_close_matches(value, known, _MOST_OFFERED) or known[:_MOST_OFFERED]
            option = f"--{facet.replace('_', '-')}"
            say(f"None under {option} “{value}”, but under {', '.join(nearest)}.")


def _print_reasons(results: Results, hints: Hints) -> None:
    """Words that no article has, and filters without which something is found."""
    if hints.unknown:
        say(f"No article has {' or '.join(f'“{word}”' for word in hints.unknown)}.")
    if hints.unfiltered and not hints.blocking:
        say(f"Without the filters: {plural(hints.unfiltered, results.query.scope)}.")
    for filter_ in hints.blocking:
        say(f"Without “{filter_.said}”: {plural(filter_.without, results.query.scope)}.")


def _print_elsewhere(results: Results, hints: Hints) -> None:
    """How the query was read, what this search leaves out, and how to find it."""
    for said, query in (
        ("Read as", hints.read_as),
        ("Did you mean", hints.meant),
        ("Operators are written in capitals", hints.operators),
        ("Just the words", hints.words),
        *((one.said.capitalize(), one.query) for one in hints.known),
    ):
        if query:
            say(f"{said}:  {query}")
    if hints.uncertain:
        say(f"Left out between these days: {hints.uncertain}.")
    if hints.wider:
        have = "has" if hints.wider == 1 else "have"
        say(f"Taken whole, {plural(hints.wider, 'article')} {have} these words; "
            "--scope article searches so.")  # fmt: skip
    if results.left_out:
        more = " more" if results.total else ""
        say(f"{plural(results.left_out, 'paragraph')}{more} in bylines and boilerplate; "
            "--kind all searches these too.")  # fmt: skip


def _print_hit(number: int, hit: Hit) -> None:
    metadata = hit.metadata
    parts = [metadata.outlet, ", ".join(metadata.authors), day_text(metadata.date)]
    title = " … ".join(fragment.text for fragment in snippet(metadata.title, ()))
    more = " …" if len(title) < len(metadata.title.rstrip()) else ""
    say(f"\n{number}. {title}{more}", bold=True)
    say(f"   {' · '.join(filter(None, parts))} · ¶ {hit.paragraph.number} · {hit.paragraph.id}",
        dim=True)  # fmt: skip
    if hit.marks or hit.paragraph.kind is not Kind.TITLE:
        _print_snippet(hit.snippet)
    for passage in hit.more[:_SHOWN_PASSAGES]:
        say(f"   ¶ {passage.paragraph.number} · {passage.paragraph.id}", dim=True)
        _print_snippet(passage.snippet)
    if len(hit.more) > _SHOWN_PASSAGES:
        say(f"   {plural(len(hit.more) + hit.rest - _SHOWN_PASSAGES, 'more paragraph')}", dim=True)


def _print_snippet(snippet: Sequence[Fragment]) -> None:
    text = " … ".join(_marked(fragment) for fragment in snippet)
    put(click.wrap_text(text, 88, initial_indent="   ", subsequent_indent="   "))


def _marked(fragment: Fragment) -> str:
    text = shown(fragment.text, keep="\n\t")  # which wrapping makes spaces of
    pieces, at = [], 0
    for mark in fragment.marks:
        word = text[mark.start : mark.end]
        pieces += [text[at : mark.start], click.style(word, fg="yellow", bold=True)]
        at = mark.end
    return "".join([*pieces, text[at:]])
