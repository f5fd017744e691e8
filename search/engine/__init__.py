"""The engine: runs query trees on the arrays of a generation's segments."""

from search.engine.results import search, search_tree
from search.engine.spelling import respelt

__all__ = ["respelt", "search", "search_tree"]
