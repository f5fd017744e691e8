"""Feeds: RSS and Atom, an article an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import feedparser

from index.errors import ArticleError
from index.formats import record
from index.reading.draft import Declared, Draft, clean

__all__ = ["read"]

_SIGNED = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)")  # as RSS has authors
_TAG = re.compile(r"<[^>]*+>")


def read(data: bytes) -> Iterator[Draft | tuple[str, ArticleError]]:
    """The article of each entry; the source text is its content, or the summary where it has none.

    Raises ArticleError for a feed without entries.
    """
    # From memory: given a name or an address, feedparser would open it.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        reason = feed.get("bozo_exception")
        raise ArticleError(
            f"It has no entries{f': {reason}' if reason else ''}.",
            "A feed is read entry by entry, each of them an article.",
            "Save the feed anew, or leave it out.",
        )
    parts = record.Parts("item")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            part = parts.part(entry.get("id") or entry.get("link"), number)
            yield record.article(_text(entry), (_declared(entry, feed.feed),), part)
        except ArticleError as error:
            yield f"item {number}", error


def _text(entry: Any) -> str:
    texts = [one.get("value", "") for one in entry.get("content", [])]
    texts.append(entry.get("summary", ""))
    return str(max(texts, key=len))


def _declared(entry: Any, feed: Any) -> Declared:
    source = entry.get("source") or {}
    signed = _SIGNED.fullmatch(entry.get("author", ""))  # feedparser cuts long hosts in two
    values = {
        "title": _line(entry.get("title", "")),
        "author": _line(signed["name"]) if signed else _authors(entry),
        "published": entry.get("published", ""),
        "updated": dict.get(entry, "updated", ""),  # its own get would answer with another day
        "link": entry.get("link", ""),
        "language": entry.get("language", "") or feed.get("language", ""),
        "source": _line(source.get("title", "")),
        "feed title": _line(feed.get("title", "")),
    }  # fmt: skip
    return Declared("feed", {key: value for key, value in values.items() if value})


def _authors(entry: Any) -> list[str] | str:
    named = [_line(author["name"]) for author in entry.get("authors", []) if author.get("name")]
    return named or _line(entry.get("author", ""))


def _line(text: str) -> str:
    return clean(unescape(_TAG.sub("", text)))
