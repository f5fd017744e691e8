"""JSON Lines: an article a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from index.errors import ArticleError
from index.formats import record
from index.reading.draft import Declared, Draft


def read(source_text: str) -> Iterator[Draft | tuple[str, ArticleError]]:
    """The article of each line, or the line's place and what is wrong with it."""
    parts = record.Parts("line")
    for number, line in enumerate(io.StringIO(source_text), start=1):
        if not line.strip():
            continue
        try:
            item = _item(line)
            text = str(item.pop(record.text_key(item)))
            part = parts.part(item.get("id"), number)
            yield record.article(text, tuple(_layers(item)), part)
        except ArticleError as error:
            yield f"line {number}", error


def _layers(item: dict[str, object]) -> Iterator[Declared]:
    """What a line declares, and what stands in it under `metadata`."""
    yield Declared("JSON", item)
    if isinstance(inner := item.get("metadata", item.get("meta")), dict):
        yield Declared("JSON metadata", inner)


def _item(line: str) -> dict[str, object]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"It is not JSON: {error}.",
            "The article on this line cannot be read; those on other lines are.",
            "Write one complete JSON object on each line.",
        ) from error
    return item if isinstance(item, dict) else {}
