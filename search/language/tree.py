"""The query tree: what a query means, with the place of every part in the query string.

Each node prints back, by `str`, to a query that means the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from index import ArticleDate


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` up to, not including, `end` of the query string."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """Paragraphs that hold the word, in any of its forms."""

    text: str
    place: Place

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Paragraphs that hold these words as written, one right after the other."""

    text: str
    place: Place

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Named:
    """Paragraphs of articles whose outlet or author has these words in its name."""

    field: str  # "outlet" or "author"
    text: str
    place: Place

    def __str__(self) -> str:
        return f'{self.field}:"{self.text}"'


@dataclass(frozen=True, slots=True)
class Dated:
    """Paragraphs of articles published for certain within these days."""

    date: ArticleDate
    place: Place

    def __str__(self) -> str:
        first, last = self.date.first.isoformat(), self.date.last.isoformat()
        return f"date:{first}..{last}"


@dataclass(frozen=True, slots=True)
class And:
    """Paragraphs that every part finds."""

    parts: tuple[Node, ...]
    place: Place

    def __str__(self) -> str:
        return " ".join(_bracketed(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Paragraphs that at least one part finds."""

    parts: tuple[Node, ...]
    place: Place

    def __str__(self) -> str:
        return " OR ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Paragraphs that the part does not find."""

    part: Node
    place: Place

    def __str__(self) -> str:
        return f"NOT {_bracketed(self.part, And, Or)}"


Node = Word | Phrase | Named | Dated | And | Or | Not


def _bracketed(node: Node, *looser: type) -> str:
    return f"({node})" if isinstance(node, looser) else str(node)
