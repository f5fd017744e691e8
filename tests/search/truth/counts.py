"""What is counted of hits, and how they are ordered.

Where the design leaves a question open, the choice is:

- Results in article scope count articles. An article has no kind, so that facet is empty there.
- A year, or a bucket of the timeline, is that of a date which lies wholly in it.
- Newest and oldest go by the first possible day; of one day, the best score comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index import Article, ArticleDate, Kind
from search.model import Filters, Mark, Sort

FACETS = ("outlet", "author", "original_outlet", "language", "kind", "year")
_LENGTHS = {"day": 10, "month": 7, "year": 4}  # of a date in ISO 8601


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph, or in article scope an article, that a query finds.

    `place` is where it stands in the index; `marks` are by paragraph id, where there are any.
    `kind` is that of the paragraph.
    """

    id: str
    place: int
    article: Article
    kind: Kind | None
    score: float
    marks: Mapping[str, tuple[Mark, ...]]

    @property
    def date(self) -> ArticleDate | None:
        """When the outlet published it."""
        return self.article.metadata.date


@dataclass(frozen=True, slots=True)
class Truth:
    """All there is to say about a search; `hits` in the order of the index.

    `left_out` is how many more there were, if all kinds of paragraphs were searched.
    """

    hits: tuple[Found, ...]
    facets: Mapping[str, Mapping[str, int]]
    left_out: int

    @classmethod
    def of(cls, found: Sequence[Found], left_out: Sequence[Found], filters: Filters) -> Truth:
        """About what was found, when filters are applied, and what was left out."""
        hits = tuple(hit for hit in found if _passes(hit, filters))
        facets = {facet: _counts(facet, found, filters) for facet in FACETS}
        return cls(hits, facets, sum(_passes(hit, filters) for hit in left_out))

    @property
    def articles(self) -> int:
        """How many articles the hits stand in."""
        return len({hit.article.id for hit in self.hits})

    @property
    def undated(self) -> int:
        """How many hits have no date."""
        return sum(hit.date is None for hit in self.hits)

    def timeline(self, unit: str) -> tuple[Mapping[str, int], int]:
        """Hits by "day", "month" or "year", and how many dates are too imprecise for any bucket."""
        buckets = [
            {day.isoformat()[: _LENGTHS[unit]] for day in (hit.date.first, hit.date.last)}
            for hit in self.hits
            if hit.date
        ]
        counts = Counter(bucket.pop() for bucket in buckets if len(bucket) == 1)
        return counts, len(buckets) - counts.total()

    def grouped(self) -> Truth:
        """The same with each article once, by its id, in the place of its best paragraph."""
        best: dict[str, Found] = {}
        for hit in sorted(self.hits, key=lambda hit: (-hit.score, hit.place)):
            best.setdefault(hit.article.id, replace(hit, id=hit.article.id))
        hits = tuple(sorted(best.values(), key=lambda hit: hit.place))
        return replace(self, hits=hits)

    def ordered(self, sort: Sort) -> list[Found]:
        """Hits in their order. Equal ones stand as in the index; undated ones last."""
        hits = sorted(self.hits, key=lambda hit: (-hit.score, hit.place))
        if sort in (Sort.NEWEST, Sort.OLDEST):
            dated = [(hit.date.first, hit) for hit in hits if hit.date]
            dated.sort(key=lambda pair: pair[0].toordinal() * (-1 if sort is Sort.NEWEST else 1))
            return [hit for _, hit in dated] + [hit for hit in hits if not hit.date]
        return hits


def wanted(filters: Filters, facet: str) -> frozenset[str]:
    """The values of a facet that are asked for."""
    found: frozenset[str] = getattr(filters, facet, frozenset())  # not all may be asked for yet
    return found


def _passes(hit: Found, filters: Filters, but: str = "") -> bool:
    first, last = filters.since, filters.until
    if (first or last) and not (
        hit.date and (first or date.min) <= hit.date.first and hit.date.last <= (last or date.max)
    ):
        return False
    # Of an article, a filter by kind has chosen what is looked at.
    facets = [facet for facet in FACETS if facet != but and not (facet == "kind" and not hit.kind)]
    asked = {facet: values for facet in facets if (values := wanted(filters, facet))}
    return all(values & _values(facet, hit) for facet, values in asked.items())


def _counts(facet: str, found: Sequence[Found], filters: Filters) -> Mapping[str, int]:
    """How many hits have each value, were it not for the filter by this facet."""
    hits = [hit for hit in found if _passes(hit, filters, but=facet)]
    return Counter(value for hit in hits for value in _values(facet, hit))


def _values(facet: str, hit: Found) -> set[str]:
    metadata = hit.article.metadata
    if facet == "author":
        return set(metadata.authors)
    if facet == "kind":
        return {hit.kind.value} if hit.kind else set()
    if facet == "year":
        years = {f"{day.year:04}" for day in (hit.date.first, hit.date.last)} if hit.date else set()
        return years if len(years) == 1 else set()
    value = getattr(metadata, facet)
    return {value} if value else set()
