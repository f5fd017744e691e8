"""How a query was read, and what else it may mean, where little is found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index import Generation
from search import QUOTES, Results, in_capitals, plainly, respelt
from web.blocking import Blocking, blocking_filters, unknown_words, without_filters
from web.wider import FEW, articles_holding, counted, uncertain
from web.wording import plural

# A phrase is taken whole first, so that nothing in one is a name; a minus begins no word of one.
_WORD = r"[\w.'’][\w.'’-]*"
_NAME = re.compile(
    rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?"
    rf"|\b(?P<field>(?:author|outlet|original):)(?P<name>{_WORD}(?: +{_WORD})+)",
    re.I,
)
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
    """Articles that are what the words of a query name, and the query that finds them."""

    query: str
    articles: int
    what: str

    @property
    def said(self) -> str:
        """How many, and what they are."""
        return f"{plural(self.articles, 'article')} {self.what}"


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be said of a search that finds little; what there is no reason to say is empty.

    `meant` is the query as it may have been meant, `operators` the same with its words as
    operators, `words` without any, `wider` how many whole articles hold the words, `uncertain`
    what may lie between the days that are asked for. Where nothing is found, `blocking` are the
    filters each of which is the reason, `unfiltered` is how much is found without any, and
    `unknown` are the words that no article has.
    """

    read_as: str = ""
    meant: str = ""
    operators: str = ""
    words: str = ""
    known: tuple[Known, ...] = ()
    wider: int = 0
    uncertain: str = ""
    blocking: tuple[Blocking, ...] = ()
    unfiltered: int = 0
    unknown: tuple[str, ...] = ()


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
        blocking=blocking_filters(generation, results),
        unfiltered=without_filters(generation, results),
        unknown=unknown_words(generation, results),
    )


def known(generation: Generation, results: Results) -> list[Known]:
    """Where few paragraphs hold the words: the articles whose author, outlet, date … they are."""
    value = " ".join(results.query.text.split())
    if results.total >= FEW or not 0 < len(value) <= _LONGEST_VALUE or '"' in value:
        return []
    found = []
    for field, what in _FIELDS.items():
        if field in _ADDRESSES and not re.search(r"\w[./]\w", value):
            continue
        asked = f'{field}:"{value}"'
        named = counted(generation, results.query, text=asked)
        if named and named.articles:
            found.append(Known(asked, named.articles, what))
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
    """author:"Imogen Tarrant" for author:Imogen Tarrant, where few are found and that finds any."""
    text = results.query.text
    match = next((one for one in _NAME.finditer(text) if one["field"]), None)
    if not match or results.total >= FEW:
        return ""

    def finds_any(asked: str) -> bool:
        found = counted(generation, results.query, text=asked)
        return found is not None and found.total > 0

    words = match["name"].split()
    for count in range(min(len(words), _MOST_OF_A_NAME), 1, -1):
        name = f'{match["field"]}"{" ".join(words[:count])}"'
        rest = "".join(f" {word}" for word in words[count:])
        meant = f"{text[: match.start()]}{name}{rest}{text[match.end() :]}"
        # Beside OR the whole finds something whether the name does or not.
        if finds_any(name) and finds_any(meant):
            return meant.strip()
    return ""


def _spelt_out(query: str) -> str:
    """A query without what says the same in two ways: -toll and NOT toll, a AND b and a b."""
    return " ".join(_MINUS.sub("NOT ", query).replace(" AND ", " ").split())
