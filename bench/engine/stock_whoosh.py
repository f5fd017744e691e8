"""Stock Whoosh: the library Byline builds on, with its own codec.

The fields of Byline's schema that the benchmark asks for: words with positions, stems without,
analyzed by Whoosh's tokenizer and Snowball's stemmer in C (Whoosh's own in Python is slower).
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import Stemmer
from whoosh.analysis import LowercaseFilter, RegexTokenizer, StemFilter
from whoosh.columns import NumericColumn, RefBytesColumn
from whoosh.fields import COLUMN, ID, NUMERIC, STORED, TEXT
from whoosh.fields import Schema as Fields
from whoosh.index import create_in, open_dir
from whoosh.qparser import QueryParser
from whoosh.sorting import Count, FieldFacet
from whoosh.writing import SegmentWriter

from bench.engine.corpus import Line
from bench.engine.engines import TEN, Facts, Schema, UnaskedError
from bench.engine.shapes import Question, Shape

_MEGABYTES = 512  # gathered before Whoosh spills to disk
_LEANEST = Schema("leanest: stems alone, no positions")
_WORD = RegexTokenizer(r"[^\W_]+")
_STEMMER = Stemmer.Stemmer("english")


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def _fields(leanest: bool) -> Fields:
    words = _WORD | LowercaseFilter()
    fields: dict[str, Any] = {
        "stems": TEXT(analyzer=words | StemFilter(stemfn=_stem, cachesize=-1), phrase=False),
        "outlet": ID,
        "day": NUMERIC,
        "outlet_value": COLUMN(RefBytesColumn()),
        "month_value": COLUMN(NumericColumn("i")),
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

    def words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(token.text.lower(), (_stem(token.text.lower()),)) for token in _WORD(text)]


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
                "month_value": line.day.year * 12 + line.day.month - 1 if line.day else 0,
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
    outlets: Mapping[bytes, int]
    months: Mapping[int, int]


class _Opened:
    """Answers as Whoosh's own documentation has it: `groupedby`, with counts instead of lists."""

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(folder, readonly=True).searcher()
        schema = self._searcher.schema
        self._parsers = {name: QueryParser(name, schema) for name in ("words", "stems")}
        self._facets = {
            "outlets": FieldFacet("outlet_value", maptype=Count),
            "months": FieldFacet("month_value", maptype=Count),
        }

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
        best = self._searcher.search(query, limit=TEN, groupedby=self._facets)
        outlets, months = best.groups("outlets"), best.groups("months")
        # `len(best)` would run the query again.
        return _Page(sum(outlets.values()), self._hits(best, asked.field), outlets, months)

    def _hits(self, best: Any, field: str) -> list[tuple[Any, ...]]:
        hits = []
        for hit in islice(best, TEN):  # a grouped search keeps them all, whatever its limit
            fields = hit.fields()
            hits.append((*fields["shown"], hit.highlights(field, text=fields["text"])))
        return hits

    def facts(self, page: _Page) -> Facts:
        return Facts(
            total=page.total,
            hits=len(page.hits),
            outlets={name.decode(): count for name, count in page.outlets.items()},
            months={f"{month // 12:04}-{month % 12 + 1:02}": count
                    for month, count in page.months.items() if month},
            marked=frozenset(
                part.split("</b>")[0].lower()
                for hit in page.hits
                for part in re.split('<b class="[^"]*">', hit[-1])[1:]
            ),
        )  # fmt: skip

    def empty_memos(self) -> None:
        """Its caches of filters are not used here."""

    def rest(self) -> None:
        """It keeps nothing of its own."""

    def close(self) -> None:
        self._searcher.close()


class _OpenedWithLists(_Opened):
    """Answers with two passes: the ten best by `search`, and the numbers of all documents.

    Outlets and months are counted from lists in memory, which are read at the start.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        reader = self._searcher.reader()
        self._outlets, self._months = (
            _interned(reader.column_reader(column)) for column in ("outlet_value", "month_value")
        )

    def page(self, asked: _Asked) -> _Page:
        query = self._parsers[asked.field].parse(asked.text)
        best = self._searcher.search(query, limit=TEN)
        numbers = list(self._searcher.docs_for_query(query))
        return _Page(
            total=len(numbers),
            hits=self._hits(best, asked.field),
            outlets=Counter(map(self._outlets.__getitem__, numbers)),
            months=Counter(map(self._months.__getitem__, numbers)),
        )


def _interned(values: Iterable[Any]) -> list[Any]:
    """Each value once in memory, however often it is in the list."""
    once: dict[Any, Any] = {}
    return [once.setdefault(value, value) for value in values]


class _WhooshWithLists(_Whoosh):
    """The same index, asked by whoever knows how to get more out of it."""

    schemas = _Whoosh.schemas[:1]

    def open(self, folder: Path) -> _Opened:
        return _OpenedWithLists(folder)


ENGINE = _Whoosh()
WITH_LISTS = _WhooshWithLists()
