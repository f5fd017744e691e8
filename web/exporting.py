"""Hits as lines of a file: JSON Lines, or a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from index import Source
from search import Hit
from web.records import Record, hit_record

FORMATS = ("jsonl", "csv")
SourceOf = Callable[[str], Source]  # of an article, by its id

_OF_PARAGRAPH = ("id", "number", "kind", "text", "start", "end", "marks")
_OF_SOURCE = ("file", "part", "sha256")
_OF_ARTICLE = (
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
)  # fmt: skip
_COLUMNS = ("hit", *_OF_PARAGRAPH, "score", "rest", "article", *_OF_ARTICLE, *_OF_SOURCE)
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the code page of its country
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def exported(hits: Iterable[Hit], form: str, source_of: SourceOf) -> Iterator[str]:
    """Lines in one of FORMATS: of JSON one a hit, of a table one a paragraph, and its columns."""
    records = (_record(hit, source_of) for hit in hits)
    if form == "csv":
        yield _BYTE_ORDER_MARK + _row(_COLUMNS)
        for number, record in enumerate(records, start=1):
            yield from _rows(number, record)
    else:
        for record in records:
            yield json.dumps(record, ensure_ascii=False)


def _record(hit: Hit, source_of: SourceOf) -> Record:
    source = source_of(hit.article_id)
    file = {"file": source.path, "part": source.part, "sha256": source.sha256}
    return {**hit_record(hit), "source": file}


def _rows(number: int, record: Record) -> Iterator[str]:
    """A row for the paragraph of a hit, and one for each of its passages."""
    article, source = record["article"], record["source"]
    of_hit = {
        **article, **source, "hit": number, "article": article["id"],
        "author": "; ".join(article["author"]),
    }  # fmt: skip
    for paragraph in (record, *record["passages"]):
        row = {**of_hit, **{name: paragraph[name] for name in _OF_PARAGRAPH}}
        if paragraph is record:
            row |= {"score": record["score"], "rest": record["rest"]}
        yield _row(row.get(name) for name in _COLUMNS)


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    # The writer quotes line breaks in a cell only where its rows end in them too.
    csv.writer(line).writerow(map(_harmless, cells))
    return line.getvalue().removesuffix("\r\n")


def _harmless(cell: object) -> object:
    """Text that no spreadsheet takes for a formula: an apostrophe before it is not shown."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
