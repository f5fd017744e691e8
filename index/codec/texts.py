"""What is stored to be shown, in one stretch of bytes for each article.

In this order: the source text; the texts of paragraphs that do not stand in it letter by letter;
title, address on the web, and as JSON the evidence and what part of its file the article is. UTF-8;
half a surrogate pair stays one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as _json  # what an encoder makes of a text, in C
from typing import Any

import numpy as np
import numpy.typing as npt

from index.codec.arrays import Array, ArrayFile
from index.model import Article, Evidence

PARTS = 5  # bounds of the parts, from the end of the source text on
_SOURCE, _REPAIRED, _TITLE, _URL, _REST = range(PARTS)


@dataclass(frozen=True, slots=True)
class Stored:
    """The stretches of some articles, one after another.

    `sizes` says how long each one is. Within it, `bounds` has PARTS numbers for each article,
    `texts` the begin and end of each paragraph in turn, in bytes.
    """

    data: bytes
    sizes: list[int]
    bounds: list[int]
    texts: list[int]


def store(articles: Sequence[Article]) -> Stored:
    """The stretches of articles."""
    pieces: list[bytes] = []
    sizes: list[int] = []
    bounds: list[int] = []
    texts: list[int] = []
    for article in articles:
        source = encode(article.source_text)
        size = len(source)
        pieces.append(source)
        bounds.append(size)
        for repaired in _repaired(article, size, texts):
            pieces.append(repaired)
            size += len(repaired)
        bounds.append(size)
        parts = _parts(article)
        pieces += parts
        for part in parts:
            size += len(part)
            bounds.append(size)
        sizes.append(size)
    return Stored(b"".join(pieces), sizes, bounds, texts)


def _repaired(article: Article, size: int, texts: list[int]) -> list[bytes]:
    """The texts that do not stand in the source text, of `size` bytes; `texts` as in Stored."""
    source = article.source_text
    offset = None if size == len(source) else _Offsets(source)  # in ASCII bytes are characters
    repaired = []
    for _, _, _, text, spans, _ in article.paragraphs:
        start, end = spans[0]
        if source[start:end] == text and len(spans) == 1:
            texts += (offset(start), offset(end)) if offset else spans[0]
        else:
            repaired.append(encoded := encode(text))
            texts += (size, size + len(encoded))
            size += len(encoded)
    return repaired


def _parts(article: Article) -> list[bytes]:
    metadata = article.metadata
    evidence = ", ".join(map(_evidence, article.evidence)) if article.evidence else ""
    rest = f"[[{evidence}], {_json(article.source.part)}]"
    return [encode(text) for text in (metadata.title, metadata.url or "", rest)]


def _evidence(one: Evidence) -> str:
    texts = f"{_json(one.field)}, {_json(one.value)}, {_json(one.where)}, {_json(one.precision)}"
    return f"[{texts}, {one.confidence!r}, {'true' if one.used else 'false'}]"


class _Offsets:
    """From characters to bytes of a text, quickly where they are asked for in ascending order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = (0, 0)

    def __call__(self, character: int) -> int:
        known, offset = self._last if character >= self._last[0] else (0, 0)
        offset += len(encode(self._text[known:character]))
        self._last = (character, offset)
        return offset


class Texts:
    """What is stored in a segment."""

    def __init__(self, file: ArrayFile) -> None:
        self._bytes = file.view("text")
        self._starts = file.view("article.text_starts")
        self._bounds = file.view("article.bounds", flat=True)  # unsigned[A, PARTS]
        self._ranges = file.view("document.text", flat=True)  # unsigned[N, 2]

    def paragraph(self, article: int, document: int) -> str:
        """The text of a paragraph of an article."""
        ranges = self._ranges
        return self._read(article, ranges[2 * document], ranges[2 * document + 1])

    def source_text(self, article: int) -> str:
        """The source text that all spans count in."""
        return self._read(article, 0, self._bounds[PARTS * article + _SOURCE])

    def title_and_url(self, article: int) -> tuple[str, str]:
        """The title, and the address on the web, "" where there is none."""
        return self._part(article, _TITLE), self._part(article, _URL)

    def url(self, article: int) -> str:
        """The address on the web, "" where there is none."""
        return self._part(article, _URL)

    def rest(self, article: int) -> tuple[tuple[Evidence, ...], str]:
        """Evidence, and what part of its file it is."""
        evidence: list[list[Any]]
        evidence, part = json.loads(self._part(article, _REST))
        return tuple(Evidence(*fields) for fields in evidence), part

    def stretches(self, articles: Sequence[int] | Array) -> memoryview:
        """The bytes of articles one after another, from the first to the last of a range."""
        return self._bytes[self._starts[articles[0]] : self._starts[articles[-1] + 1]]

    def sizes(self) -> npt.NDArray[np.int64]:
        """How many bytes each article has; int64[A]."""
        starts = np.asarray(self._starts).astype(np.int64)
        return starts[1:] - starts[:-1]

    def _part(self, article: int, part: int) -> str:
        bounds, place = self._bounds, PARTS * article + part
        return self._read(article, bounds[place - 1], bounds[place])

    def _read(self, article: int, begin: int, end: int) -> str:
        start = self._starts[article]
        return str(self._bytes[start + begin : start + end], "utf-8", "surrogatepass")


def encode(text: str) -> bytes:
    """As it is stored."""
    return text.encode("utf-8", "surrogatepass")
