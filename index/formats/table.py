"""CSV and its like: an article a row, with the names of its columns in the first."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from index.errors import ArticleError
from index.formats import record
from index.reading.draft import Declared, Draft

_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 1 << 30  # characters; Python's own limit is shorter than many articles
_MOST_OPEN = 100  # quotes without an end, each of which costs to read the rest anew
csv.field_size_limit(_LONGEST_FIELD)
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")


def read(source_text: str) -> Iterator[Draft | tuple[str, ArticleError]]:
    """The article of each row, or the line where it begins and what is wrong with it.

    Raises ArticleError where the first row names no column with text.
    """
    first = source_text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _rows(source_text, delimiter)
    columns = [column.strip() for column in next(rows, (0, None))[1] or ()]
    if not record.named(columns):
        raise ArticleError(
            f"No column of it is called {', '.join(record.TEXT_KEYS[:4])} or the like.",
            "The first row names the columns, and one of them holds the text of each article.",
            "Name that column “text” in the first row.",
        )
    parts = record.Parts("line")
    for number, row in rows:
        try:
            if row is None:
                raise _open_quote()
            if any(field.strip() for field in row):
                yield _article(row, columns, parts, number)
        except ArticleError as error:
            yield f"line {number}", error


def sample(source_text: str) -> Iterator[Draft]:
    """Articles enough to see what the articles of a table repeat: all of them."""
    return (item for item in read(source_text) if isinstance(item, Draft))


def _rows(source_text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows, each with the number of the line on which it begins; None for one whose quote
    never ends, after which reading goes on with the next line.
    """
    skipped = start = 0  # lines, characters
    for _ in range(_MOST_OPEN):
        begins, held = 1, None
        # Not by way of a file in memory, which takes four bytes for each character.
        lines = (line[0] for line in _LINE.finditer(source_text, start))
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for row in reader:
                if held is not None:
                    yield held
                held = (skipped + begins, row)
                begins = reader.line_num + 1
        except csv.Error:
            held, is_open = (skipped + begins, [""]), True
        else:
            is_open = held is not None and _is_open(
                source_text, _line_start(source_text, start, held[0] - skipped), delimiter
            )
        if held is None:
            return
        if not is_open:
            yield held
            return
        yield held[0], None
        start = _line_start(source_text, start, held[0] - skipped + 1)
        skipped = held[0]
    raise ArticleError(
        f"More than {_MOST_OPEN} quotes open in it and never close.",
        "Where its fields end cannot be told; what was read so far is kept.",
        "Export the table anew, with each field in quotes.",
    )


def _is_open(source_text: str, start: int, delimiter: str) -> bool:
    """Whether a quote opens in the last row, which begins here, and never closes. One inside a
    field that has none around it is a letter like others.
    """
    opens = source_text.startswith('"', start) or source_text.find(f'{delimiter}"', start) >= 0
    return opens and source_text.count('"', start) % 2 == 1


def _line_start(source_text: str, start: int, number: int) -> int:
    """Where a line begins, counted from 1 at `start`."""
    if number == 1:
        return start
    before = next(islice(_LINE.finditer(source_text, start), number - 2, None), None)
    return before.end() if before else len(source_text)


def _article(row: list[str], columns: list[str], parts: record.Parts, number: int) -> Draft:
    if len(row) > len(columns):
        raise ArticleError(
            f"It has {len(row)} fields for {len(columns)} columns.",
            "A field with a separator in it is not in quotes, so no field is surely what it seems.",
            "Put quotes around the fields of this row.",
        )
    item: dict[str, object] = dict(zip(columns, row, strict=False))
    text = str(item.pop(record.text_key(item)))
    identity = next((value for key, value in item.items() if key.lower() == "id"), None)
    values = {key: value for key, value in item.items() if key and value}
    return record.article(text, (Declared("CSV", values),), parts.part(identity, number))


def _open_quote() -> ArticleError:
    return ArticleError(
        "A quote opens in it and never closes.",
        "Where its fields end cannot be told; the rows below are read.",
        "Close the quote, or double the one that is meant as a character.",
    )
