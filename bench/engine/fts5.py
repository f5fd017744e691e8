"""SQLite FTS5.

Two FTS5 tables over one table of paragraphs: `words` (unicode61) and `stems` (porter), because a
tokenizer belongs to a table. `stems` keeps positions too: without them (`detail=none`, and
`detail=column` as well) FTS5 has no term frequencies and bm25 reads each paragraph again. The
outlet is a second column of `stems`, one token a paragraph, so that a word in an outlet is one
MATCH. docs/engine-bench.md has the figures of what else was tried.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.engine import sqlite
from bench.engine.corpus import Line
from bench.engine.engines import CLOSE, OPEN, TEN, Facts, Schema, UnaskedError, marked_words
from bench.engine.shapes import NEAR, Question, Shape
from bench.engine.sqlite import Connection, connect

_FILE = "fts5.db"
_HASH_BYTES = 64 << 20  # gathered before a segment is written; FTS5's own 1 MB costs a sixth
_TOKENS = 40  # of a snippet: all of a paragraph of usual length
_BULK = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE")
_SMALL = ("journal_mode=WAL", "synchronous=FULL")  # a commit that lasts costs one fsync
_READING = ("mmap_size=4294967296", "cache_size=-65536", "temp_store=MEMORY")
_TABLES = (
    "outlets(number INTEGER PRIMARY KEY, name TEXT)",
    "articles(number INTEGER PRIMARY KEY, id TEXT, title TEXT, authors TEXT, outlet INTEGER,"
    " url TEXT, day INTEGER)",
    "paragraphs(number INTEGER PRIMARY KEY, article INTEGER, place INTEGER, text TEXT,"
    " outlet TEXT)",
    # What is counted, in rows of a few bytes: a month is year * 12 + month - 1, 0 where undated.
    "facets(number INTEGER PRIMARY KEY, outlet INTEGER, month INTEGER, day INTEGER)",
)
_WITHOUT_STEMS_DETAIL = Schema("stems without positions")
_LEANEST = Schema("leanest: stems alone, no positions")


class _Fts5:
    """The engine."""

    schemas: Sequence[Schema] = (Schema("words and stems"), _WITHOUT_STEMS_DETAIL, _LEANEST)
    version = sqlite.VERSION
    near_is_written = False

    def builder(self, folder: Path, schema: Schema) -> _Builder:
        connection = connect(folder / _FILE, _BULK)
        for table in _TABLES:
            connection.execute(f"CREATE TABLE {table}")
        fulltext = {} if schema is _LEANEST else {"words": (sqlite.WORDS, "text", "full")}
        detail = "full" if schema is self.schemas[0] else "none"
        fulltext["stems"] = (sqlite.STEMS, "text" if schema is _LEANEST else "text, outlet", detail)
        for table, (tokenizer, columns, kept) in fulltext.items():
            connection.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='paragraphs', "
                f"content_rowid='number', tokenize='{tokenizer}', detail={kept})"
            )
            connection.execute(
                f"INSERT INTO {table}({table}, rank) VALUES('hashsize', {_HASH_BYTES})"
            )
        return _Builder(folder, connection, fulltext={k: v[1] for k, v in fulltext.items()})

    def adder(self, folder: Path) -> _Builder:
        connection = connect(folder / _FILE, _SMALL)
        builder = _Builder(folder, connection, {"words": "text", "stems": "text, outlet"})
        builder.numbers = dict(connection.execute("SELECT name, number FROM outlets"))
        (builder.articles,) = connection.execute("SELECT max(number) FROM articles").fetchone()
        (builder.paragraphs,) = connection.execute("SELECT max(number) FROM paragraphs").fetchone()
        return builder

    def open(self, folder: Path) -> _Opened:
        return _Opened(folder)

    def verify(self, folder: Path) -> None:
        """SQLite keeps no sums."""

    def finish(self, folder: Path) -> None:
        with closing(connect(folder / _FILE, _BULK)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
            )
            for (table,) in tables.fetchall():
                connection.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")

    def words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        return sqlite.words(text)


ENGINE = _Fts5()


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of each table, in the order of its columns."""

    outlets: list[tuple[Any, ...]]
    articles: list[tuple[Any, ...]]
    paragraphs: list[tuple[Any, ...]]
    facets: list[tuple[Any, ...]]
    indexed: list[tuple[Any, ...]]


@dataclass
class _Builder:
    """Numbers paragraphs, articles and outlets as they come."""

    folder: Path
    connection: Connection
    fulltext: dict[str, str]  # the columns of each full-text table
    numbers: dict[str, int] = field(default_factory=dict)
    articles: int = 0
    paragraphs: int = 0

    def ready(self, lines: Sequence[Line]) -> _Rows:
        rows = _Rows([], [], [], [], [])
        for line in lines:
            outlet = self.numbers.get(line.outlet)
            if outlet is None:
                outlet = self.numbers[line.outlet] = len(self.numbers)
                rows.outlets.append((outlet, line.outlet))
            self.articles += 1
            day = line.day.toordinal() if line.day else 0
            month = line.day.year * 12 + line.day.month - 1 if line.day else 0
            authors = "; ".join(line.authors)
            rows.articles.append(
                (self.articles, line.id, line.title, authors, outlet, line.url, day)
            )
            for place, text in enumerate(line.paragraphs):
                self.paragraphs += 1
                number, token = self.paragraphs, _token(outlet)
                rows.paragraphs.append((number, self.articles, place, text, token))
                rows.facets.append((number, outlet, month, day))
                rows.indexed.append((number, text, token))
        return rows

    def add(self, ready: _Rows) -> None:
        connection = self.connection
        if not connection.in_transaction:
            connection.execute("BEGIN")
        connection.executemany("INSERT INTO outlets VALUES(?,?)", ready.outlets)
        connection.executemany("INSERT INTO articles VALUES(?,?,?,?,?,?,?)", ready.articles)
        connection.executemany("INSERT INTO paragraphs VALUES(?,?,?,?,?)", ready.paragraphs)
        connection.executemany("INSERT INTO facets VALUES(?,?,?,?)", ready.facets)
        for table, columns in self.fulltext.items():
            values = "?1, ?2, ?3" if "outlet" in columns else "?1, ?2"
            insert = f"INSERT INTO {table}(rowid, {columns}) VALUES({values})"
            rows = ready.indexed if "outlet" in columns else [row[:2] for row in ready.indexed]
            connection.executemany(insert, rows)

    def commit(self) -> None:
        self.connection.execute("COMMIT")
        file = os.open(self.folder / _FILE, os.O_RDONLY)
        os.fsync(file)
        os.close(file)

    def close(self) -> None:
        self.connection.close()


def _token(outlet: int) -> str:
    """The outlet as one token of the full text."""
    return f"outlet{outlet}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One MATCH on one of the tables, and a range of days as ordinals."""

    table: str
    match: str
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    total: int
    hits: list[tuple[Any, ...]]
    outlets: Counter[int]
    months: Counter[int]


class _Opened:
    """Answers with three statements: the rows found, the ten best, their texts.

    Outlets and months are counted in Python, from two lists in memory: a join in SQL takes twice
    as long as the full-text search itself, and so does handing the rows over one by one.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = connect(folder / _FILE, _READING)
        self._names = dict(self._connection.execute("SELECT number, name FROM outlets"))
        columns = self._connection.execute("SELECT outlet, month FROM facets ORDER BY number")
        numbers: dict[int, int] = {}  # each number once in memory, however often it is in a list
        share = numbers.setdefault
        self._outlets, self._months = [0], [0]
        for outlet, month in columns:
            self._outlets.append(share(outlet, outlet))
            self._months.append(share(month, month))
        self._numbers = {name: number for number, name in self._names.items()}

    @property
    def segments(self) -> int:
        levels = self._connection.execute("SELECT count(DISTINCT segid) FROM stems_idx")
        return int(levels.fetchone()[0])

    def asked(self, question: Question) -> _Asked:
        words = question.words
        match question.shape:
            case Shape.PHRASE2 | Shape.PHRASE3:
                return _Asked("words", f'"{" ".join(words)}"')
            case Shape.PREFIX:
                return _Asked("words", f"{words[0]}*")
            case Shape.NEAR:  # FTS5 counts the words between
                table = "words" if question.written else "stems"
                return _Asked(table, f"text: NEAR({' '.join(words)}, {NEAR - 1})")
            case Shape.ANY3 | Shape.ANY2_COMMON:
                return _Asked("stems", f"text: ({' OR '.join(words)})")
            case Shape.OUTLET:
                token = _token(self._numbers[question.outlet])
                return _Asked("stems", f"text: {words[0]} AND outlet: {token}")
            case Shape.SENTENCE:
                raise UnaskedError("FTS5 knows no sentences")
            case Shape.ARTICLE:
                raise UnaskedError("FTS5 looks into one row at a time")
        days = None
        if question.since and question.until:
            days = question.since.toordinal(), question.until.toordinal()
        return _Asked("stems", f"text: ({' '.join(words)})", days)

    def page(self, asked: _Asked) -> _Page:
        execute, table, values = self._connection.execute, asked.table, (asked.match,)
        where = f"FROM {table} WHERE {table} MATCH ?"
        if asked.days:
            where = (
                f"FROM {table} CROSS JOIN facets ON number={table}.rowid "
                f"WHERE {table} MATCH ? AND day BETWEEN ? AND ?"
            )
            values += asked.days  # type: ignore[assignment]
        # A word of SQL a row is dear; one JSON of all rows is not.
        found = execute(f"SELECT json_group_array({table}.rowid) {where}", values).fetchone()[0]
        numbers = json.loads(found)
        ranked = f"SELECT {table}.rowid {where} ORDER BY bm25({table}, 1, 0) LIMIT {TEN}"
        best = [number for (number,) in execute(ranked, values).fetchall()]
        shown = (
            f"SELECT {table}.rowid, articles.id, place, title, authors, articles.outlet, url, day, "
            f"snippet({table}, 0, '{OPEN}', '{CLOSE}', '…', {_TOKENS}) "
            f"FROM {table} CROSS JOIN paragraphs ON paragraphs.number={table}.rowid "
            f"CROSS JOIN articles ON articles.number=article "
            f"WHERE {table} MATCH ? AND {table}.rowid IN ({','.join('?' * len(best))})"
        )
        rows = {row[0]: row[1:] for row in execute(shown, (asked.match, *best)).fetchall()}
        hits = [rows[number] for number in best]
        return _Page(
            total=len(numbers),
            hits=hits,
            outlets=Counter(map(self._outlets.__getitem__, numbers)),
            months=Counter(map(self._months.__getitem__, numbers)),
        )

    def facts(self, page: _Page) -> Facts:
        return Facts(
            total=page.total,
            hits=len(page.hits),
            outlets={self._names[number]: count for number, count in page.outlets.items()},
            months={f"{month // 12:04}-{month % 12 + 1:02}": count
                    for month, count in page.months.items() if month},
            marked=marked_words([hit[-1] for hit in page.hits]),
        )  # fmt: skip

    def empty_memos(self) -> None:
        """It keeps none but SQLite's page cache, which the file system has too."""

    def rest(self) -> None:
        """It keeps nothing of its own."""

    def close(self) -> None:
        self._connection.close()
