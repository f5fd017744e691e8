"""Trees as one line each, and how a query is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from search import QueryError
from search.language import (
    And,
    AnyWord,
    AtLeast,
    Cased,
    Dated,
    Exact,
    First,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Same,
    Sentence,
    Word,
    parse,
)  # fmt: skip

TODAY = date(2026, 3, 4)  # a Wednesday


def outline(node: Node | AnyWord) -> str:
    """A tree without places and joined words: what each operator takes stands in parentheses."""
    match node:
        case Word(text):
            return text
        case Exact(text):
            return f"={text}"
        case Cased(text):
            return f"=={text}"
        case Pattern(text):
            return f"[{text}]"
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
        case AnyWord():
            return "_"
        case Phrase(words):
            bare = (word.text if isinstance(word, Exact) else outline(word) for word in words)
            return f'"{" ".join(bare)}"'
        case Near(parts, distance, ordered):
            return _listed(f"{'before' if ordered else 'near'}/{distance}", *parts)
        case Sentence(parts):
            return _listed("sentence", *parts)
        case Same(parts):
            return _listed("same", *parts)
        case AtLeast(count, part):
            return _listed(f"atleast/{count}", part)
        case First(count, part):
            return _listed(f"first/{count}", part)
        case Named(field, part, _, whole):
            return _listed(field + ("!" if whole else ""), part)
        case Dated(field, None):
            return f"({field} none)"
        case Dated(field, days):
            return f"({field} {days.first} {days.last})" if days else ""
        case Not(part):
            return _listed("not", part)
        case And(parts):
            return _listed("and", *parts)
        case Or(parts):
            return _listed("or", *parts)


def _listed(name: str, *parts: Node) -> str:
    return f"({name} {' '.join(map(outline, parts))})"


def read(query: str) -> str:
    """The outline of a query's tree."""
    return outline(parse(query, TODAY))


def refused(query: str) -> tuple[str, str, str]:
    """What happened, the characters at fault, and the suggestion, of a query that is refused."""
    with pytest.raises(QueryError) as caught:
        parse(query, TODAY)
    error = caught.value
    assert error.query == query
    for sentence in (error.happened, error.meaning, error.remedy):
        assert sentence.endswith(".") and "{" not in sentence.replace("{x", "")
    if error.suggestion:
        assert error.suggestion != query
        parse(error.suggestion, TODAY)
    return error.happened, query[error.start : error.end], error.suggestion


def below(node: Node) -> Iterator[Node]:
    """A node and everything below it, in the order of the query; not the parts of a phrase."""
    yield node
    match node:
        case And(parts) | Or(parts) | Near(parts) | Sentence(parts) | Same(parts):
            for part in parts:
                yield from below(part)
        case Not(part) | AtLeast(_, part) | First(_, part) | Named(_, part):
            yield from below(part)
