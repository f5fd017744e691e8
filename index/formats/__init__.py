"""The one door through which every kind of file becomes articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from index.errors import ArticleError
from index.formats import child, html, jsonl, markdown, passing, plain, table, telling
from index.formats.decoding import decode
from index.model import Article, Evidence, Failure, Source
from index.reading import read_article, repetition
from index.reading.draft import Declared, Draft

__all__ = ["FORMATS", "Format", "format_of", "is_current", "read_file", "read_lines"]

Items = Iterator[Draft | tuple[str, ArticleError]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. Its version goes up whenever it reads the same bytes in another way.

    `read` takes source text; without one the file is read from its bytes, in the child process. Of
    a container of many articles, those that `sample` gives are read first for what they repeat.
    """

    name: str
    version: int
    read: Callable[[str], Items] | None = None
    sample: Callable[[str], Iterator[Draft]] | None = None


FORMATS = {
    a_format.name: a_format
    for a_format in (
        Format("text", 2, plain.read),
        Format("markdown", 2, markdown.read),
        Format("json lines", 2, jsonl.read, jsonl.sample),
        Format("html", 1, html.read),
        Format("csv", 1, table.read, table.sample),
        Format("pdf", 1),
        Format("docx", 1),
        Format("mail", 1),
        Format("feed", 1),
    )
}


def format_of(path: PurePath) -> Format | None:
    """The format that a file's name promises, or its first bytes where the name promises none and
    `path` is that of a file; None where Byline reads no such files.
    """
    name = telling.promised(path)
    if name is None and isinstance(path, Path) and path.is_file():
        try:
            with path.open("rb") as file:
                name = telling.by_content(file.read(telling.HEAD), None)
        except OSError:
            return None
    return FORMATS.get(name or "")


def is_current(name: str, version: int) -> bool:
    """Whether what a format of this name and version has read would be read the same today."""
    return name in FORMATS and FORMATS[name].version == version


def read_file(
    data: bytes, path: str, overrides: tuple[Declared, ...] = ()
) -> Iterator[Article | Failure]:
    """All articles of a file, each whole, and a failure for each that cannot be read.

    `path` is the file's place under the indexed root, with "/" between folders. `overrides` are
    layers of metadata that are stronger than the file's own. The articles are the same whenever
    bytes, path and overrides are.
    """
    try:
        a_format, items, repeated = _opened(data, PurePosixPath(path))
        digest = hashlib.sha256(data).hexdigest()
        del data  # as large as all that is read of it
        found = _articles(items, path, digest, a_format, overrides, repeated)
        first = next(found, None)
        if first is None:
            raise _nothing_in_it()
        yield first
        yield from found
    except ArticleError as error:
        yield Failure(path, str(error))
    except MemoryError:
        yield Failure(path, str(passing.too_much_memory()))
    except Exception as error:  # whatever a parser does to a hostile file, the run goes on
        yield _broken(path, error)


def read_lines(
    source_text: str,
    path: str,
    sha256: str,
    overrides: tuple[Declared, ...],
    *,
    first_line: int,
    places: dict[str, int],
    repeated: frozenset[str],
) -> Iterator[Article | Failure]:
    """What `read_file` reads of some lines of a file of JSON Lines; see `jsonl.read`."""
    items = jsonl.read(source_text, first_line, places)
    try:
        yield from _articles(items, path, sha256, FORMATS["json lines"], overrides, repeated)
    except MemoryError:
        yield Failure(f"{path}, from line {first_line} on", str(passing.too_much_memory()))
    except Exception as error:
        yield _broken(path, error)


def _articles(
    items: Items,
    path: str,
    sha256: str,
    a_format: Format,
    overrides: tuple[Declared, ...],
    repeated: frozenset[str],
) -> Iterator[Article | Failure]:
    for draft in items:
        if isinstance(draft, Draft):
            if overrides:
                draft = replace(draft, declared=(*overrides, *draft.declared))
            source = Source(path, sha256, a_format.name, a_format.version, draft.part)
            yield _article(draft, source, repeated)
        else:
            place, error = draft
            yield Failure(f"{path}, {place}", str(error))


def _nothing_in_it() -> ArticleError:
    return ArticleError(
        "There is no article in it.",
        "Its lines or rows are empty, so nothing of it can be found.",
        "Put articles in, or remove the file.",
    )


def _broken(path: str, error: Exception) -> Failure:
    return Failure(
        path,
        f"Reading it ended in {type(error).__name__}: {error}. What follows that place was not "
        "read. The fault is Byline's: report it with the file.",
    )


def _opened(data: bytes, path: PurePosixPath) -> tuple[Format, Items, frozenset[str]]:
    """The format of a file, what it reads in it, and the texts that its articles repeat."""
    if not data and telling.promised(path):
        return FORMATS["text"], iter((Draft("", ()),)), frozenset()
    a_format = FORMATS[telling.told(data, path)]
    if a_format.read is None:
        return a_format, child.read(a_format.name, data), frozenset()
    decoded = decode(data, telling.declared_encoding(data) if a_format.name == "html" else "")
    if a_format.name == "text" and markdown.looks_like_markdown(decoded.text):
        a_format = FORMATS["markdown"]
    assert a_format.read is not None
    items = a_format.read(decoded.text)
    repeated = frozenset[str]()
    if a_format.sample:
        repeated = repetition.repeated(a_format.sample(decoded.text))
    items = _with_evidence(items, decoded.evidence) if decoded.evidence else items
    return a_format, items, repeated


def _with_evidence(items: Items, evidence: tuple[Evidence, ...]) -> Items:
    """Each article says how its file was decoded."""
    for item in items:
        if isinstance(item, Draft):
            item = replace(item, evidence=(*evidence, *item.evidence))
        yield item


def _article(draft: Draft, source: Source, repeated: frozenset[str]) -> Article | Failure:
    try:
        return read_article(draft, source, repeated)
    except ArticleError as error:
        return Failure(source.locator, str(error))
