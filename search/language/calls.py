"""Names right before a parenthesis: segments of other search engines, and near misses of ours."""

from __future__ import annotations

import re

from search.errors import QueryError
from search.language.lexer import Token, folded
from search.language.refusal import refusal

_SEGMENTS = {
    **dict.fromkeys(("headline", "hlead", "title", "ti"), "title:"),
    **dict.fromkeys(("byline", "author", "au"), "author:"),
    **dict.fromkeys(("publication", "pub", "source", "outlet"), "outlet:"),
    **dict.fromkeys(("date", "load-date", "publication-date"), "date:"),
    **dict.fromkeys(("body", "text"), "kind:body "),
    **dict.fromkeys(("caption", "graphic"), "kind:caption "),
    "language": "lang:", "lead": "FIRST/50",
}  # fmt: skip
# Parts and marks of articles that Byline does not know. Written small they are words.
_UNKNOWN = frozenset({
    "SECTION", "TERMS", "SUBJECT", "COMPANY", "PERSON", "GEOGRAPHIC", "INDUSTRY", "ORGANIZATION",
    "TICKER", "LENGTH", "ALLCAPS", "CAPS", "NOCAPS", "PLURAL", "SINGULAR",
})  # fmt: skip
_WORD_ENDING = re.compile(r"(?:e?[sdr]|ing)\)")  # as in author(s)
_CALLED = re.compile(r"(sentence|same|(?:atleast|first)(?:/?\d+)?|atl\d+|near|around)", re.I)
_FTS5 = re.compile(r"\(([^()]*),\s*(\d+)\s*\)|\((\d+)\)|\(([^()]*)\)")


def check_called(query: str, token: Token, opening: Token) -> None:
    """Raises QueryError where a name has a meaning because a parenthesis follows it."""
    segment = _SEGMENTS.get(token.text.casefold())
    if segment and not _WORD_ENDING.match(query, opening.end):
        raise refusal(
            query, token.start, token.end,
            f"{token.text} is a segment of another search engine.",
            "The parts of an article have other names here.",
            f"Write {segment.strip()} in its place, or put a space before the parenthesis.",
            segment,
        )  # fmt: skip
    if token.text in _UNKNOWN:
        raise refusal(
            query, token.start, token.end,
            f"{token.text} is a segment or a command of another search engine.",
            "Byline has nothing like it, so it would be read as a word.",
            "Leave it out; for the word put a space before the parenthesis.",
            "",
        )  # fmt: skip
    if _CALLED.fullmatch(token.text):
        raise _called(query, token, opening)


def spaced(query: str, token: Token, opening: Token, name: str) -> QueryError:
    """The refusal of one of our operators that stands apart from its parenthesis."""
    return refusal(
        query, token.start, opening.end,
        f"A space stands between {name} and the parenthesis.",
        "Without it this is an operator; with it, a word and a group.",
        f"Close the gap, or write ={name} for the word.",
        f"{name}(",
    )  # fmt: skip


def _called(query: str, token: Token, opening: Token) -> QueryError:
    """The refusal of what looks like one of our operators, or like NEAR( of FTS5 or of Google."""
    name = re.sub(r"^ATL(?=\d)", "ATLEAST", token.text.upper())
    if name in ("NEAR", "AROUND"):
        match = _FTS5.match(folded(query), opening.start)
        instead, end = None, opening.end
        if match and match[3]:
            instead, end = f" NEAR/{match[3]} ", match.end()
        elif match:
            parts = re.findall(r'"[^"]*"|[^\s,]+', match[1] or match[4] or "")
            instead, end = f" NEAR/{match[2] or 10} ".join(parts) or None, match.end()
        return refusal(
            query, token.start, opening.end,
            f"{token.text}( is an operator of another search engine.",
            "Here it stands between the words, with the number after a slash.",
            "Write it like strike NEAR/5 ferry.",
            instead.strip() if instead and not (match and match[3] and not token.start) else None,
            (token.start, end),
        )  # fmt: skip
    name = re.sub(r"(?<=[A-Z])/?(\d+)", r"/\1", name)
    name += {"ATLEAST": "/2", "FIRST": "/50"}.get(name, "")
    return refusal(
        query, token.start, token.end,
        f"{token.text} is no operator like this.",
        "Operators are capitals, with the number after a slash.",
        f"Write {name}, or put a space before the parenthesis.",
        name,
    )  # fmt: skip
