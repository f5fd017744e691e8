"""What is said of all that a query finds, whichever page of it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.engine import counting
from search.engine.choosing import Chosen
from search.engine.columns import Column
from search.engine.question import Question
from search.engine.timelines import Timelines
from search.engine.whole import Whole
from search.model import Facet, Timeline

_BYTES_OF_A_BUCKET = 52  # of a timeline: a count as an object, and two references


@dataclass(frozen=True, slots=True)
class Totals:
    """What `search.model.Results` says beside its hits."""

    total: int
    articles: int
    facets: Mapping[str, Facet]
    timeline: Timeline | None
    undated: int
    left_out: int

    @property
    def nbytes(self) -> int:
        """How much memory it takes, about."""
        buckets = len(self.timeline.starts) if self.timeline else 0
        return sum(each.nbytes for each in self.facets.values()) + buckets * _BYTES_OF_A_BUCKET

    @classmethod
    def of(cls, question: Question) -> Totals:
        """What is said of a question's hits."""
        query = question.query
        what = cls, query.facets, query.timeline, query.unit
        return question.remember(what, lambda: cls._counted(question))

    @classmethod
    def _counted(cls, question: Question) -> Totals:
        view, query, chosen = question.terms.view, question.query, question.chosen
        timelines = view.keep(Timelines, lambda: Timelines(view.whole.date))
        articles = chosen.by_article
        dates = timelines.by_date(articles)
        timeline = timelines.timeline(dates, query.unit) if query.timeline else None
        return cls(
            total=chosen.hits.count,
            articles=len(articles.articles),
            facets={name: _facet(view.whole, timelines, chosen, name) for name in query.facets},
            timeline=timeline,
            undated=timelines.undated(dates),
            left_out=chosen.left_out,
        )


def _facet(whole: Whole, timelines: Timelines, chosen: Chosen, name: str) -> Facet:
    if name == "kind":
        return counting.kinds(whole, chosen.of_all_kinds)
    found = chosen.without.get(name, chosen.by_article)
    if name == "year":
        return timelines.years(timelines.by_date(found))
    column: Column = getattr(whole, name)
    return counting.facet(column.values, counting.by_value(column, found))
