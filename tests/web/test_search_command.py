"""The command `byline search`: a page, the next one, or every hit as a file."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from index import Archive, index_paths
from web.commands import main


def _byline(*arguments: str | Path) -> Result:
    """Run the command in this process; what it does not mean to raise fails the test."""
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], catch_exceptions=False
    )


def test_hits_are_printed_for_people(shared_archive: Archive) -> None:
    """Totals first, then each hit with title, outlet, date, address and text."""
    result = _byline("search", "bridge -broken", "--archive", shared_archive.path, "--size", "2")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith(
        "6 paragraphs in 5 articles; page 1 of 3\n2023-04 █          ▂ 2024-03; 1 undated\n\n1. "
    )
    assert "\x1b" not in result.stdout, "no colours where the output is no terminal"


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("bridge", {}),
        ('"is not broken" OR ferry', {"sort": "oldest", "size": "3", "page": "2"}),
        ("bridge", {"outlet": "Coast Wire"}),
        ("ferry", {"author": "Ana Sørensen", "sort": "newest"}),
        ("tug ferry", {"scope": "article"}),
        ("bridge", {"kind": "title"}),
        ("bridge", {"group": "article"}),
        ("holt", {"kind": "all"}),
        ("zeppelin", {}),
        ("船", {}),
    ],
    ids=str,
)
def test_search_as_json_is_the_answer_of_the_http_interface(
    client: FlaskClient, shared_archive: Archive, query: str, options: dict[str, str]
) -> None:
    """One shape for scripts: the same query gives the same record on both ways."""
    flags = [
        part
        for name, value in options.items()
        for part in ([f"--{name}"] if name == "group" else [f"--{name}", value])
    ]
    result = _byline("search", query, "--json", *flags, "--archive", shared_archive.path)
    answer = client.get("/api/v1/search", query_string={"q": query, **options})

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == answer.json


def test_an_article_is_printed_with_its_passages(shared_archive: Archive) -> None:
    """In article scope a hit shows the paragraphs that hold the words, each with its address."""
    shown = _byline(
        "search", "tug ferry", "--scope", "article", "--archive", shared_archive.path
    ).stdout

    assert shown.startswith("1 article\n\n1. Tug closes bridge\n")
    assert re.findall(r"¶ (\d) · \w{16}\.\w{8}", shown) == ["0", "1", "2"]
    assert "   A tug closed the bridge.\n" in shown
    assert "   The strike goes on, a ferry docked.\n" in shown


def test_what_a_search_leaves_out_is_told_with_the_way_to_it(shared_archive: Archive) -> None:
    """Words spread over an article, or in a byline, are found with the option that is named."""

    def found(*arguments: str) -> str:
        return _byline("search", *arguments, "--archive", shared_archive.path).stdout

    assert found("tug ferry") == (
        "No paragraph has tug ferry.\n"
        "Taken whole, 1 article has these words; --scope article searches so.\n"
    )
    assert found("brigde") == "No paragraph has brigde.\nDid you mean:  bridge\n"
    assert found("holt") == (
        "No paragraph has holt.\n"
        "1 paragraph in bylines and boilerplate; --kind all searches these too.\n"
    )
    assert "By Felix Holt" in found("holt", "--kind", "all")


def test_no_hits_is_an_answer(shared_archive: Archive) -> None:
    """Where Byline looked and found nothing it says so, with exit code 0."""
    result = _byline("search", "zeppelin", "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (0, "No paragraph has zeppelin.\n")


def test_an_unknown_outlet_is_told_apart_from_no_hits(shared_archive: Archive) -> None:
    """With a filter that nothing passes, it is the selection that has none, not the archive."""
    result = _byline("search", "bridge", "--outlet", "Nowhere", "--archive", shared_archive.path)

    assert result.exit_code == 0
    assert result.stdout == "No paragraph in this selection has bridge.\n"


def test_an_empty_archive_is_told_apart_from_no_hits(empty_archive: Archive) -> None:
    """Where nothing was ever indexed “no paragraph has it” would be true and no help."""
    result = _byline("search", "bridge", "--archive", empty_archive.path)

    assert result.exit_code == 0
    assert "byline index" in result.stdout + result.stderr


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_is_refused(shared_archive: Archive, query: str) -> None:
    """A script whose variable is empty learns that, instead of getting every article."""
    result = _byline("search", query, "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("byline: The query is empty.\n")


def test_paragraphs_are_grouped_by_article(shared_archive: Archive) -> None:
    """Totals stay, each article stands there once, with the next best of its paragraphs."""
    shown = _byline("search", "bridge", "--group", "--archive", shared_archive.path).stdout

    assert shown.startswith("8 paragraphs in 5 articles\n")
    assert re.findall(r"^(\d)\. ", shown, re.M) == ["1", "2", "3", "4", "5"]
    assert len(re.findall(r"¶ \d", shown)) == 8


def test_a_cursor_goes_on_in_the_archive_as_it_was(archive: Archive, articles: Path) -> None:
    """What is indexed between two pages neither repeats a hit nor hides one."""

    def page(*arguments: str) -> tuple[list[str], str | None]:
        result = _byline("search", "bridge", "--size", "3", "--sort", "newest", "--json",
                         "--archive", archive.path, *arguments)  # fmt: skip
        record = json.loads(result.stdout)
        return [hit["id"] for hit in record["hits"]], record["next"]

    whole = json.loads(
        _byline("search", "bridge", "--sort", "newest", "--json", "--archive", archive.path).stdout
    )
    found, following = page()
    while following:
        (articles / f"{following}.txt").write_text("A new bridge\n\n1 May 2026\n\nThe bridge.\n")
        index_paths(archive, [articles])
        more, following = page("--cursor", following)
        found += more

    assert found == [hit["id"] for hit in whole["hits"]]
    assert len(page()[0]) == 3
    assert page()[0] != found[:3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cursor", "nonsense"), "The cursor “nonsense” is none."),
        (("--cursor", "x", "--page", "2"), "--page and --cursor both say where to go on"),
    ],
)
def test_a_cursor_that_leads_nowhere_is_refused(
    shared_archive: Archive, arguments: tuple[str, ...], said: str
) -> None:
    """With what is wrong, and exit code 2."""
    result = _byline("search", "bridge", *arguments, "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_every_hit_is_exported(shared_archive: Archive) -> None:
    """As lines of JSON or as rows, in the order of the pages."""

    def lines(*arguments: str) -> list[str]:
        result = _byline("search", "bridge", *arguments, "--archive", shared_archive.path)
        assert result.exit_code == 0
        return result.stdout.splitlines()

    hits = json.loads("\n".join(lines("--json")))["hits"]
    found = [json.loads(line) for line in lines("--export", "jsonl", "--size", "2")]
    sources = [record.pop("source") for record in found]
    assert found == hits
    with shared_archive.open() as generation:
        assert [source["sha256"] for source in sources] == [
            generation.source(hit["article"]["id"]).sha256 for hit in hits
        ]
    assert [row["id"] for row in csv.DictReader(lines("--export", "csv"))] == [
        hit["id"] for hit in hits
    ]
    assert len(lines("--export", "jsonl", "--group")) == 5


def test_an_empty_query_exports_every_article(shared_archive: Archive) -> None:
    """As the HTTP interface lists them; without --export an empty query is a slip."""
    everything = _byline("search", "", "--export", "jsonl", "--archive", shared_archive.path)

    with shared_archive.open() as generation:
        assert len(everything.stdout.splitlines()) == generation.manifest.articles
    assert _byline("search", "", "--archive", shared_archive.path).exit_code == 2


def test_an_export_has_no_pages(shared_archive: Archive) -> None:
    """Every hit and a part of them cannot both be meant."""
    result = _byline(
        "search", "bridge", "--export", "csv", "--page", "2", "--archive", shared_archive.path
    )

    assert result.exit_code == 2
    assert "--export prints every hit" in result.stderr


def test_a_query_that_begins_with_a_minus_is_told_how_to_be_one(shared_archive: Archive) -> None:
    """The shell cannot tell it from an option; what to write is said, and works."""
    refused = _byline("search", "-toll bridge", "--archive", shared_archive.path)
    found = _byline("search", "--archive", shared_archive.path, "--", "-toll bridge")

    assert refused.exit_code == 2
    assert "byline search -- '-toll bridge'" in refused.stderr
    assert found.exit_code == 0
