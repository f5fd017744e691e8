"""A query string in, results out. Knows index; knows nothing of Flask."""

from search.engine import respelt, search
from search.errors import QueryError
from search.language import FIELDS, plainly
from search.marks import mark_article
from search.model import (
    FACETS,
    LARGEST_PAGE,
    PAGE_SIZE,
    Facet,
    FacetCount,
    Filters,
    Fragment,
    Hit,
    Mark,
    Passage,
    Query,
    Results,
    Scope,
    Sort,
    Timeline,
    Unit,
)

__all__ = [
    "FACETS",
    "FIELDS",
    "LARGEST_PAGE",
    "PAGE_SIZE",
    "Facet",
    "FacetCount",
    "Filters",
    "Fragment",
    "Hit",
    "Mark",
    "Passage",
    "Query",
    "QueryError",
    "Results",
    "Scope",
    "Sort",
    "Timeline",
    "Unit",
    "mark_article",
    "plainly",
    "respelt",
    "search",
]
