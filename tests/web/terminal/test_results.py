"""What was found, and what is wrong with a query, in a terminal."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest

from index import Generation
from search import Filters, Fragment, Query, QueryError, Timeline, Unit, search
from tests.web.printing import shown
from web.terminal.results import print_query_error, print_results


def test_an_error_has_three_parts_and_points_at_the_place() -> None:
    """What happened, the query with its place, what it means and what to do, ways out."""
    error = QueryError('strike "a b', 7, 11, "It is so.", "It means that.", "Do this.", "strike x")

    assert shown(print_query_error, error) == (
        "",
        "byline: It is so.\n"
        '  strike "a b\n'
        "         ^^^^\n"
        "It means that. Do this.\n"
        "Did you mean:  strike x\n"
        "Just the words:  strike a b\n",
    )


def test_the_place_is_pointed_at_under_wide_characters() -> None:
    """Each of them takes two columns."""
    error = QueryError("桥在等 (船", 4, 6, "It is so.", "It means that.", "Do this.")

    assert "\n  桥在等 (船\n         ^^^\n" in shown(print_query_error, error)[1]


def test_no_query_drives_the_terminal() -> None:
    """Nor do the ways out of it."""
    bad = "a\x1b[2J"
    error = QueryError(f"{bad} (", 6, 7, f"{bad}.", f"{bad}.", f"{bad}.", bad)

    assert "\x1b" not in shown(print_query_error, error, color=False)[1]
    printed = shown(print_query_error, error, color=True)[1]
    assert "\x1b[2J" not in printed


def test_no_text_drives_the_terminal(generation: Generation) -> None:
    """What a snippet holds is shown, not obeyed."""
    results = search(generation, Query("rowing"))
    (hit, *_) = results.hits
    snippet = (Fragment(0, "a\x1b[2J rowing", ()),)
    hostile = replace(results, hits=(hit._replace(snippet=snippet),))

    assert "a�[2J rowing" in shown(print_results, hostile)[0]


def test_the_same_way_out_is_offered_once() -> None:
    """Where the nearest query is the plain words there is one line to read, not two."""
    error = QueryError("strike &", 7, 8, "It is so.", "It means that.", "Do this.", "strike")

    assert shown(print_query_error, error)[1].count("strike\n") == 1


def test_hits_are_shown_with_where_they_stand(generation: Generation) -> None:
    """A hit shows number, title, outlet, author, date, paragraph, address and text."""
    output, errors = shown(print_results, search(generation, Query("moreau")))

    lines = output.splitlines()
    assert errors == ""
    assert lines[0] == "1 paragraph in 1 article"
    assert lines[2] == "1. Strike day three: the bridge stays open"
    assert lines[3].startswith("   Harbour Gazette · Ana Sørensen · 19 April 2023 · ¶ 1 · ")
    assert "said Séverine Moreau, an engineer." in " ".join(lines[4:])


def test_marks_are_coloured_in_a_terminal(generation: Generation) -> None:
    """The words that were found stand out, and nothing else is marked."""
    results = search(generation, Query("rowing"))
    output, _ = shown(print_results, results, color=True)

    assert click.style("rowing", fg="yellow", bold=True) in output
    assert output.count(click.style("x", fg="yellow", bold=True).partition("x")[0]) == 1


@pytest.mark.parametrize(
    ("undated", "said"), [(3, "All 3 undated"), (2, "2 undated"), (0, "")], ids=str
)
def test_hits_without_a_date_are_counted_where_there_is_no_timeline(
    generation: Generation, undated: int, said: str
) -> None:
    """As the page does: nobody takes what is undated for what is of one month."""
    found = search(generation, Query("rowing"))
    timeline = Timeline(Unit.MONTH, (), (), undated, 0)
    results = replace(found, total=3, undated=undated, timeline=timeline)

    assert shown(print_results, results)[0].splitlines()[1] == said


def test_no_hits_are_told_with_the_query(generation: Generation) -> None:
    """Without hits the command says what no paragraph has."""
    output, _ = shown(print_results, search(generation, Query("zeppelin bridge")))

    assert output == "No paragraph has zeppelin bridge.\n"


def test_no_hits_in_a_selection_are_told_apart(generation: Generation) -> None:
    """With a filter on, it is the selection that has none: the archive may well."""
    filters = Filters(outlet=frozenset({"Nowhere Times"}))
    output, _ = shown(print_results, search(generation, Query("bridge", filters)))

    assert output == (
        "No paragraph in this selection has bridge.\n"
        "None under --outlet “Nowhere Times”, but under Harbour Gazette, Coast Wire.\n"
    )


def test_a_page_beyond_the_last_is_no_page_of_hits(generation: Generation) -> None:
    """Whoever asks too far is told how many pages there are."""
    output, _ = shown(print_results, search(generation, Query("bridge", page=9, size=5)))

    assert "page 9 of 2" not in output
    assert "2 pages" in output
