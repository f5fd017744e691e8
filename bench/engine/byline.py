"""Byline, by its public doors: `index.open_writer` and `search.search`.

What is indexed is what peers index. An article is made without evidence, which peers do not have;
its source text is the text of its line, and is kept, which peers do not do.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from whoosh.index import open_dir

from bench.engine.corpus import Line
from bench.engine.engines import Facts, Schema, UnaskedError
from bench.engine.shapes import NEAR, Question, Shape
from index import (
    Archive,
    Article,
    ArticleDate,
    Generation,
    Kind,
    Metadata,
    Paragraph,
    Source,
    Span,
    open_writer,
)
from index.addresses import article_id, paragraph_ids
from index.analysis import stems, words
from index.archive import SourceState
from index.archive import manifest as manifests
from search import Query, QueryError, Results, Scope, give_back_memory, search
from search.engine.view import View
from search.model import Unit
from search.proof.cutting import forget

_LANGUAGE = "en"
_ANY = (Shape.ANY3, Shape.ANY2_COMMON)
_OPERATORS = ("*", "NEAR/", "SENTENCE(", "=")  # a query that is understood prints them again


class Byline:
    """The engine."""

    schemas: Sequence[Schema] = (Schema("words and stems"),)
    version = f"Byline {version('byline')}"
    near_is_written = False

    def builder(self, folder: Path, schema: Schema) -> Builder:
        """See `engines.Engine`."""
        archive = Archive(folder)
        archive.create()
        return Builder(archive)

    def adder(self, folder: Path) -> Builder:
        """See `engines.Engine`."""
        return Builder(Archive(folder))

    def open(self, folder: Path) -> Opened:
        """See `engines.Engine`."""
        archive = Archive(folder)
        contents = archive.current()
        return Opened(Generation(archive.folder(contents.number), contents))

    def verify(self, folder: Path) -> None:
        """See `engines.Engine`."""
        archive = Archive(folder)
        contents = archive.current()
        manifests.verify(archive.folder(contents.number), contents, whole=True)

    def finish(self, folder: Path) -> None:
        """Byline is measured as it was published."""

    def words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """See `engines.Engine`."""
        return [(word.text, _stems(text[word.start : word.end])) for word in words(text)]


ENGINE = Byline()


@cache
def _stems(written: str) -> tuple[str, ...]:
    return stems(written, _LANGUAGE)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A source with its articles: each batch stands for one file of them."""

    state: SourceState
    articles: tuple[Article, ...]


class Builder:
    """A writer that is held open from the first batch on."""

    def __init__(self, archive: Archive) -> None:
        self._held = ExitStack()
        self._writer = self._held.enter_context(open_writer(archive, keep_seconds=0.0))
        self._sources = len(self._writer.register)

    def ready(self, lines: Sequence[Line]) -> _Ready:
        """See `engines.Builder`."""
        self._sources += 1
        path = f"wire/{self._sources:06}.jsonl"
        digest = hashlib.sha256(path.encode()).hexdigest()
        articles = tuple(
            self.article(line, Source(path, digest, "jsonl", 1, line.id)) for line in lines
        )
        ids = tuple(article.id for article in articles)
        return _Ready(SourceState(path, "/archive", 0, 0, digest, "jsonl", 1, ids), articles)

    def article(self, line: Line, source: Source) -> Article:
        """The article that a line is."""
        return _article(line, source)

    def add(self, ready: _Ready) -> None:
        """See `engines.Builder`."""
        for article in ready.articles:
            self._writer.add(article)
        self._writer.replace(ready.state)

    def commit(self) -> None:
        """See `engines.Builder`."""
        self._writer.commit()

    def close(self) -> None:
        """See `engines.Builder`."""
        self._held.close()


def _article(line: Line, source: Source) -> Article:
    address = article_id(source.locator)
    body = line.paragraphs[1:]
    return Article(
        id=address,
        metadata=Metadata(
            title=line.title,
            authors=line.authors,
            outlet=line.outlet or None,
            date=ArticleDate(line.day, line.day) if line.day else None,
            url=line.url or None,
            language=_LANGUAGE,
        ),
        evidence=(),
        paragraphs=tuple(_paragraphs(address, line.paragraphs)),
        source=source,
        source_text="\n\n".join(body),
    )


def _paragraphs(address: str, texts: Sequence[str]) -> Iterator[Paragraph]:
    """The title, which stands outside the source text, and the body one after another in it."""
    start = 0
    for number, (text, place) in enumerate(zip(texts, paragraph_ids(address, texts), strict=True)):
        if number == 0:
            yield Paragraph(place, 0, Kind.TITLE, text, (Span(0, 0),))
        else:
            yield Paragraph(place, number, Kind.BODY, text, (Span(start, start + len(text)),))
            start += len(text) + len("\n\n")


class Opened:
    """A generation, as a reader has it open; `plain` is what is asked beside the words."""

    plain = Query(facets=("outlet",), unit=Unit.MONTH)

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    @property
    def segments(self) -> int:
        """See `engines.Opened`."""
        with open_dir(str(self._generation.folder), readonly=True).reader() as whoosh_reader:
            return len(whoosh_reader.leaf_readers())

    def asked(self, question: Question) -> Query:
        """See `engines.Opened`."""
        scope = Scope.ARTICLE if question.shape is Shape.ARTICLE else Scope.PARAGRAPH
        query = replace(self.plain, text=_text(question), scope=scope)
        try:
            understood = search(self._generation, query).understood
        except QueryError as error:
            raise UnaskedError(f"Byline refuses {query.text}: {error}") from error
        if any(sign in query.text and sign not in understood for sign in _OPERATORS):
            raise UnaskedError(f"Byline takes {query.text} for {understood}")
        return query

    def page(self, asked: Query) -> Results:
        """See `engines.Opened`."""
        return search(self._generation, asked)

    def facts(self, page: Results) -> Facts:
        """See `engines.Opened`."""
        outlets = {count.value: count.count for count in page.facets["outlet"]}
        assert page.timeline
        months = dict(zip(page.timeline.starts, page.timeline.counts, strict=True))
        months = {month: count for month, count in months.items() if count}
        return Facts(page.total, len(page.hits), outlets, months, marked_in(page))

    def empty_memos(self) -> None:
        """All that was remembered of words, texts and dates; what was opened stays open."""
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] in ("index", "search"):
                for each in list(vars(module).values()):
                    if hasattr(each, "cache_clear"):
                        each.cache_clear()
        forget()
        View.of(self._generation).forget()

    def rest(self) -> None:
        """See `engines.Opened`."""
        give_back_memory()

    def close(self) -> None:
        """See `engines.Opened`."""
        self._generation.close()


def marked_in(page: Results) -> frozenset[str]:
    """The marked words of the hits, in small letters."""
    return frozenset(
        fragment.text[mark.start : mark.end].lower()
        for hit in page.hits
        for fragment in hit.snippet
        for mark in fragment.marks
    )


def _text(question: Question) -> str:
    first, *others = question.words
    match question.shape:
        case Shape.PHRASE2 | Shape.PHRASE3:
            return f'"{" ".join(question.words)}"'
        case Shape.PREFIX:
            return f"{first}*"
        case Shape.OUTLET:
            return f'{first} outlet:="{question.outlet}"'
        case Shape.DATES:
            return f"{first} date:{question.since}..{question.until}"
        case Shape.NEAR:
            sign = "=" if question.written else ""
            return f"{sign}{first} NEAR/{NEAR} {sign}{others[0]}"
        case Shape.SENTENCE:
            return f"SENTENCE({' '.join(question.words)})"
    return " OR ".join(question.words) if question.shape in _ANY else " ".join(question.words)
