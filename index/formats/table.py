"""CSV and its like: an article a row, with the names of its columns in the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from index.errors import ArticleError
from index.formats import record
from index.reading.draft import Declared, Draft

_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 1 << 30  # characters; Python's own limit is shorter than many articles
_MOST_OPEN = 100  # quotes without an end, each of which costs to read the rest anew
csv.field_size_limit(_LONGEST_FIELD)


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
    skipped, text = 0, source_text
    for _ in range(_MOST_OPEN):
        begins, held = 1, None
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for row in reader:
                if held is not None:
                    yield held
                held = (skipped + begins, row)
                begins = reader.line_num + 1
        except csv.Error:
            held, is_open = (skipped + begins, [""]), True
        else:
            is_open = held is not None and _is_open(text, held[0] - skipped, delimiter)
        if held is None:
            return
        if not is_open:
            yield held
            return
        yield held[0], None
        text = _after_line(text, held[0] - skipped)
        skipped = held[0]
    raise ArticleError(
        f"More than {_MOST_OPEN} quotes open in it and never close.",
        "Where its fields end cannot be told; what was read so far is kept.",
        "Export the table anew, with each field in quotes.",
    )


def _is_open(text: str, last: int, delimiter: str) -> bool:
    """Whether a quote opens in the last row, which begins on this line, and never closes. One
    inside a field that has none around it is a letter like others.
    """
    row = delimiter + _after_line(text, last - 1)
    return f'{delimiter}"' in row and row.count('"') % 2 == 1


def _after_line(text: str, number: int) -> str:
    lines = io.StringIO(text, newline="")
    for _ in range(number):
        lines.readline()
    return lines.read()


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
