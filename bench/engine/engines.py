"""What the benchmark asks of an engine, Byline and peer alike, and which engines there are."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from bench.engine.corpus import Line
from bench.engine.shapes import Question

BYLINE = "byline"
PEERS = {
    "fts5": "SQLite FTS5",
    "tantivy": "tantivy",
    "whoosh": "stock Whoosh",
    "whoosh-lists": "stock Whoosh without its own facets",
}
FULL = {
    "byline-full": "Byline, full results",
    "tantivy-full": "tantivy, full results",
}
_MODULES = {
    "byline-full": ("bench.engine.full_byline", "ENGINE"),
    "tantivy-full": ("bench.engine.full_tantivy", "ENGINE"),
    BYLINE: ("bench.engine.byline", "ENGINE"),
    "fts5": ("bench.engine.fts5", "ENGINE"),
    "tantivy": ("bench.engine.tantivy_wheel", "ENGINE"),
    "whoosh": ("bench.engine.stock_whoosh", "ENGINE"),
    "whoosh-lists": ("bench.engine.stock_whoosh", "WITH_LISTS"),
}
TEN = 10  # hits on a page
SHOWN = 50  # values of a facet on a page, where they may be thousands
OPEN, CLOSE = "<b>", "</b>"  # around what a peer marks


class UnaskedError(Exception):
    """This engine has no such question; says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page of results says, in a form that engines can be compared in.

    `outlets` and `months` ("2019-04") count paragraphs, without zeros; None where the engine
    does not tell. `marked` are the marked words of the hits, in small letters. Of full results
    `facets` has the most frequent values of the others.
    """

    total: int
    hits: int
    outlets: Mapping[str, int] | None
    months: Mapping[str, int] | None
    marked: frozenset[str]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Builder(Protocol):
    """Fills a new archive, or adds to one. `ready` is never timed, `add` and `commit` are."""

    def ready(self, lines: Sequence[Line]) -> Any:
        """The articles in whatever form the engine takes in fastest."""
        ...

    def add(self, ready: Any) -> None:
        """Index them."""
        ...

    def commit(self) -> None:
        """Publish what was added; a power cut afterwards does not undo it."""
        ...

    def close(self) -> None:
        """Wait for whatever goes on in the background, and let go of the files."""
        ...


class Opened(Protocol):
    """An archive open for reading."""

    segments: int

    def asked(self, question: Question) -> Any:
        """The engine's own query for it, not yet parsed. Raises UnaskedError."""
        ...

    def page(self, asked: Any) -> Any:
        """One whole page of results; this is what is timed."""
        ...

    def facts(self, page: Any) -> Facts:
        """What the page says; not timed."""
        ...

    def empty_memos(self) -> None:
        """Forget everything that earlier pages left in memory."""
        ...

    def rest(self) -> None:
        """Give back what is kept for the next page, as a server does a second after the last."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


@dataclass(frozen=True, slots=True)
class Schema:
    """A way to build an engine's index. The first of an engine is the one that answers pages."""

    name: str
    threads: int = 1


class Engine(Protocol):
    """Byline or a peer; what adapters offer."""

    schemas: Sequence[Schema]
    version: str
    near_is_written: bool  # whether only words as written can be near each other

    def builder(self, folder: Path, schema: Schema) -> Builder:
        """A builder of a new archive in an empty folder."""
        ...

    def adder(self, folder: Path) -> Builder:
        """A builder that adds to the archive there, built with the first schema."""
        ...

    def open(self, folder: Path) -> Opened:
        """Open for reading; does not verify what Byline's door would verify first."""
        ...

    def verify(self, folder: Path) -> None:
        """What is checked once, before a process first answers from the archive."""
        ...

    def finish(self, folder: Path) -> None:
        """Make the fastest of an archive that is built; not part of the rate."""
        ...

    def words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """The words of an English text in order, each in its normal form and with its stems."""
        ...


def engine(name: str) -> Engine:
    """The engine of this name. Raises ImportError where its library is not installed."""
    module, attribute = _MODULES[name]
    found: Engine = getattr(importlib.import_module(module), attribute)
    return found


def marked_words(snippets: Sequence[str]) -> frozenset[str]:
    """What stands between OPEN and CLOSE."""
    parts = (part.partition(CLOSE)[0] for text in snippets for part in text.split(OPEN)[1:])
    return frozenset(part.lower() for part in parts)


def size(folder: Path) -> int:
    """Bytes of all the files in a folder; a file linked twice counts once."""
    found = {stat.st_ino: stat.st_size for path in folder.rglob("*") if path.is_file()
             for stat in [path.stat()]}  # fmt: skip
    return sum(found.values())
