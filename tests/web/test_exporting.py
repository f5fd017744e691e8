"""Hits as lines of a file."""

from __future__ import annotations

import csv
import io
import json

import pytest

from index import Generation, Paragraph
from search import Hit, Query, Sort, every_hit
from web.exporting import exported
from web.records import hit_record


def _hits(generation: Generation) -> list[Hit]:
    return list(every_hit(generation, Query("bridge OR ferry", sort=Sort.OLDEST)))


def test_a_line_of_json_is_a_hit_of_the_interface(generation: Generation) -> None:
    """What the HTTP interface answers, hit by hit."""
    hits = _hits(generation)
    assert len(hits) == 11
    assert [json.loads(line) for line in exported(hits, "jsonl")] == [*map(hit_record, hits)]


def test_a_row_says_what_is_found_and_where(generation: Generation) -> None:
    """Under the names that JSON has; several authors share a cell."""
    hits = _hits(generation)
    rows = list(csv.DictReader(io.StringIO("\n".join(exported(hits, "csv")))))
    assert [row["text"] for row in rows] == [hit.paragraph.text for hit in hits]
    assert {row["author"] for row in rows} >= {"Ana Sørensen; Tom Li", "Felix Holt", ""}
    assert rows[0]["date"] == str(hits[0].metadata.date)
    assert rows[0]["article"] == hits[0].article_id


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(generation: Generation, beginning: str) -> None:
    """What a page says must not run in the spreadsheet of whoever saved it."""
    hit = _hits(generation)[0]
    hostile: Paragraph = hit.paragraph._replace(text=f'{beginning}HYPERLINK("https://x.example")')
    header, line = exported([hit._replace(paragraph=hostile)], "csv")
    (row,) = csv.DictReader(io.StringIO(f"{header}\n{line}", newline=""))
    assert row["text"] == f"'{hostile.text}"


def test_lines_and_quotes_inside_a_text_stay_inside(generation: Generation) -> None:
    """A paragraph may hold whatever it likes."""
    hit = _hits(generation)[0]
    text = 'one, "two"\nthree;\tfour'
    odd = hit._replace(paragraph=hit.paragraph._replace(text=text))
    table = "\n".join(exported([odd, odd], "csv"))
    assert [row["text"] for row in csv.DictReader(io.StringIO(table))] == [text] * 2
