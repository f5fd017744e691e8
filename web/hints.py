"""How a query was read, and what else it may mean, where little is found."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from index import Generation
from search import QueryError, Results, in_capitals, plainly, respelt, search
from web.wider import FEW, articles_holding, counts_only, uncertain
from web.wording import plural

_NAME = re.compile(r"\b((?:author|outlet|original):)([\w.'’-]+(?: +[\w.'’-]+)+)", re.I)
_MOST_OF_A_NAME = 5  # words; each number of them is a search of its own
# Fields whose value a query of plain words may be, and what articles are then.
_FIELDS = {
    "author": "by this author", "outlet": "of this outlet", "original": "first published there",
    "date": "of this date", "url": "at this address", "file": "of this file",
}  # fmt: skip
_ADDRESSES = ("url", "file")
_LONGEST_VALUE = 200  # letters; no name, date or address has more
_MINUS = re.compile(r"(?<![^\s(])-(?=\S)")


@dataclass(frozen=True, slots=True)
class Known:
    """Articles that are what the words of a query name: `said` is how many, and what they are."""

    query: str
    said: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be said of a search that finds little; what there is no reason to say is empty.

    `meant` is the query as it may have been meant, `operators` the same with its words as
    operators, `words` without any, `wider` how many whole articles hold the words, `uncertain`
    what may lie between the days that are asked for.
    """

    read_as: str = ""
    meant: str = ""
    operators: str = ""
    words: str = ""
    known: tuple[Known, ...] = ()
    wider: int = 0
    uncertain: str = ""


NO_HINTS = Hints()


def hints_of(generation: Generation, results: Results) -> Hints:
    """All hints on a search."""
    left_out = uncertain(generation, results)
    return Hints(
        read_as=read_as(results),
        meant=meant(generation, results),
        operators=with_operators(results),
        words=in_plain_words(results),
        known=tuple(known(generation, results)),
        wider=articles_holding(generation, results),
        uncertain=left_out.said if left_out else "",
    )


def known(generation: Generation, results: Results) -> list[Known]:
    """Where few paragraphs hold the words: the articles whose author, outlet, date … they are."""
    value = " ".join(results.query.text.split())
    if results.total >= FEW or not 0 < len(value) <= _LONGEST_VALUE or '"' in value:
        return []
    found = []
    for field, said in _FIELDS.items():
        if field in _ADDRESSES and not re.search(r"\w[./]\w", value):
            continue
        asked = f'{field}:"{value}"'
        with suppress(QueryError):
            count = search(generation, replace(counts_only(results.query), text=asked)).articles
            if count:
                found.append(Known(asked, f"{plural(count, 'article')} {said}"))
    return found


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
