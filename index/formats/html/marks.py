"""Marks: the elements of a page that its markup says name the author, or the day.

By `rel=author`, `<time>`, microformats, what classes are called, and where a link leads to.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.formats.html.page import named
from index.formats.html.tokens import VOID, Token, attributes, names, tokens
from index.reading.draft import clean

AUTHOR, DAY = "author", "date"

_AUTHOR_WORDS = names(
    "author authors auth autor autoren autorin auteur auteurs autore autores verfasser writer "
    "writers reporter reporters journalist journalists columnist contributor contributors creator "
    "byline bylines byl authored submitted vcard"
)
_DAY_WORDS = names(
    "date datum data fecha datetime published pubdate publish publishdate publication posted "
    "timestamp time timedata submitted created erstellt datepublished dateline"
)
# What is beside a name: a picture of its bearer, what he does, where to follow him.
_NO_AUTHOR = names(
    "image img avatar photo picture bio biography description desc role job position social "
    "twitter facebook instagram linkedin email mail follow icon count comment comments title "
    "commentator replies related more posts articles counter share label"
)
_NO_DAY = names(
    "comment comments event events expires read reading duration label icon birth ago countdown"
)
_PERSON_PAGE = re.compile(
    r"(?:/(?:author|autor|autoren|auteur|auteurs|autores|autore|authors|writers?|staff|contributors?"
    r"|journalists?|reporters?|columnists?|redakteure?|redaktion)/|[?&]author=)[^/?#\s\"']+",
    re.I,
)
_NO_WORDS: frozenset[str] = frozenset()
_NAMED_BY = ("class", "id", "rel", "itemprop", "property", "data-testid", "data-component")
_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüßéè]+|[A-Z]+(?![a-z])")
_HINT = re.compile(
    "auth|aut[oe]|byl|writ|report|journal|contrib|column|verfass|vcard|creat|redak|staff|dat|fech"
    "|publi|post|time|submit|erstell"
)  # a first look at attributes in small letters
_LONGEST = 1_000  # characters of attributes; pictures are written into longer ones
_LABEL = re.compile(r"(?:by|von|par|por|di|av|af|door|author|autor(?:in)?)[:\s]*|\W*", re.I)
_MOST_LETTERS = 200  # of what a mark holds; more is text
_MOST_TEXTS = 60  # of them, and the tags between
_MOST_MARKS = 40
_DEPTH = 60  # open elements that an end tag is looked for among


class Mark(NamedTuple):
    """An element that is marked: what it holds, `words` that it is called by, its place.

    `value` is what it holds for programs: in datetime, content or title.
    """

    role: str
    text: str
    value: str
    words: frozenset[str]
    start: int
    end: int


class _Open(NamedTuple):
    """An element that is open, with the number of texts before it."""

    name: str
    role: str
    value: str
    words: frozenset[str]
    start: int
    texts: int


def marks(source: str, start: int, end: int) -> list[Mark]:
    """The marks in a stretch of source, in order, those further out first."""
    opened: list[_Open] = []
    texts: list[str] = []
    found: list[Mark] = []
    for token in _stretch(source, start, end):
        name = token.name
        if not name:
            texts.append(source[token.start : token.end])
        elif name[0] == "/":
            if any(one.name == name[1:] for one in opened[-_DEPTH:]):
                while (one := opened.pop()).name != name[1:]:
                    _note(one, texts, token.start, found)
                _note(one, texts, token.start, found)
        elif name in VOID:
            texts.append(" ")
            _note(_open(token, len(texts)), texts, token.start, found)
        else:
            texts.append(" ")
            opened.append(_open(token, len(texts)))
        if len(found) >= _MOST_MARKS:
            break
    for one in reversed(opened):
        _note(one, texts, end, found)
    return sorted(found, key=lambda mark: mark.start)


def _stretch(source: str, start: int, end: int) -> Iterator[Token]:
    for token in tokens(source, start):
        if token.start >= end:
            return
        yield token


def _open(token: Token, texts: int) -> _Open:
    may_be = token.attributes or token.name == "time"
    role = (
        _role(token.name, token.attributes) if may_be and len(token.attributes) < _LONGEST else ""
    )
    if not role:
        return _Open(token.name, "", "", _NO_WORDS, token.start, texts)
    words, hidden, _ = named(token.attributes)
    value = ""
    if role == DAY:
        said = attributes(token.attributes)
        value = said.get("datetime") or said.get("content") or said.get("title") or ""
    return _Open(token.name, "" if hidden else role, value, words, token.start, texts)


@lru_cache(maxsize=4_096)  # elements of one kind, of which pages have many, are written alike
def _role(name: str, written: str) -> str:
    """What an element is marked as: one that is called author and date is the line of both."""
    if name == "time":
        return DAY
    if not _HINT.search(written.lower()):
        return ""
    said = attributes(written)
    labels = [label for key in _NAMED_BY for label in said.get(key, "").split()]
    called = [frozenset(map(str.lower, _WORD.findall(label))) for label in labels]
    if any("comment" in words or "comments" in words for words in called):
        return ""
    if any(words & _AUTHOR_WORDS and not words & _NO_AUTHOR for words in called):
        return AUTHOR
    if any(words & _DAY_WORDS and not words & _NO_DAY for words in called):
        return DAY
    is_person = name == "a" and _PERSON_PAGE.search(said.get("href", "")) is not None
    return AUTHOR if is_person and not any(words & _NO_AUTHOR for words in called) else ""


def _note(one: _Open, texts: list[str], end: int, found: list[Mark]) -> None:
    if not one.role or len(texts) - one.texts > _MOST_TEXTS:
        return
    text = clean(html.unescape("".join(texts[one.texts :])))
    is_label = one.role == AUTHOR and _LABEL.fullmatch(text)
    if (text or one.value) and len(text) <= _MOST_LETTERS and not is_label:
        found.append(Mark(one.role, text, one.value, one.words, one.start, end))
