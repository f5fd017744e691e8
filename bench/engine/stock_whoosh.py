"""Stock Whoosh: the library Byline builds on, with its own codec.

The fields of Byline's schema that the benchmark asks for: words with positions, stems without,
analyzed by Whoosh's tokenizer and Snowball's stemmer in C (Whoosh's own in Python is slower).
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import Stemmer
from whoosh.analysis import LowercaseFilter, RegexTokenizer, StemFilter
from whoosh.columns import NumericColumn, RefBytesColumn
from whoosh.fields import COLUMN, ID, NUMERIC, STORED, TEXT
from whoosh.fields import Schema as Fields
from whoosh.index import create_in, open_dir
from whoosh.qparser import QueryParser
from whoosh.writing import SegmentWriter

from bench.engine.corpus import Line
from bench.engine.engines import TEN, Facts, Schema, UnaskedError
from bench.engine.shapes import Question, Shape

_MEGABYTES = 512  # gathered before Whoosh spills to disk
_LEANEST = Schema("leanest: stems alone, no positions")
_WORD = RegexTokenizer(r"[^\W_]+")
_STEMMER = Stemmer.Stemmer("english")


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def _fields(leanest: bool) -> Fields:
    words = _WORD | LowercaseFilter()
    fields: dict[str, Any] = {
        "stems": TEXT(analyzer=words | StemFilter(stemfn=_stem, cachesize=-1), phrase=False),
        "outlet": ID,
        "day": NUMERIC,
        "outlet_value": COLUMN(RefBytesColumn()),
        "day_value": COLUMN(NumericColumn("i")),
        "shown": STORED,
        "text": STORED,
    }
    if not leanest:
        fields["words"] = TEXT(analyzer=words, phrase=True)
    return Fields(**fields)


class _Whoosh:
    """The engine."""

    schemas: Sequence[Schema] = (Schema("words and stems"), _LEANEST)
    version = f"whoosh3 {version('whoosh3')}"
    near_is_written = True

    def builder(self, folder: Path, schema: Schema) -> _Builder:
        return _Builder(create_in(folder, _fields(schema is _LEANEST)), folder)

    def adder(self, folder: Path) -> _Builder:
        return _Builder(open_dir(folder), folder)

    def open(self, folder: Path) -> _Opened:
        return _Opened(folder)

    def verify(self, folder: Path) -> None:
        """Whoosh keeps no sums."""

    def finish(self, folder: Path) -> None:
        """What is added at once is one segment already."""

    def words(self, text: str) -> list[str]:
        return [token.text.lower() for token in _WORD(text)]

    def stem(self, word: str) -> str:
        return _stem(word)


ENGINE = _Whoosh()


class _Builder:
    """Whoosh's own writer, and the fsync that Whoosh leaves out."""

    def __init__(self, index: Any, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self._writer: Any = None

    def ready(self, lines: Sequence[Line]) -> list[dict[str, Any]]:
        names = self._index.schema.names()
        return [
            {name: value for name, value in fields.items() if name in names}
            for line in lines
            for fields in self._fields(line)
        ]

    def _fields(self, line: Line) -> Iterator[dict[str, Any]]:
        day = line.day.toordinal() if line.day else 0
        shown = (line.id, line.title, line.authors, line.outlet, line.url, day)
        for text in line.paragraphs:
            yield {
                "words": text,
                "stems": text,
                "outlet": line.outlet,
                "day": day,
                "outlet_value": line.outlet.encode(),
                "day_value": day,
                "shown": shown,
                "text": text,
            }

    def add(self, ready: list[dict[str, Any]]) -> None:
        if self._writer is None:
            self._writer = SegmentWriter(self._index, limitmb=_MEGABYTES)
        for fields in ready:
            self._writer.add_document(**fields)

    def commit(self) -> None:
        self._writer.commit()
        self._writer = None
        for path in [*self._folder.iterdir(), self._folder]:
            file = os.open(path, os.O_RDONLY)
            os.fsync(file)
            os.close(file)

    def close(self) -> None:
        self._index.close()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query string, and the field that is marked."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class _Page:
    total: int
    hits: list[tuple[Any, ...]]
    outlets: Counter[str]
    months: Counter[str]


class _Opened:
    """Answers with two passes: the ten best by `search`, and all document numbers.

    Outlets and months are counted from lists in memory: Whoosh's own `groupedby` reads each value
    from its column and keeps a list of the documents of every group, four times as slow.
    """

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(folder, readonly=True).searcher()
        reader = self._searcher.reader()
        outlets, days = reader.column_reader("outlet_value"), reader.column_reader("day_value")
        names = {value: value.decode() for value in set(outlets)}
        months = {day: date.fromordinal(day).isoformat()[:7] if day else "" for day in set(days)}
        self._outlets = [names[value] for value in outlets]
        self._months = [months[day] for day in days]
        schema = self._searcher.schema
        self._parsers = {name: QueryParser(name, schema) for name in ("words", "stems")}

    @property
    def segments(self) -> int:
        return len(self._searcher.reader().leaf_readers())

    def asked(self, question: Question) -> _Asked:
        words = question.words
        match question.shape:
            case Shape.PHRASE2 | Shape.PHRASE3:
                return _Asked("words", f'"{" ".join(words)}"')
            case Shape.PREFIX:
                return _Asked("words", f"{words[0]}*")
            case Shape.NEAR:
                raise UnaskedError("Whoosh's distance is of phrases, in one order")
            case Shape.ANY3 | Shape.ANY2_COMMON:
                return _Asked("stems", " OR ".join(words))
            case Shape.OUTLET:
                return _Asked("stems", f"{words[0]} outlet:'{question.outlet}'")
            case Shape.SENTENCE:
                raise UnaskedError("Whoosh knows no sentences")
            case Shape.ARTICLE:
                raise UnaskedError("Whoosh looks into one document at a time")
        if question.since and question.until:
            since, until = question.since.toordinal(), question.until.toordinal()
            return _Asked("stems", f"{words[0]} day:[{since} to {until}]")
        return _Asked("stems", " ".join(words))

    def page(self, asked: _Asked) -> _Page:
        query = self._parsers[asked.field].parse(asked.text)
        best = self._searcher.search(query, limit=TEN)
        numbers = list(self._searcher.docs_for_query(query))
        hits = []
        for hit in best:
            fields = hit.fields()
            snippet = hit.highlights(asked.field, text=fields["text"])
            hits.append((*fields["shown"], snippet))
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
            outlets=page.outlets,
            months={month: count for month, count in page.months.items() if month},
            marked=frozenset(
                part.split("</b>")[0].lower()
                for hit in page.hits
                for part in re.split('<b class="[^"]*">', hit[-1])[1:]
            ),
        )

    def empty_memos(self) -> None:
        """Its caches of filters are not used here."""

    def close(self) -> None:
        self._searcher.close()
