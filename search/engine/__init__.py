"""The engine: runs query trees on the arrays of a generation's segments."""

from search.engine.results import every_hit, search, search_tree
from search.engine.spelling import respelt

__all__ = ["every_hit", "respelt", "search", "search_tree"]
