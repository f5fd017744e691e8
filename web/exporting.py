"""Hits as lines of a file: JSON Lines, or a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from search import Hit
from web.records import hit_record

FORMATS = ("jsonl", "csv")
_OF_PARAGRAPH = ("id", "number", "kind", "text", "start", "end", "score")
_OF_ARTICLE = (
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def exported(hits: Iterable[Hit], form: str) -> Iterator[str]:
    """A line for each hit, in one of FORMATS; a table's first line names its columns."""
    if form == "csv":
        yield _row([*_OF_PARAGRAPH, "article", *_OF_ARTICLE])
        yield from map(_row_of, hits)
    else:
        for hit in hits:
            yield json.dumps(hit_record(hit), ensure_ascii=False)


def _row_of(hit: Hit) -> str:
    record = hit_record(hit)
    article = record["article"]
    article["author"] = "; ".join(article["author"])
    cells = [record[name] for name in _OF_PARAGRAPH]
    return _row([*cells, article["id"], *(article[name] for name in _OF_ARTICLE)])


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(map(_harmless, cells))
    return line.getvalue()


def _harmless(cell: object) -> object:
    """Text that no spreadsheet takes for a formula: an apostrophe before it is not shown."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
