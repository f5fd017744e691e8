"""The engine: runs query trees on the arrays of a generation's segments."""

from search.engine.results import search

__all__ = ["search"]
