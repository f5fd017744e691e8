"""What is indexed: articles from a JSON Lines file, as they are or grown to any size.

A file has one article a line, with the fields id, title, date, author, outlet, url and text, and a
blank line between the paragraphs of the text. A growing archive is made of it by drawing afresh:
titles, outlets, numbers of paragraphs and of sentences come from lines drawn at random, so that
words, lengths and outlets are as frequent as they were; sentences come from all of the file, and
the digits of their numbers are drawn anew, so that the vocabulary grows as that of a press archive
does. What is grown with one seed begins with the same articles however far it grows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import IO, Any

FIRST_DAY = date(2015, 1, 1)
DAYS = 3652  # ten years
AUTHORS = 2000
_MOST_AUTHORS = 3  # of one article
_VERSION = 1  # of the way of growing: a corpus kept on disk was grown by this one
_SENTENCE_END = re.compile(r'(?<=[.!?]["”’)])\s+|(?<=[.!?])\s+(?=["“(]?[A-Z])')
_DIGITS = re.compile(r"\d+")
_GIVEN = ("Ana", "Bela", "Chidi", "Dora", "Emil", "Fatima", "Goran", "Hanna", "Ivo", "Jun")
_FAMILY = ("ander", "bor", "cast", "del", "fern", "gal", "hol", "kov", "mar", "rin")
_ENDING = ("a", "ez", "ich", "sen", "ov")


@dataclass(frozen=True, slots=True)
class Line:
    """One article, ready to be indexed: its first paragraph is its title."""

    id: str
    title: str
    day: date | None
    authors: tuple[str, ...]
    outlet: str
    url: str
    paragraphs: tuple[str, ...]


def original_outlet(line: Line) -> str:
    """Where a reprint first stood: every fourth day is taken to be one of reprints."""
    return f"{line.outlet} weekly" if line.day and line.day.toordinal() % 4 == 0 else ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A JSON Lines file, plain or gzipped, that can be read again and again.

    `paragraphs` is how many are read of it, titles included; None for all.
    """

    path: Path
    paragraphs: int | None = None

    def lines(self) -> Iterator[Line]:
        """The articles in order; the last one is cut where `paragraphs` are reached."""
        left = self.paragraphs
        for record in _records(self.path):
            line = _line(record)
            if left is not None:
                if left <= 0:
                    return
                line = _cut(line, left)
                left -= len(line.paragraphs)
            yield line


def grown(source: Path, paragraphs: int, seed: int, folder: Path) -> Corpus:
    """A corpus of `paragraphs` paragraphs grown from a file; made once and kept in `folder`."""
    source_hash = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    made = folder / f"grown-{source_hash}-v{_VERSION}-seed{seed}-{paragraphs}.jsonl"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = made.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as out:
            for record in _grow(_Stock.of(source), paragraphs, Random(seed)):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        unfinished.rename(made)
    return Corpus(made)


@dataclass(frozen=True, slots=True)
class _Stock:
    """What articles are grown from. A shape says how many sentences each paragraph has."""

    sentences: Sequence[str]
    titles: Sequence[str]
    outlets: Sequence[str]
    shapes: Sequence[tuple[int, ...]]
    authors: Sequence[str]

    @classmethod
    def of(cls, source: Path) -> _Stock:
        sentences: list[str] = []
        titles, outlets, shapes = [], [], []
        for line in Corpus(source).lines():
            body = [_SENTENCE_END.split(paragraph) for paragraph in line.paragraphs[1:]]
            for paragraph in body:
                sentences += paragraph
            titles.append(line.title)
            outlets.append(line.outlet)
            shapes.append(tuple(map(len, body)))
        if not sentences:
            raise ValueError(f"{source} holds no article with a paragraph: nothing can grow")
        families = [first + last + end for first in _FAMILY for last in _FAMILY for end in _ENDING]
        names = [f"{given} {family.title()}" for family in families for given in _GIVEN]
        return cls(sentences, titles, outlets, shapes, Random(0).sample(names, AUTHORS))


def _grow(stock: _Stock, paragraphs: int, random: Random) -> Iterator[dict[str, Any]]:
    left, number = paragraphs, 0
    while left > 0:
        number += 1
        title = _redrawn(random.choice(stock.titles), random)
        body = [
            _redrawn(" ".join(random.choices(stock.sentences, k=size)), random)
            for size in random.choice(stock.shapes)
        ]
        yield {
            "id": f"g{number}",
            "title": title,
            "date": (FIRST_DAY + timedelta(random.randrange(DAYS))).isoformat(),
            "author": random.sample(stock.authors, random.randint(1, _MOST_AUTHORS)),
            "outlet": random.choice(stock.outlets),
            "url": f"https://example.org/{number}",
            "text": "\n\n".join(body[: left - 1]),
        }
        left -= 1 + len(body)


def _redrawn(text: str, random: Random) -> str:
    """The text with other digits in its numbers; years and single digits stay as they are."""

    def other(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) == 1 or (len(digits) == 4 and digits.startswith("19")):
            return digits
        lowest = 10 ** (len(digits) - 1)
        return str(random.randrange(lowest, 10 * lowest)) if len(digits) < 10 else digits

    return _DIGITS.sub(other, text)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise ValueError(f"{path}, line {number}, is not JSON: {error}") from error
                yield {"id": str(number), **record}


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _line(record: dict[str, Any]) -> Line:
    author = record.get("author") or ()
    body = [part.strip() for part in re.split(r"\n\s*\n", record.get("text") or "")]
    title = " ".join((record.get("title") or "").split()) or "Untitled"
    return Line(
        id=str(record["id"]),
        title=title,
        day=_day(record.get("date")),
        authors=(author,) if isinstance(author, str) else tuple(author),
        outlet=record.get("outlet") or "",
        url=record.get("url") or "",
        paragraphs=(title, *(part for part in body if part)),
    )


def _day(text: str | None) -> date | None:
    """The day a date begins with; None for one that is not a whole day."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _cut(line: Line, paragraphs: int) -> Line:
    if len(line.paragraphs) <= paragraphs:
        return line
    return Line(line.id, line.title, line.day, line.authors, line.outlet, line.url,
                line.paragraphs[:paragraphs])  # fmt: skip
