"""The command `byline search`: a page, the next one, or every hit as a file."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path
from subprocess import PIPE

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index import Archive, index_paths
from search import FACETS
from tests.web.running import byline, in_a_process, refused_by_full_disk, with_full_disk
from tests.web.visiting import search, titles


def test_hits_are_printed_for_people(shared_archive: Archive) -> None:
    """Totals first, then each hit with title, outlet, date, address and text."""
    result = byline("search", "bridge -broken", "--archive", shared_archive.path, "--size", "2")

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
        ("", {"kind": "body"}),
        ("", {"outlet": "Coast Wire", "sort": "oldest"}),
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
    result = byline("search", query, "--json", *flags, "--archive", shared_archive.path)
    answer = client.get("/api/v1/search", query_string={"q": query, **options})

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == answer.json


def test_an_article_is_printed_with_its_passages(shared_archive: Archive) -> None:
    """In article scope a hit shows the paragraphs that hold the words, each with its address."""
    shown = byline(
        "search", "tug ferry", "--scope", "article", "--archive", shared_archive.path
    ).stdout

    assert shown.startswith("1 article\n\n1. Tug closes bridge\n")
    assert re.findall(r"¶ (\d) · \w{16}\.\w{8}", shown) == ["0", "1", "2"]
    assert "   A tug closed the bridge.\n" in shown
    assert "   The strike goes on, a ferry docked.\n" in shown


def test_what_a_search_leaves_out_is_told_with_the_way_to_it(shared_archive: Archive) -> None:
    """Words spread over an article, or in a byline, are found with the option that is named."""

    def found(*arguments: str) -> str:
        return byline("search", *arguments, "--archive", shared_archive.path).stdout

    assert found("tug ferry") == (
        "No paragraph has tug ferry.\n"
        "Taken whole, 1 article has these words; --scope article searches so.\n"
    )
    assert found("brigde") == "No paragraph has brigde.\nDid you mean:  bridge\n"
    assert found("holt") == (
        "No paragraph has holt.\n"
        '1 article by this author:  author:"holt"\n'
        "1 paragraph in bylines and boilerplate; --kind all searches these too.\n"
    )
    assert "By Felix Holt" in found("holt", "--kind", "all")


def test_no_hits_is_an_answer(shared_archive: Archive) -> None:
    """Where Byline looked and found nothing it says so, with exit code 0."""
    result = byline("search", "zeppelin", "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (0, "No paragraph has zeppelin.\n")


def test_an_unknown_outlet_is_told_apart_from_no_hits(shared_archive: Archive) -> None:
    """With a filter that nothing passes, it is the selection that has none, not the archive."""
    result = byline("search", "bridge", "--outlet", "Nowhere", "--archive", shared_archive.path)

    assert result.exit_code == 0
    assert result.stdout.startswith("No paragraph in this selection has bridge.\n")


def test_an_empty_archive_is_told_apart_from_no_hits(empty_archive: Archive) -> None:
    """Where nothing was ever indexed “no paragraph has it” would be true and no help."""
    result = byline("search", "bridge", "--archive", empty_archive.path)

    assert result.exit_code == 0
    assert "byline index" in result.stdout + result.stderr


@pytest.mark.parametrize("query", [[""], ["   "], [], ["--export", "csv"]])
def test_an_empty_query_is_refused(shared_archive: Archive, query: list[str]) -> None:
    """A script whose variable is empty learns that, instead of getting every article."""
    result = byline("search", *query, "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("byline: The query is empty.\n")


@pytest.mark.parametrize("query", [[""], []])
def test_a_filter_alone_lists_its_articles(shared_archive: Archive, query: list[str]) -> None:
    """As on the page, where nothing need be typed to see what an outlet has."""
    result = byline(
        "search", *query, "--outlet", "The Tarlemouth Gazette", "--archive", shared_archive.path
    )

    assert result.exit_code == 0
    assert "The Tarlemouth Gazette" in result.stdout
    assert "Coastline Wire ·" not in result.stdout


def test_a_filter_alone_lists_the_same_everywhere(
    client: FlaskClient, shared_archive: Archive
) -> None:
    """On the page, in JSON and in a terminal: as many articles, in the same order."""
    page = search(client, kind="body")
    answer = client.get("/api/v1/search", query_string={"q": "", "kind": "body"}).get_json()
    printed = byline("search", "--kind", "body", "--archive", shared_archive.path).stdout

    in_json = [hit["article"]["title"] for hit in answer["hits"]]
    assert titles(page) == in_json == re.findall(r"^\d+\. (.*)$", printed, re.M)
    assert page.one("h1").text == printed.partition("\n")[0] == f"{answer['total']} articles"


def test_a_filter_alone_that_nothing_passes_says_so(shared_archive: Archive) -> None:
    """In a whole sentence, without a query that nobody typed."""
    result = byline("search", "--outlet", "Nowhere", "--archive", shared_archive.path)

    assert result.stdout.startswith("No article is in this selection.\n")


def test_paragraphs_are_grouped_by_article(shared_archive: Archive) -> None:
    """Totals stay, each article stands there once, with the next best of its paragraphs."""
    shown = byline("search", "bridge", "--group", "--archive", shared_archive.path).stdout

    assert shown.startswith("8 paragraphs in 5 articles\n")
    assert re.findall(r"^(\d)\. ", shown, re.M) == ["1", "2", "3", "4", "5"]
    assert len(re.findall(r"¶ \d", shown)) == 8


def test_a_cursor_goes_on_in_the_archive_as_it_was(archive: Archive, articles: Path) -> None:
    """What is indexed between two pages neither repeats a hit nor hides one."""

    def page(*arguments: str) -> tuple[list[str], str | None]:
        result = byline("search", "bridge", "--size", "3", "--sort", "newest", "--json",
                         "--archive", archive.path, *arguments)  # fmt: skip
        record = json.loads(result.stdout)
        return [hit["id"] for hit in record["hits"]], record["next"]

    whole = json.loads(
        byline("search", "bridge", "--sort", "newest", "--json", "--archive", archive.path).stdout
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
    result = byline("search", "bridge", *arguments, "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_every_hit_is_exported(shared_archive: Archive) -> None:
    """As lines of JSON or as rows, in the order of the pages."""

    def lines(*arguments: str) -> list[str]:
        result = byline("search", "bridge", *arguments, "--archive", shared_archive.path)
        assert result.exit_code == 0
        return result.stdout.splitlines()

    hits = json.loads("\n".join(lines("--json")))["hits"]
    found = [json.loads(line) for line in lines("--export", "jsonl")]
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
    everything = byline("search", "", "--export", "jsonl", "--archive", shared_archive.path)

    with shared_archive.open() as generation:
        assert len(everything.stdout.splitlines()) == generation.manifest.articles
    assert byline("search", "", "--archive", shared_archive.path).exit_code == 2


@pytest.mark.parametrize(
    "option", [("--page", "2"), ("--size", "2"), ("--cursor", "x"), ("--json",)], ids=str
)
def test_an_export_has_no_pages(shared_archive: Archive, option: tuple[str, ...]) -> None:
    """Every hit and a part of them cannot both be meant."""
    result = byline(
        "search", "bridge", "--export", "csv", *option, "--archive", shared_archive.path
    )

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--export prints every hit, and {option[0]} " in result.stderr


def test_a_page_beyond_all_is_refused(shared_archive: Archive) -> None:
    """As the HTTP interface refuses it."""
    result = byline("search", "bridge", "--page", "9" * 20, "--archive", shared_archive.path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "1000000" in result.stderr


@with_full_disk
@pytest.mark.parametrize("option", [(), ("--json",), ("--export", "csv")], ids=str)
def test_a_full_disk_is_told(shared_archive: Archive, option: tuple[str, ...]) -> None:
    """No half file passes for a whole one."""
    refused_by_full_disk("search", "bridge", *option, "--archive", shared_archive.path)


def test_who_reads_no_further_is_not_told_so(shared_archive: Archive) -> None:
    """`byline search … | head -1` ends without a word."""
    with in_a_process("search", "bridge", "--archive", shared_archive.path, stdout=PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_data_is_utf8_whatever_the_terminal_takes(shared_archive: Archive) -> None:
    """For people, letters that a terminal has not are replaced."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}

    def printed(*arguments: str | Path) -> bytes:
        archive = ("--archive", shared_archive.path)
        with in_a_process("search", *arguments, *archive, stdout=PIPE, env=environment) as process:
            output, errors = process.communicate()
        assert (process.returncode, errors) == (0, b"")
        return output

    assert "桥" in printed("桥", "--export", "csv").decode()
    assert "桥" in printed("桥", "--json").decode()
    assert b"?" in printed("桥")


@pytest.mark.parametrize(
    ("arguments", "query"),
    [(["-toll bridge"], "-toll bridge"), (["-harbour"], "-harbour"),
     (["bridge", "-toll", "--size", "2"], "bridge -toll"), (["--size", "-2", "-h x"], ""),
     (["--", "-toll", "--bridge"], ""), (["-h x", "--size=2"], "-h x"),
     (["swing", '"bridge is"', "--sort", "oldest", "open"], 'swing "bridge is" open')],
    ids=str,
)  # fmt: skip
def test_what_is_no_option_is_the_query(
    shared_archive: Archive, arguments: list[str], query: str
) -> None:
    """A minus before a word is the query's, in whatever order it stands with the options."""
    result = byline("search", *arguments, "--json", "--archive", shared_archive.path)
    assert result.exit_code == (0 if query else 2)
    assert not query or json.loads(result.stdout)["query"] == query


def test_options_are_still_told_apart_from_words(shared_archive: Archive) -> None:
    """One that there is not is named, one without its value too, and -h is help."""
    said = {
        ("bridge", "--outlett", "x"): "No such option '--outlett'",
        ("bridge", "--outlet"): "Option '--outlet' requires an argument",
        (): "The query is empty.",
    }
    for arguments, error in said.items():
        result = byline("search", *arguments)
        assert (result.exit_code, error in result.stderr) == (2, True), result.output
    assert byline("search", "-h").stdout.startswith("Usage: ")


_FILTERS = {
    "outlet": "Harbour Gazette", "author": "Felix Holt", "original_outlet": "Harbour Gazette",
    "language": "de", "kind": "title", "year": "2023", "from": "2023-04-20", "to": "2023-04-25",
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), _FILTERS.items(), ids=_FILTERS)
def test_every_filter_of_the_page_is_an_option(app: Flask, name: str, value: str) -> None:
    """Under the same name, with the same hits."""
    there = app.test_client().get("/api/v1/search", query_string={"q": "=the OR die", name: value})
    archive = app.extensions["reader"].archive.path
    option = f"--{name.replace('_', '-')}"
    here = byline("search", "=the OR die", option, value, "--json", "--archive", archive)

    assert there.json
    assert json.loads(here.stdout)["total"] == there.json["total"]
    assert {*_FILTERS} == {*FACETS, "from", "to"}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--year", "20", "The parameter “year” is “20”."),
     ("--from", "soon", "The parameter “from” is “soon”.")],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_refused(
    shared_archive: Archive, option: str, value: str, said: str
) -> None:
    """As the HTTP interface refuses it, with exit code 2."""
    result = byline("search", "bridge", option, value, "--archive", shared_archive.path)

    assert (result.exit_code, said in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "nearest"),
    [("--outlet", "Harbor Gazete", "Harbour Gazette"), ("--language", "german", "en"),
     ("--year", "1999", "2024, 2023")],
)  # fmt: skip
def test_a_filter_that_nothing_has_names_those_that_something_has(
    shared_archive: Archive, option: str, value: str, nearest: str
) -> None:
    """The nearest, or else the most frequent ones."""
    result = byline("search", "bridge", option, value, "--archive", shared_archive.path)

    assert result.exit_code == 0
    assert f"None under {option} “{value}”, but under {nearest}.\n" in result.stdout


def test_days_say_what_they_leave_out(shared_archive: Archive) -> None:
    """Undated hits and rough dates may lie between the days or not: how many is told."""
    days = ("--from", "2023-04-20", "--to", "2023-04-25")
    result = byline("search", "bridge", *days, "--archive", shared_archive.path)

    assert "Left out between these days: 1 undated.\n" in result.stdout
