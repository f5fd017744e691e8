"""How a query was read, and what else it may mean, where little is found."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from index import Generation
from search import QueryError, Results, in_capitals, plainly, respelt, search
from web.wider import FEW, counts_only

_NAME = re.compile(r"\b((?:author|outlet|original):)([\w.'’-]+(?: +[\w.'’-]+)+)", re.I)
_MOST_OF_A_NAME = 5  # words; each number of them is a search of its own
_MINUS = re.compile(r"(?<![^\s(])-(?=\S)")


def read_as(results: Results) -> str:
    """The query as it was understood, where that may explain why few are found; else ""."""
    typed, understood = results.query.text, results.understood
    is_few = 0 < results.total < FEW
    return understood if is_few and _spelt_out(typed) != _spelt_out(understood) else ""


def meant(generation: Generation, results: Results) -> str:
    """The query as it may have been meant, where little is found: with a name in quotation marks,
    or with words spelt as the archive has them; else "".
    """
    return _with_name_quoted(generation, results) or respelt(generation, results)


def with_operators(results: Results) -> str:
    """Where few are found: the query with its `and`, `not` and `near` as operators; else ""."""
    return in_capitals(results.query.text) if results.total < FEW else ""


def in_plain_words(results: Results) -> str:
    """Where nothing is found: the words of the query without their operators, if it has any.

    Names of fields are no words of it.
    """
    text = results.query.text.strip()
    words = "" if results.total or ":" in text else plainly(text)
    return words if words != text else ""


def _with_name_quoted(generation: Generation, results: Results) -> str:
    """author:"Imogen Tarrant" for author:Imogen Tarrant, where few are found and some have both."""
    text = results.query.text
    match = _NAME.search(text) if results.total < FEW else None
    words = match[2].split() if match else []
    for count in range(min(len(words), _MOST_OF_A_NAME), 1, -1):
        assert match
        name = f'{match[1]}"{" ".join(words[:count])}"'
        with suppress(QueryError):
            if search(generation, replace(counts_only(results.query), text=name)).total:
                rest = " ".join(words[count:])
                return f"{text[: match.start()]}{name} {rest}{text[match.end() :]}".rstrip()
    return ""


def _spelt_out(query: str) -> str:
    """A query without what says the same in two ways: -toll and NOT toll, a AND b and a b."""
    return " ".join(_MINUS.sub("NOT ", query).replace(" AND ", " ").split())
