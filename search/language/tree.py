"""The query tree: what a query means, with the place of every part in the query string.

    Node = Spot | Near | Sentence | Same | AtLeast | First | Named | Dated | And | Or | Not
    Spot = Word | Exact | Cased | Pattern | Fuzzy | Phrase | Or of Spots

    Phrase    Exact, Pattern and AnyWord, or Cased and AnyWord     "the brid* is"   =="US Steel"
    Near      two Spots or more                                    a NEAR/5 b       a BEFORE/5 b
    Sentence  Spots and Nears                                      SENTENCE(a b)
    Same      Nodes                                                SAME(a, b)
    AtLeast   a Spot                                               ATLEAST/3(a)
    First     a Spot or a Near                                     FIRST/50(a)
    Named     Word, Exact, Pattern, Fuzzy or Phrase                outlet:gazette
    And, Or   two Nodes or more                                    a b    a OR b
    Not       a Node                                               NOT a

*What is found* is a paragraph or, in article scope, an article; each node says when it finds one.
In article scope And, Or, Not and AtLeast look at the article, all others at its paragraphs: the
article is found where one of its paragraphs is. A Not therefore means nowhere in the article.

*An occurrence* of a Spot is the words of one paragraph that it finds there: one word for Word,
Exact, Cased, Pattern and Fuzzy, neighbours for a Phrase, those of any part for an Or. Positions
count the words of the paragraph.

*Marks* are words. A Spot marks its occurrences. Near, Sentence and First mark every occurrence that
takes part in a match, which is one occurrence of each part; And, Or and Same the marks of those of
their parts that hold here; AtLeast all occurrences; Not, Named and Dated nothing.

*Scores*: Word, Exact and Cased as words; Pattern and Fuzzy a constant; Near, Sentence, Same,
AtLeast, First and Phrase as the And of their words; Not, Named and Dated nothing.

Each node prints back, by `str`, to a query that means the same. Texts stand as they were typed; the
engine brings them to the index's normal form. Whoever builds nodes from another dialect keeps to
the grammar above and gives texts that the analyzer takes for one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from index import ArticleDate
from search.language.joining import Compound, joined
from search.language.spots import (
    BETWEEN,
    NUMBERED,
    Cased,
    Exact,
    Fuzzy,
    Pattern,
    Phrase,
    Place,
    Word,
)


@dataclass(frozen=True, slots=True)
class Near:
    """One occurrence of each part near one another in a paragraph; no two share a word.

    The distance of two occurrences is that of their nearest words: neighbours have distance 1.
    Ordered (BEFORE): each part stands before the next, at most `distance` from it.
    Not ordered (NEAR): any two of them are at most `distance` apart.
    """

    parts: tuple[Spot, ...]
    distance: int
    ordered: bool
    place: Place

    def __str__(self) -> str:
        operator = f" {'BEFORE' if self.ordered else 'NEAR'}/{self.distance} "
        return operator.join(_bracketed(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One occurrence of each part, all inside one sentence; they may share words."""

    parts: tuple[Spot | Near, ...]
    place: Place

    def __str__(self) -> str:
        return f"SENTENCE({_side_by_side(self.parts, ', ', Or, Near)})"


@dataclass(frozen=True, slots=True)
class Same:
    """In article scope: one paragraph that every part finds by itself. Else the same as And."""

    parts: tuple[Node, ...]
    place: Place

    def __str__(self) -> str:
        return f"SAME({', '.join(map(str, self.parts))})"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` occurrences of the part, in the paragraph or the article."""

    count: int
    part: Spot
    place: Place

    def __str__(self) -> str:
        return f"ATLEAST/{self.count}({self.part})"


@dataclass(frozen=True, slots=True)
class First:
    """An occurrence of the part that ends within the first `count` words of the paragraph.

    In article scope: of the article, whose paragraphs are counted on from one to the next, without
    those that are not searched (bylines and boilerplate).
    """

    count: int
    part: Spot | Near
    place: Place

    def __str__(self) -> str:
        return f"FIRST/{self.count}({self.part})"


@dataclass(frozen=True, slots=True)
class Named:
    """Paragraphs of articles that have the part in this piece of metadata.

    title     the title          author  one of the authors   outlet  the outlet
    original  the original outlet        url     the address          file    the source's path
    lang      the language's code        kind    the kind of the paragraph itself

    The part is looked for in the words of the value, one of the values where there are several. A
    Word stands in `title` alone, for any of its forms. With `whole` the part, Exact or a Phrase of
    them, is all of the value's words; `lang` and `kind` are always whole.
    """

    field: str
    part: Word | Exact | Pattern | Fuzzy | Phrase
    place: Place
    whole: bool = False

    def __str__(self) -> str:
        value = str(self.part)
        if isinstance(self.part, Word):
            value = self.part.text
        elif isinstance(self.part, Exact):
            value = self.part.text if self.field in ("kind", "lang") else f'"{self.part.text}"'
        sign = "=" if self.whole and self.field not in ("kind", "lang") else ""
        return f"{self.field}:{sign}{value}"


@dataclass(frozen=True, slots=True)
class Dated:
    """Paragraphs of articles dated for certain within these days; with None, of undated ones.

    `field` is "date", this outlet's date, or "first", that of the first publication. A range that
    is open at one end reaches to `date.min` or `date.max`.
    """

    field: str
    days: ArticleDate | None
    place: Place

    def __str__(self) -> str:
        if self.days is None:
            return f"{self.field}:none"
        first = "" if self.days.first == date.min else self.days.first.isoformat()
        last = "" if self.days.last == date.max else self.days.last.isoformat()
        return f"{self.field}:{first}" + (f"..{last}" if first != last or not first else "")


@dataclass(frozen=True, slots=True)
class And:
    """What every part finds."""

    parts: tuple[Node, ...]
    place: Place

    def __str__(self) -> str:
        return _side_by_side(self.parts, " AND ", And, Or, Near)


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one part finds."""

    parts: tuple[Node, ...]
    place: Place

    def __str__(self) -> str:
        return " OR ".join(_bracketed(part, And, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not find."""

    part: Node
    place: Place

    def __str__(self) -> str:
        return f"NOT {_bracketed(self.part, And, Or, Near)}"


Spot: TypeAlias = Word | Exact | Cased | Pattern | Fuzzy | Phrase | Or
Node: TypeAlias = (
    Spot | Near | Sentence | Same | AtLeast | First | Named | Dated | And | Not
)  # fmt: skip


def nodes(tree: Node) -> Iterator[Node]:
    """A node and all under it; what a phrase or a field asks for is part of that one."""
    yield tree
    match tree:
        case And(parts) | Or(parts) | Near(parts) | Sentence(parts) | Same(parts):
            for part in parts:
                yield from nodes(part)
        case Not(part) | AtLeast(_, part) | First(_, part):
            yield from nodes(part)


def sense(spot: Spot) -> tuple[str, tuple[object, ...]]:
    """What a spot asks for: the same wherever it stands in a query."""
    return str(spot), getattr(spot, "joined", ())


def _side_by_side(parts: tuple[Node, ...], between: str, *looser: type) -> str:
    """Parts with a space between them, or what parts those that it would join."""
    text = _bracketed(parts[0], *looser)
    for left, right in pairwise(parts):
        if isinstance(left, Word) and isinstance(right, Word):
            apart = not _neighbours(left, right)
        else:
            apart = any(isinstance(part, Word) and _takes(part.text) for part in (left, right))
        text += (between if apart else " ") + _bracketed(right, *looser)
    return text


def _takes(word: str) -> bool:
    """Whether a word would be read as an operator on what stands beside it."""
    return word in BETWEEN or NUMBERED.fullmatch(word) is not None


def _neighbours(left: Word, right: Word) -> bool:
    if not joined(left.text, right.text):
        return not _takes(left.text)
    both = Compound(left.text, right.text)
    return both in left.joined and both in right.joined


def _bracketed(node: Node, *looser: type) -> str:
    return f"({node})" if isinstance(node, looser) else str(node)
