"""Articles that are entries of a file: lines of JSON, rows of a table, items of a feed."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice

from index.errors import ArticleError
from index.formats import html, plain
from index.reading.draft import Declared, Draft, bare, clean

# Best first. Case, and the marks between the words of a key, do not count.
TEXT_KEYS = (
    "text", "body", "content", "article", "full text", "main text", "article text", "article body",
    "body text", "content text", "text body", "story", "story text", "raw text", "clean text",
    "plain text",
    "volltext", "artikeltext", "inhalt", "texte", "contenu", "texto", "cuerpo", "testo",
    "tekst", "текст", "正文", "body html", "content html", "html",
)  # fmt: skip
_SHOWN = ", ".join(TEXT_KEYS[:4])
_RANKS = {bare(key): rank for rank, key in enumerate(TEXT_KEYS)}
_NO_RANK = len(TEXT_KEYS)
_MOST_REMEMBERED = 1_024  # keys; the articles of a container have the same
_LONGEST = 40  # characters of a key; those above are shorter

# What begins with a block or closes two is HTML; a text that only speaks of a tag is not.
_BEGINS = re.compile(
    r"\s*+<(?:!doctype|html|body|p|div|article|section|h[1-6]|ul|table)[\s>]", re.I
)
_CLOSES = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br\s*+/?>", re.I)
_FEWEST = 2


def article(text: str, declared: tuple[Declared, ...], part: str) -> Draft:
    """The article in a text that is HTML or plain: the source text is the text as it stands."""
    # A JSON string may hold half of a surrogate pair, which no file can.
    text = text.encode("utf-8", "replace").decode()
    if "<" in text and _is_markup(text):
        return html.article(text, declared, part)
    return Draft(text, tuple(plain.blocks(text)), declared, part)


def _is_markup(text: str) -> bool:
    closed = islice(_CLOSES.finditer(text), _FEWEST)
    return _BEGINS.match(text) is not None or len(list(closed)) == _FEWEST


def text_key(item: Mapping[str, object]) -> str:
    """The key that holds an entry's text. Raises ArticleError where there is none."""
    texts = [key for key in item if _rank(key) < _NO_RANK and isinstance(item[key], str)]
    if not texts:
        raise ArticleError(
            "It has no text.",
            f"An article has its paragraphs under one of the keys {_SHOWN} and the like.",
            "Rename the key that holds the text, or remove the article.",
        )
    return min(texts, key=lambda key: (not str(item[key]).strip(), _rank(key)))


def _rank(key: str) -> int:
    return _known_rank(key) if len(key) <= _LONGEST else _NO_RANK


@functools.lru_cache(_MOST_REMEMBERED)
def _known_rank(key: str) -> int:
    return _RANKS.get(bare(key), _NO_RANK)


def named(columns: Iterable[str]) -> bool:
    """Whether one of these keys may hold a text."""
    return any(_rank(column) < _NO_RANK for column in columns)


class Parts:
    """Gives each entry of a file its place: its own id, else its number."""

    def __init__(self, noun: str, numbers: dict[str, int] | None = None) -> None:
        self._noun = noun
        self._numbers = {} if numbers is None else numbers

    def part(self, identity: object, number: int) -> str:
        """The place of entry `number`. Raises ArticleError where an earlier one has its id."""
        part = clean(str(identity)) if isinstance(identity, str | int) else ""
        part = part or f"{self._noun} {number}"
        # As addresses have it: accents written in two ways are one letter.
        first = self._numbers.setdefault(unicodedata.normalize("NFC", part), number)
        if first != number:
            raise ArticleError(
                f"Its id {part!r} is that of {self._noun} {first}.",
                "An id is the article's address, so only the first of the two is kept.",
                "Give each article an id of its own, or leave the ids out.",
            )
        return part
