"""Hits as lines of a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from index import Generation, Paragraph, Source
from search import Hit, Query, Scope, Sort, every_hit
from web.exporting import exported
from web.records import hit_record, marks_record

_SOURCE = Source("gazette/day.md", "5e1f", "markdown", 1, "line 3")


def _hits(generation: Generation, **asked: Any) -> list[Hit]:
    return list(every_hit(generation, Query("bridge OR ferry", sort=Sort.OLDEST, **asked)))


def _rows(hits: Iterable[Hit]) -> list[dict[str, str]]:
    """A table as a spreadsheet has it."""
    table = "\n".join(exported(hits, "csv", lambda _: _SOURCE)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(table, newline="")))


def test_a_line_of_json_is_a_hit_of_the_interface_and_its_source(generation: Generation) -> None:
    """What the HTTP interface answers, hit by hit, and the file by which it can be checked."""
    hits = _hits(generation)
    assert len(hits) == 11
    source = {"file": "gazette/day.md", "part": "line 3", "sha256": "5e1f"}
    assert [json.loads(line) for line in exported(hits, "jsonl", lambda _: _SOURCE)] == [
        {**hit_record(hit), "source": source} for hit in hits
    ]


def test_a_row_says_what_is_found_and_where(generation: Generation) -> None:
    """Under the names that JSON has; several authors share a cell."""
    hits = _hits(generation)
    rows = _rows(hits)
    assert [row["text"] for row in rows] == [hit.paragraph.text for hit in hits]
    assert {row["author"] for row in rows} >= {"Ana Sørensen; Tom Li", "Felix Holt", ""}
    assert rows[0]["date"] == str(hits[0].metadata.date)
    assert rows[0]["article"] == hits[0].article_id
    assert [json.loads(row["marks"]) for row in rows] == [marks_record(hit.marks) for hit in hits]
    for row in rows:
        assert (row["file"], row["part"], row["sha256"]) == ("gazette/day.md", "line 3", "5e1f")


@pytest.mark.parametrize("asked", [{"scope": Scope.ARTICLE}, {"grouped": True}], ids=str)
def test_what_stands_beside_a_hit_has_rows_of_its_own(
    generation: Generation, asked: dict[str, Any]
) -> None:
    """All paragraphs of an article or a group, under the number of their hit."""
    hits = _hits(generation, **asked)
    rows = _rows(hits)
    assert len(rows) > len(hits)
    assert [(row["hit"], row["id"]) for row in rows] == [
        (str(number), paragraph.id)
        for number, hit in enumerate(hits, start=1)
        for paragraph in (hit.paragraph, *(passage.paragraph for passage in hit.more))
    ]
    assert sum(bool(row["score"]) for row in rows) == len(hits)


def test_a_table_tells_excel_that_it_is_utf8(generation: Generation) -> None:
    """It begins with a byte order mark, and with nothing else."""
    header, *rows = exported(_hits(generation), "csv", lambda _: _SOURCE)
    assert header.startswith("\ufeffhit,id,")
    assert not any("\ufeff" in row for row in rows)


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(generation: Generation, beginning: str) -> None:
    """What a page says must not run in the spreadsheet of whoever saved it."""
    hit = _hits(generation)[0]
    hostile: Paragraph = hit.paragraph._replace(text=f'{beginning}HYPERLINK("https://x.example")')
    (row,) = _rows([hit._replace(paragraph=hostile)])
    assert row["text"] == f"'{hostile.text}"


def test_lines_and_quotes_inside_a_text_stay_inside(generation: Generation) -> None:
    """A paragraph may hold whatever it likes."""
    hit = _hits(generation)[0]
    text = 'one, "two"\nthree;\tfour'
    odd = hit._replace(paragraph=hit.paragraph._replace(text=text))
    assert [row["text"] for row in _rows([odd, odd])] == [text] * 2


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n"], ids=repr)
def test_a_line_break_alone_tears_no_row(generation: Generation, line_break: str) -> None:
    """In the name of a file nothing else may be quoted, and what follows it must not run."""
    source = replace(_SOURCE, path=f"day{line_break}=1+1.md")
    table = "\n".join(exported(_hits(generation)[:2], "csv", lambda _: source))
    header, *rows = csv.reader(io.StringIO(table, newline=""))
    assert [row[header.index("file")] for row in rows] == [source.path] * 2
