"""The engine: runs query trees on the arrays of a generation's segments."""

from search.engine.results import every_hit, search, search_tree
from search.engine.spelling import respelt
from search.engine.tables import give_back_memory

__all__ = ["every_hit", "give_back_memory", "respelt", "search", "search_tree"]
