"""The words of Byline as types: what goes into an archive and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from index.dates import ArticleDate


class Kind(StrEnum):
    """What a paragraph is to its article."""

    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    NOTE = "note"
    BOILERPLATE = "boilerplate"


class Span(NamedTuple):
    """A stretch of source text: characters `start` up to, not including, `end`."""

    start: int
    end: int


class Paragraph(NamedTuple):
    """The unit that is indexed, found, shown, linked and cited.

    `text` is what a reader sees, without markup. `spans` say where it stands in the source text,
    in order; one empty span where it stands outside of it. `id` is its permanent address. `page`
    is the one it begins on, from 1; None where its source has no pages.
    """

    id: str
    number: int
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    page: int | None = None

    @property
    def start(self) -> int:
        """First character of the source text that belongs to it."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past its last character in the source text."""
        return self.spans[-1].end


class Evidence(NamedTuple):
    """Where one piece of metadata was found, and how far to trust it.

    `where` reads as an answer to "where does this come from?": "front matter: date".
    `confidence` runs from 0 (a guess) to 1 (stated by the source itself). What is not `used` says
    otherwise than the value that is, or was not understood.
    """

    field: str
    value: str
    where: str
    precision: str
    confidence: float
    used: bool = True


class Metadata(NamedTuple):
    """What is known of an article; None or () where the source does not say."""

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: ArticleDate | None = None
    first_published: ArticleDate | None = None
    original_outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def record(self) -> dict[str, object]:
        """As JSON would have it, with the keys that every interface of Byline uses."""
        return {
            "title": self.title,
            "author": list(self.authors),
            "outlet": self.outlet,
            "date": str(self.date) if self.date else None,
            "first_published": str(self.first_published) if self.first_published else None,
            "original_outlet": self.original_outlet,
            "url": self.url,
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class Source:
    """The file an article came from.

    `path` is the locator: the path under the indexed root with "/" between folders. `part` says
    where inside a container the article stands ("line 3"), and is "" where the file is the article.
    """

    path: str
    sha256: str
    format: str
    format_version: int
    part: str = ""

    @property
    def locator(self) -> str:
        """What identifies the article: path, and part where there is one."""
        return f"{self.path}#{self.part}" if self.part else self.path


@dataclass(frozen=True, slots=True)
class Article:
    """One published text with its metadata, its evidence and its paragraphs in order.

    The first paragraph is the title. `source_text` is what all spans count in.
    """

    id: str
    metadata: Metadata
    evidence: tuple[Evidence, ...]
    paragraphs: tuple[Paragraph, ...]
    source: Source
    source_text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a part of one, that should have been an article and could not be read."""

    path: str
    reason: str
