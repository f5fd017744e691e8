"""The engine: runs query trees on the arrays of a generation's segments."""

from search.engine.results import search, search_tree

__all__ = ["search", "search_tree"]
