"""Queries that cannot be run, with the place at fault and what everybody is told about it."""

from __future__ import annotations

from typing import NamedTuple


class Broken(NamedTuple):
    """A broken query, the characters of it that are at fault, and what happened in a sentence."""

    query: str
    place: tuple[int, int]
    happened: str


_NO_PARTNER = "A quotation mark has no partner."
_NO_LETTERS = "has neither letters nor digits."

BROKEN = {
    "open-quote": Broken('"the bridge', (0, 11), _NO_PARTNER),
    "open-curly-quote": Broken("strike “the bridge", (7, 18), _NO_PARTNER),
    "lone-quote": Broken('"', (0, 1), _NO_PARTNER),
    "empty-quotes": Broken('strike ""', (7, 9), "There is nothing between the quotation marks."),
    "sign-in-quotes": Broken('"+"', (0, 3), f"“+” {_NO_LETTERS}"),
    "sign": Broken("strike &", (7, 8), f"“&” {_NO_LETTERS}"),
    "element": Broken("strike <>", (7, 9), f"“<>” {_NO_LETTERS}"),
    "bare-and": Broken("AND", (0, 3), "A word is missing before “AND”."),
    "and-first": Broken("AND strike", (0, 3), "A word is missing before “AND”."),
    "or-last": Broken("strike OR", (7, 9), "A word is missing after “OR”."),
    "or-or": Broken("strike OR OR ferry", (10, 12), "A word is missing before “OR”."),
    "not-last": Broken("strike NOT", (7, 10), "A word is missing after “NOT”."),
    "open-parenthesis": Broken("(strike ferry", (0, 1), "A parenthesis is not closed."),
    "closed-parenthesis": Broken("strike) ferry", (6, 7), "A closing parenthesis has no partner."),
    "empty-parentheses": Broken("strike ()", (7, 9), "There is nothing between the parentheses."),
    "unknown-field": Broken("titel:strike", (0, 6), "There is no field “titel”."),
    "field-without-value": Broken("outlet: gazette", (0, 7), "“outlet:” has no value."),
    "field-at-the-end": Broken("strike author:", (7, 14), "“author:” has no value."),
    "no-date": Broken("date:someday", (5, 12), "“someday” is no date."),
    "no-such-day": Broken("date:2023-02-30", (5, 15), "“2023-02-30” is no date."),
    "dates-reversed": Broken(
        "date:2023-04-19..2023-04-16",
        (5, 27),
        "The dates in “2023-04-19..2023-04-16” are in the wrong order.",
    ),
    "too-deep": Broken(
        "(" * 51 + "a" + ")" * 51,
        (50, 51),
        "More than 50 parentheses or NOTs are nested here.",
    ),
    "too-long": Broken("a" * 40_001, (40_000, 40_001), "The query has 40,001 letters."),
    "too-many-words": Broken(
        "a " * 1_000 + "b", (2_000, 2_001), "The query has more than 1,000 words."
    ),
}
