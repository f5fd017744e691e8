"""A query string in, results out. Knows index; knows nothing of Flask."""

from search.cursor import Cursor
from search.engine import every_hit, give_back_memory, respelt, search
from search.errors import CursorError, QueryError
from search.language import FIELDS, QUOTES, in_capitals, plainly
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
from search.snippets import snippet

__all__ = [
    "FACETS",
    "FIELDS",
    "LARGEST_PAGE",
    "PAGE_SIZE",
    "QUOTES",
    "Cursor",
    "CursorError",
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
    "every_hit",
    "give_back_memory",
    "in_capitals",
    "mark_article",
    "plainly",
    "respelt",
    "search",
    "snippet",
]
