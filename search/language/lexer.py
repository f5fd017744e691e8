"""A query string cut into tokens, in one pass, each with its place.

Full-width signs, dashes of every length and white space of every kind are the same as the plain
ones; only here they are told apart.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from search.language.cutting import PLAIN, is_plain
from search.language.limits import MOST_TOKENS
from search.language.refusal import QUOTES, refusal

# Every opening quotation mark, with those that may close it: keyboards, languages and word
# processors do not agree, but “a “b” c” holds a quotation inside another.
_CLOSING = {
    '"': '"”“', "“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": '»"', "»": '«»"',
    "〝": "〞〟", "「": "」", "『": "』", "″": "″", "❝": "❞", "《": "》",
}  # fmt: skip
_MARKS = re.compile(f"[{QUOTES}]")
_NESTED = re.compile(f"[^{QUOTES}]*+[”»][^{QUOTES}]*+[”»]")

# One character for one, so that places stay what they are.
_FOLDED = str.maketrans(
    {
        **{chr(sign + 0xFEE0): chr(sign) for sign in range(0x21, 0x7F)},
        **dict.fromkeys("‐‑‒–—―−﹣", "-"),
        "、": ",",
        "∼": "~",
    }
)
_TOKEN = re.compile(
    rf"""
    (?P<space>\s++)
  | (?P<plain>[{PLAIN}]++)(?=[\s)]|\Z)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<not>-++)(?=[^\s)])
  | (?P<field>[^\W\d_]++):(?!//)(?P<value>[^\s(){QUOTES}=][^\s(){QUOTES}]*+)?+
  | (?P<equals>={{1,2}}+)(?=[^\s=()])
  | (?P<opening>[{QUOTES}])(?P<quoted>[^{QUOTES}]*+)(?P<closing>[{QUOTES}]?)(?P<within>~\d*+)?+
  | (?P<word>[^\s(){QUOTES}]++)
    """,
    re.X,
)
_OPERATOR = re.compile(r"(?:NEAR|BEFORE)/\d++")
_FUNCTION = re.compile(r"SENTENCE|SAME|(?:ATLEAST|FIRST)/\d++")
_PUNCTUATION = re.compile(r"[.,;:!?…。]+")  # after a phrase it says nothing, as after a word
_SEPARATOR = re.compile(r"(?<!\d),|,(?!\d)")  # the comma in 1,578 is none


class TokenType(StrEnum):
    """What a token is."""

    PLAIN = "plain"  # a word of letters and digits
    WORD = "word"  # all that stands without white space, signs too
    QUOTED = "quoted"
    WITHIN = "~"  # ~5 right after a quotation
    EQUALS = "="
    FIELD = "field"
    VALUE = "value"  # of a field, without white space
    OPEN = "("
    CLOSE = ")"
    COMMA = ","  # between the parts of a function
    FUNCTION = "function"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"
    END = "end"


class Token(NamedTuple):
    """A token, with its signs folded, and its characters `start` to `end` in the query.

    The text of a quotation and of a field is without quotes and colon, their place is with them.
    """

    type: TokenType
    text: str
    start: int
    end: int


_KEYWORDS = {"AND": TokenType.AND, "OR": TokenType.OR, "NOT": TokenType.NOT}
_ENDINGS = (TokenType.QUOTED, TokenType.CLOSE)
_SIMPLE = {
    "open": TokenType.OPEN,
    "close": TokenType.CLOSE,
    "not": TokenType.NOT,
    "equals": TokenType.EQUALS,
}


def folded(query: str) -> str:
    """The query with plain signs in the place of full-width ones and of dashes."""
    return query if query.isascii() else query.translate(_FOLDED)


def tokens(query: str) -> list[Token]:
    """The tokens of a query, and one for its end. Raises QueryError for a quote left open.

    Of a query with more than MOST_TOKENS only so many and a few.
    """
    text = folded(query)
    found: list[Token] = []
    functions: list[bool] = []  # for each open parenthesis, whether it is inside a function
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            continue
        start, end = match.span()
        if len(found) > MOST_TOKENS:
            break
        if kind == "plain":
            word = match[0]
            found.append(Token(_KEYWORDS.get(word, TokenType.PLAIN), word, start, end))
        elif kind == "word":
            inside = bool(functions and functions[-1])
            if not inside and _follows(found, start) and _PUNCTUATION.fullmatch(match[0]):
                found[-1] = found[-1]._replace(end=end)
            else:
                found += _words(text, start, end, inside)
        elif kind in _SIMPLE:
            if kind == "open":
                function = bool(found) and found[-1].type is TokenType.FUNCTION
                functions.append(function or (bool(functions) and functions[-1]))
            elif kind == "close" and functions:
                functions.pop()
            found.append(Token(_SIMPLE[kind], match[0], start, end))
        elif match["field"]:
            colon = match.end("field") + 1
            found.append(Token(TokenType.FIELD, match["field"], start, colon))
            if match["value"]:
                inside = bool(functions and functions[-1])
                found += _parts(text, colon, end, TokenType.VALUE, inside)
        else:
            _check_quotes(query, match)
            found.append(Token(TokenType.QUOTED, match["quoted"], start, match.end("closing")))
            if match["within"]:
                found.append(Token(TokenType.WITHIN, match["within"], match.end("closing"), end))
    found.append(Token(TokenType.END, "", len(query), len(query)))
    return found


def _follows(found: list[Token], start: int) -> bool:
    """Whether a quotation or a group ends right here."""
    return bool(found) and found[-1].end == start and found[-1].type in _ENDINGS


def _words(text: str, start: int, end: int, in_function: bool) -> list[Token]:
    word = text[start:end]
    if text.startswith("(", end) and _FUNCTION.fullmatch(word):
        return [Token(TokenType.FUNCTION, word, start, end)]
    if _OPERATOR.fullmatch(word):
        return [Token(TokenType.NEAR, word, start, end)]
    if word in _KEYWORDS:
        return [Token(_KEYWORDS[word], word, start, end)]
    return _parts(text, start, end, TokenType.WORD, in_function)


def _parts(text: str, start: int, end: int, kind: TokenType, in_function: bool) -> list[Token]:
    """A word, or what the commas of a function part it into."""
    if not in_function or "," not in text[start:end]:
        return [Token(kind, text[start:end], start, end)]
    found = []
    for comma in [*_SEPARATOR.finditer(text, start, end), None]:
        until = comma.start() if comma else end
        if start < until:
            word = text[start:until]
            plain = kind is TokenType.WORD and is_plain(word)
            keyword = _KEYWORDS.get(word, TokenType.PLAIN) if plain else kind
            found.append(Token(keyword, word, start, until))
            kind = TokenType.WORD
        if comma:
            found.append(Token(TokenType.COMMA, ",", *comma.span()))
            start = comma.end()
    return found


def _check_quotes(query: str, match: re.Match[str]) -> None:
    opening, closing = match["opening"], match["closing"]
    inside = query[match.start("quoted") : match.end("quoted")]
    start, end = match.start(), match.end("closing")
    if not closing:
        raise refusal(
            query, start, end,
            "A quotation mark has no partner.",
            "Where the phrase ends cannot be told, so nothing was searched.",
            "Close the quotation, or leave the mark out.",
            f'{opening}{inside.rstrip()}{_CLOSING.get(opening, opening)[0]}' if inside else "",
        )  # fmt: skip
    if closing not in _CLOSING.get(opening, ""):
        nested = _NESTED.match(query, end)
        until = nested.end() if nested else end
        words = " ".join(_MARKS.sub(" ", query[start:until]).split())
        raise refusal(
            query, start, end,
            f"The quotation marks {opening} and {closing} do not belong together.",
            "It may be a quotation inside another; where the phrase ends cannot be told.",
            'Put straight marks around the phrase, like "so", and none inside.',
            f'"{words}"' if words else "", (start, until),
        )  # fmt: skip
