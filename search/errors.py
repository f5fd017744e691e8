"""A query that cannot be run, with the place at fault, and a cursor that does not lead on."""

from __future__ import annotations

from index import BylineError


class QueryError(BylineError):
    """What is wrong with a query: characters `start` up to `end` of `query` are at fault.

    `suggestion` is the nearest query that works, "" where there is none.
    """

    def __init__(
        self,
        query: str,
        start: int,
        end: int,
        happened: str,
        meaning: str,
        remedy: str,
        suggestion: str = "",
    ) -> None:
        super().__init__(happened, meaning, remedy)
        self.query = query
        self.start = start
        self.end = end
        self.suggestion = suggestion


class CursorError(BylineError):
    """A cursor that is none, or that another query was given."""
