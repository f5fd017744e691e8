"""JSON Lines: an article a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from index.errors import ArticleError
from index.formats import plain
from index.reading.draft import Declared, Draft, clean

_TEXT_KEYS = ("text", "body", "content", "article")


def read(source_text: str) -> Iterator[Draft | tuple[str, ArticleError]]:
    """The article of each line, or the line's place and what is wrong with it."""
    lines_by_part: dict[str, int] = {}
    for number, line in enumerate(io.StringIO(source_text), start=1):
        if not line.strip():
            continue
        try:
            draft = _article(line, number)
            first = lines_by_part.setdefault(draft.part, number)
            if first != number:
                raise _id_taken(draft.part, first)
            yield draft
        except ArticleError as error:
            yield f"line {number}", error


def _id_taken(part: str, first: int) -> ArticleError:
    return ArticleError(
        f"Its id {part!r} is that of line {first}.",
        "An id is the article's address, so only the first of the two is kept.",
        "Give each article an id of its own, or leave the ids out.",
    )


def _article(line: str, number: int) -> Draft:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"It is not JSON: {error}.",
            "The article on this line cannot be read; those on other lines are.",
            "Write one complete JSON object on each line.",
        ) from error
    texts = [key for key in _TEXT_KEYS if isinstance(item, dict) and isinstance(item.get(key), str)]
    keys = sorted(texts, key=lambda key: not item[key].strip())
    if not keys:
        raise ArticleError(
            "It has no text.",
            "An article is an object with its paragraphs under one of the keys "
            f"{', '.join(_TEXT_KEYS)}.",
            "Rename the key that holds the text, or remove the line.",
        )
    # A JSON string may hold half of a surrogate pair, which no file can.
    text = item.pop(keys[0]).encode("utf-8", "replace").decode()
    identity = item.get("id")
    part = clean(str(identity)) if isinstance(identity, str | int) else ""
    layers = (Declared("JSON", item),)
    return Draft(text, tuple(plain.blocks(text)), layers, part or f"line {number}")
