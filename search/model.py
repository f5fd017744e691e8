"""What goes into a search and what comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, overload

from index import Metadata, Paragraph
from search.cursor import Cursor

PAGE_SIZE = 10
LARGEST_PAGE = 100  # a page is read by people; more is what paging is for

_LAST_PLACE = 2**32 - 2 * LARGEST_PAGE  # a cursor says the next one in four bytes
_YEAR = re.compile(r"(?!0000)[0-9]{4}")

FACETS = ("outlet", "author", "original_outlet", "language", "kind", "year")


class Sort(StrEnum):
    """The order of hits: `base` is the bare score. Undated ones come last where dates decide.

    `similar` is relevance, and then by the words that mark its first hits.
    """

    RELEVANCE = "relevance"
    SIMILAR = "similar"
    BASE = "base"
    NEWEST = "newest"
    OLDEST = "oldest"


class Scope(StrEnum):
    """What has to hold the words of a query, and is counted: a paragraph, or a whole article."""

    PARAGRAPH = "paragraph"
    ARTICLE = "article"


class Unit(StrEnum):
    """What a timeline counts by."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Filters:
    """Only hits whose article has one of the values, in each field that names any.

    Of `kind` the paragraph itself must be, and in article scope no others are looked at. Years are
    four digits; raises ValueError for others. `since` and `until` keep what was published for
    certain on these days or between them.
    """

    outlet: frozenset[str] = frozenset()
    author: frozenset[str] = frozenset()
    original_outlet: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    language: frozenset[str] = frozenset()
    year: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        for year in self.year:
            if not _YEAR.fullmatch(year):
                raise ValueError(f"no such year: {year}")


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked. Without words, every article answers with its title.

    `page` counts from 1; `size` is at most LARGEST_PAGE. Raises ValueError for others. A `cursor`
    of earlier results goes on in their place, in their generation and with their `today`, which is
    what “last week” is told from. `grouped` makes one hit of the paragraphs of each article.
    `facets` and `timeline` say what is counted, `unit` by what in a timeline: None leaves that to
    its span.
    """

    text: str = ""
    filters: Filters = Filters()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    scope: Scope = Scope.PARAGRAPH
    grouped: bool = False
    cursor: Cursor | None = None
    facets: tuple[str, ...] = FACETS
    timeline: bool = True
    unit: Unit | None = None
    today: date = field(default_factory=date.today)

    def __post_init__(self) -> None:
        if self.page < 1 or not 1 <= self.size <= LARGEST_PAGE:
            raise ValueError(f"no such page: {self.page} of size {self.size}")
        if self.page * self.size > _LAST_PLACE:
            raise ValueError(f"page {self.page} is beyond what a cursor can say")
        if unknown := {*self.facets} - {*FACETS}:
            raise ValueError(f"no such facets: {', '.join(sorted(unknown))}")
        if self.cursor and self.page > 1:
            raise ValueError(f"page {self.page} is not where a cursor goes on")

    @property
    def groups(self) -> bool:
        """Whether paragraphs are grouped: in article scope every hit is an article already."""
        return self.grouped and self.scope is Scope.PARAGRAPH


class Mark(NamedTuple):
    """Characters `start` up to, not including, `end` of a paragraph's text: why it was found."""

    start: int
    end: int


class Fragment(NamedTuple):
    """A stretch of a paragraph's text from character `start` on; its marks count from there."""

    start: int
    text: str
    marks: tuple[Mark, ...]


class Passage(NamedTuple):
    """A paragraph as it is shown: its marks count in its text, its snippet is what to show."""

    paragraph: Paragraph
    marks: tuple[Mark, ...]
    snippet: tuple[Fragment, ...]


class Hit(NamedTuple):
    """What was found: a paragraph, or an article by the paragraphs that hold its marks.

    The first paragraph stands in `paragraph`, `marks` and `snippet`; `more` has the others. Where
    paragraphs are grouped the first is the best, `more` has the next best, and `rest` is how many
    were found besides.
    """

    paragraph: Paragraph
    article_id: str
    metadata: Metadata
    marks: tuple[Mark, ...]
    snippet: tuple[Fragment, ...]
    score: float
    more: tuple[Passage, ...] = ()
    rest: int = 0


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the paragraphs found have this value."""

    value: str
    count: int


class Facet(Sequence[FacetCount]):
    """The values of one piece of metadata that were found, in the order they are shown in.

    There may be thousands, of which few are looked at: each is made when it is asked for.
    """

    def __init__(self, values: Sequence[str], order: Sequence[int], counts: Sequence[int]) -> None:
        """`order` has the numbers of the values found, `counts` how many of each: views of the
        engine's arrays, of four bytes each, which give plain integers.
        """
        self._values = values
        self._order = order
        self._counts = counts

    @property
    def nbytes(self) -> int:
        """How much memory the numbers and the counts take."""
        return 4 * (len(self._order) + len(self._counts))

    def __len__(self) -> int:
        return len(self._order)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as for other sequences that are made lazily

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...

    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        if isinstance(place, slice):
            return tuple(map(self._count, self._order[place], self._counts[place]))
        return self._count(self._order[place], self._counts[place])

    def _count(self, number: int, count: int) -> FacetCount:
        return FacetCount(self._values[number], count)


@dataclass(frozen=True, slots=True)
class Timeline:
    """When what was found was published: `starts` are days, months or years, empty ones too.

    A date is drawn where one of them holds it whole: `imprecise` counts those that none does,
    `undated` what has no date.
    """

    unit: Unit
    starts: tuple[str, ...]
    counts: tuple[int, ...]
    undated: int
    imprecise: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. `total` counts them, and `articles` the articles they stand in.

    `understood` is the query as it was read, which means the same. A facet's counts leave out its
    own filter, so that its other values stay on offer. `undated` is how many of the paragraphs
    found have no date, `left_out` how many more there are in bylines and boilerplate. All counts
    are exact, and the same whether hits are grouped or not. `here` is the cursor of this page.
    """

    query: Query
    understood: str
    total: int
    articles: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Facet]
    timeline: Timeline | None
    undated: int
    left_out: int
    here: Cursor

    @property
    def generation(self) -> int:
        """The state of the archive that all of this is of."""
        return self.here.generation

    @property
    def listed(self) -> int:
        """How many hits all pages have: paragraphs or articles, as they are shown."""
        return self.articles if self.query.groups else self.total

    @property
    def page(self) -> int:
        """Which page this is, from 1: a cursor of pages of another size may begin anywhere."""
        return _pages(self.here.place, self.query.size) + 1

    @property
    def pages(self) -> int:
        """How many pages there are: those before this one, and this one with those after it."""
        before = min(self.here.place, self.listed)
        size = self.query.size
        return _pages(before, size) + _pages(self.listed - before, size)

    @property
    def next(self) -> Cursor | None:
        """Where the next page begins, if there is one."""
        place = self.here.place + self.query.size
        return self.here.at(place) if place < self.listed else None

    @property
    def previous(self) -> Cursor | None:
        """Where the page before begins, if there is one."""
        place = min(self.here.place, self.listed) - self.query.size
        return self.here.at(max(place, 0)) if self.here.place else None


def _pages(hits: int, size: int) -> int:
    """How many pages of a size it takes to hold so many hits."""
    return -(-hits // size)
