"""The one door through which every kind of file becomes articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import ArticleError
from index.formats import jsonl, markdown, plain
from index.formats.decoding import decode
from index.model import Article, Failure, Source
from index.reading import read_article
from index.reading.draft import Draft

__all__ = ["FORMATS", "Format", "format_of", "is_current", "read_file"]

Reader = Callable[[str], Iterator[Draft | tuple[str, ArticleError]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. Its version goes up whenever it reads the same bytes in another way."""

    name: str
    version: int
    suffixes: frozenset[str]
    read: Reader


FORMATS = (
    Format("text", 1, frozenset({".txt", ".text"}), plain.read),
    Format("markdown", 1, frozenset({".md", ".markdown"}), markdown.read),
    Format("json lines", 1, frozenset({".jsonl", ".ndjson"}), jsonl.read),
)
_BY_SUFFIX = {suffix: a_format for a_format in FORMATS for suffix in a_format.suffixes}
_MARKDOWN = _BY_SUFFIX[".md"]


def format_of(path: PurePosixPath | Path) -> Format | None:
    """The format that a file's name promises; None where Byline reads no such files."""
    return _BY_SUFFIX.get(path.suffix.lower())


def is_current(name: str, version: int) -> bool:
    """Whether what a format of this name and version has read would be read the same today."""
    return any((known.name, known.version) == (name, version) for known in _BY_SUFFIX.values())


def read_file(data: bytes, path: str) -> Iterator[Article | Failure]:
    """All articles of a file, each whole, and a failure for each that cannot be read.

    `path` is the file's place under the indexed root, with "/" between folders. The articles are
    the same whenever bytes and path are.
    """
    try:
        source_text = decode(data)
        a_format = _format_of_text(path, source_text)
        digest = hashlib.sha256(data).hexdigest()
        for draft in a_format.read(source_text):
            if isinstance(draft, Draft):
                source = Source(path, digest, a_format.name, a_format.version, draft.part)
                yield _article(draft, source)
            else:
                place, error = draft
                yield Failure(f"{path}, {place}", str(error))
    except ArticleError as error:
        yield Failure(path, str(error))
    except Exception as error:  # whatever a parser does to a hostile file, the run goes on
        yield Failure(
            path,
            f"Reading it ended in {type(error).__name__}: {error}. What follows that place was not "
            "read. The fault is Byline's: report it with the file.",
        )


def _format_of_text(path: str, source_text: str) -> Format:
    named = format_of(PurePosixPath(path))
    if named is None:
        raise ArticleError(
            f"Byline reads no {PurePosixPath(path).suffix or 'files without an ending'}.",
            f"It reads {', '.join(sorted(_BY_SUFFIX))}.",
            "Convert the file, or leave it out.",
        )
    if named.read is plain.read and markdown.looks_like_markdown(source_text):
        return _MARKDOWN
    return named


def _article(draft: Draft, source: Source) -> Article | Failure:
    try:
        return read_article(draft, source)
    except ArticleError as error:
        return Failure(source.locator, str(error))
