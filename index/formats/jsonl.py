"""JSON Lines: an article a line."""

from __future__ import annotations

import hashlib
import heapq
import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from index.errors import ArticleError
from index.formats import ready, record
from index.reading.draft import Declared, Draft

# Under these what an article declares stands apart, as programs hand it out.
_WRAPPERS = ("metadata", "meta", "attributes", "fields", "properties", "_source")
_MOST_SAMPLED = 2_000  # lines: enough to see what one article in fifty has
_LONGEST_SAMPLED = 1 << 17  # characters of a line; 2,000 longer ones would be too many to keep


def read(
    source_text: str, first_line: int = 1, places: dict[str, int] | None = None
) -> Iterator[Draft | tuple[str, ArticleError]]:
    """The article of each line, or the line's place and what is wrong with it.

    `first_line` is the number of the first line. `places` has the lines of articles, those before
    it and then these, by their place in the file.
    """
    parts = record.Parts("line", places)
    for number, line in enumerate(io.StringIO(source_text), start=first_line):
        if not line.strip():
            continue
        try:
            item = _item(line)
            made = _article_of(item)
            yield made(tuple(_layers(item)), parts.part(item.get("id"), number))
        except ArticleError as error:
            yield f"line {number}", error


def _layers(item: dict[str, object]) -> Iterator[Declared]:
    """What a line declares, and what stands in it under `metadata` and the like."""
    yield Declared("JSON", item)
    for key in _WRAPPERS:
        if isinstance(inner := item.get(key), dict):
            yield Declared(f"JSON {key}", inner)


class Sample:
    """Lines of a file that stand for all: the same ones in whatever order they come."""

    def __init__(self) -> None:
        self._chosen: list[tuple[int, str]] = []

    def add(self, source_text: str) -> None:
        """Look at further lines."""
        for line in io.StringIO(source_text):
            line = line.strip()
            if len(line) > _LONGEST_SAMPLED:
                continue
            data = line.encode("utf-8", "surrogatepass")
            rank = -int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())
            if len(self._chosen) < _MOST_SAMPLED:
                heapq.heappush(self._chosen, (rank, line))
            elif rank > self._chosen[0][0]:
                heapq.heapreplace(self._chosen, (rank, line))

    def drafts(self) -> Iterator[Draft]:
        """The articles of these lines, without their places; not those whose paragraphs are listed,
        for of them nothing is told by repetition.
        """
        for _, line in self._chosen:
            with suppress(ArticleError):
                if not isinstance((item := _item(line)).get(ready.KEY), list):
                    yield _article_of(item)((), "")


def sample(source_text: str) -> Iterator[Draft]:
    """Articles enough to see what the articles of a text repeat."""
    lines = Sample()
    lines.add(source_text)
    return lines.drafts()


def _article_of(item: dict[str, object]) -> Callable[[tuple[Declared, ...], str], Draft]:
    """What makes the article of an entry, whose text is taken out of it.

    Raises ArticleError where it has none.
    """
    if paragraphs := ready.paragraphs_of(item):
        del item[ready.KEY]
        return partial(ready.article, paragraphs)
    return partial(record.article, str(item.pop(record.text_key(item))))


def _item(line: str) -> dict[str, object]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        # Python's own place counts lines within this one.
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        reason = reason.removesuffix(" at").removesuffix(" starting")
        raise ArticleError(
            f"It is not JSON: {reason}.",
            "The article on this line cannot be read; those on other lines are.",
            "Write one complete JSON object on each line.",
        ) from error
    return item if isinstance(item, dict) else {}
