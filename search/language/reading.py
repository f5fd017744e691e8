"""A query read, or refused with the nearest query that works."""

from __future__ import annotations

import re
from datetime import date

from search.errors import QueryError
from search.language.apart import is_between
from search.language.cutting import whole_words
from search.language.habits import reads_otherwise
from search.language.lexer import TokenType, folded, tokens
from search.language.limits import MOST_LETTERS
from search.language.parser import read
from search.language.spots import BETWEEN
from search.language.tree import Node

_MOST_MISTAKES = 5  # that are mended in one suggestion; a query with more is no near miss
_LONG = 2_000  # letters, beyond which the first suggestion works or there is none
_OPERATORS = re.compile(
    r"\b(?:NEAR|BEFORE|(?:ATLEAST|FIRST)(?=/\d++\())/\d++|\b(?:SENTENCE|SAME)(?=\()"
)
_LOWER_CASE = {"and": "AND", "not": "NOT", "near": "NEAR/5"}
_DROPPED = frozenset({"AND", "OR", "NOT", "NEAR", "BEFORE"})


def parse(query: str, today: date | None = None) -> Node:
    """The tree of a query. Raises QueryError with the place at fault and what to do.

    `today` is the day that words such as `yesterday` count from; without it they are refused.
    """
    try:
        return read(query, today)
    except QueryError as error:
        error.suggestion = _working(error.suggestion, today)
        raise


def plainly(query: str) -> str:
    """The query that searches for the words of `query`, without any operator.

    "" where there are none, or more than can be searched at once.
    """
    if len(query) > MOST_LETTERS:
        return ""
    masked = _OPERATORS.sub(lambda found: " " * len(found[0]), folded(query))
    found = [query[start:end] for start, end in whole_words(query) if masked[start:end].strip()]
    is_headline = query.isupper()  # in which SAME is a word like any other
    plain = " ".join(
        f"={word}" if reads_otherwise(word) or (word in BETWEEN and not is_headline) else word
        for word in found
        if word not in _DROPPED
    )
    try:
        read(plain)
    except QueryError:
        return ""
    return plain


def in_capitals(query: str) -> str:
    """The query with words between others that may be meant as operators, as these: `a and b`.

    "" where there are none, or where it is no query then.
    """
    found, parts = query, tokens(query)
    for at, part in reversed([*enumerate(parts)]):
        is_word = part.type is TokenType.PLAIN and part.text in _LOWER_CASE
        if is_word and is_between(parts, at):
            found = f"{found[: part.start]}{_LOWER_CASE[part.text]}{found[part.end :]}"
    try:
        read(found)
    except QueryError:
        return ""
    return found if found != query else ""


def _working(suggestion: str, today: date | None) -> str:
    """A suggestion with its further mistakes mended too; "" where that leads nowhere."""
    for _ in range(_MOST_MISTAKES if len(suggestion) < _LONG else 1):
        if not 0 < len(suggestion) <= MOST_LETTERS:
            break
        try:
            tree = read(suggestion, today)
        except QueryError as error:
            suggestion = error.suggestion
        else:
            tidy = _tidy(suggestion)
            return tidy if tidy == suggestion or _means(tidy, tree, today) else suggestion
    return ""


def _means(query: str, tree: Node, today: date | None) -> bool:
    """Whether a query means what a tree does."""
    try:
        return str(read(query, today)) == str(tree)
    except QueryError:
        return False


def _tidy(query: str) -> str:
    """A query without blanks at its ends and at those of its quotations, where they say nothing."""
    for part in reversed(tokens(query)):
        if part.type is TokenType.QUOTED:
            start, end = part.start + 1, part.start + 1 + len(part.text)
            before, inside, after = query[: start - 1], query[start:end], query[end + 1 :]
            left = " " if inside[0].isspace() and before[-1:].isalnum() else ""
            right = " " if inside[-1].isspace() and after[:1].isalnum() else ""
            quoted = f"{query[start - 1]}{inside.strip()}{query[end]}"
            query = f"{before}{left}{quoted}{right}{after}"
    return query.strip()
