"""A query string cut into tokens, in one pass, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from search.errors import QueryError
from search.language.spots import Place

_QUOTES = '"“”„«»＂'
_MINUSES = "−–—‐‑－-"  # whichever of them a word processor made of the minus that was typed
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<open>[(（])
  | (?P<close>[)）])
  | (?P<not>[{_MINUSES}]+(?=[^\s)）{_MINUSES}]))
  | (?P<field>[^\W\d_]+)[:：](?!//)
  | [{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<closing>[{_QUOTES}]?)
  | (?P<word>[^\s()（）{_QUOTES}]+)
    """,
    re.X,
)  # fmt: skip


class TokenType(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its text without quotes and colon, and its place with them."""

    type: TokenType
    text: str
    place: Place


OPERATORS = {"AND": TokenType.AND, "OR": TokenType.OR, "NOT": TokenType.NOT}


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, and one for its end. Raises QueryError for a quote left open."""
    for match in _TOKEN.finditer(query):
        place = Place(*match.span())
        match match.lastgroup:
            case "space":
                continue
            case "open" | "close":
                yield Token(TokenType.OPEN if match["open"] else TokenType.CLOSE, match[0], place)
            case "not":
                yield Token(TokenType.NOT, match[0], place)
            case "field":
                yield Token(TokenType.FIELD, match["field"], place)
            case "word":
                yield Token(OPERATORS.get(match[0], TokenType.WORD), match[0], place)
            case _:
                if not match["closing"]:
                    raise _left_open(query, place)
                yield Token(TokenType.QUOTED, match["quoted"], place)
    yield Token(TokenType.END, "", Place(len(query), len(query)))


def _left_open(query: str, place: Place) -> QueryError:
    return QueryError(
        query,
        place.start,
        place.end,
        "A quotation mark has no partner.",
        "Where the phrase ends cannot be told, so nothing was searched.",
        "Close the quotation, or leave the mark out.",
        suggestion=query.rstrip() + '"',
    )
