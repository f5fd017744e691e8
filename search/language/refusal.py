"""A query that is refused: what is said, and the nearest query that works."""

from __future__ import annotations

from search.errors import QueryError

QUOTES = '"“”„‟«»〝〞〟「」『』＂″❝❞《》'


def refusal(
    query: str,
    start: int,
    end: int,
    happened: str,
    meaning: str,
    remedy: str,
    instead: str | None = None,
    whole: tuple[int, int] | None = None,
) -> QueryError:
    """The error for characters `start` up to `end` of a query.

    The suggestion has `instead` in their place, or in that of the characters `whole`; "" leaves
    them out, and None suggests nothing.
    """
    suggestion = "" if instead is None else replaced(query, *(whole or (start, end)), instead)
    return QueryError(query, start, end, happened, meaning, remedy, suggestion)


def no_letters(query: str, start: int, end: int) -> QueryError:
    """The error for characters that hold no word."""
    text = query[start:end].strip(QUOTES + " ")
    if text:
        happened = f"“{text}” has neither letters nor digits."
        meaning, remedy = "Such a sign is not indexed, so it cannot be found.", "Leave it out."
    else:
        happened = "There is nothing between the quotation marks."
        meaning, remedy = "What to look for is missing.", "Write it in, or leave the marks out."
    return refusal(query, start, end, happened, meaning, remedy, "")


def replaced(query: str, start: int, end: int, text: str) -> str:
    """The query with another text, or none, in the place of some of its characters."""
    before, after = query[:start], query[end:]
    if text:
        return f"{before}{text}{after}"
    space = "" if before.endswith("(") or after.startswith(")") else " "
    return f"{before.rstrip()}{space}{after.lstrip()}".strip()
