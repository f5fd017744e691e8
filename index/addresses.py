"""Permanent addresses: an article keeps its id, and so does every paragraph that keeps its words.

Frozen: a change to anything here breaks every link and citation made so far. The normal form
rests on what Unicode promises never to change (NFKC, case folding and the categories of assigned
characters), not on the analyzer, which may improve.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

_ARTICLE_BYTES = 10  # 80 bits: among a billion articles a clash is less likely than 1 in a million
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base 32, as RFC 4648 has it, in small letters
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]  # half as many look-ups
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_AT_ONCE = 5  # bytes: eight letters
_PIECE = 1 << 16  # characters folded at once: folding takes twelve bytes and more for each
# Characters before which no normal form joins anything: a text may be cut there.
_BEGINS_ANEW = re.compile("[\x00-\x7f\u4e00-\u9fff]")
_PARAGRAPH_BYTES = 5  # 40 bits: within one article of 1,000 paragraphs, 1 in two million


def article_id(locator: str) -> str:
    """The address of the article at `locator`: sixteen letters and digits."""
    return _short_hash(_encoded(unicodedata.normalize("NFC", locator)), _ARTICLE_BYTES)


def paragraph_ids(article: str, texts: Iterable[str]) -> Iterator[str]:
    """The addresses of an article's paragraphs, in order: `<article>.<words>`, and `-2` and so on
    for the second and further paragraphs with the same letters and digits.
    """
    seen: dict[str, int] = {}
    for text in texts:
        words = _short_hash(_normal_bytes(text), _PARAGRAPH_BYTES)
        seen[words] = number = seen.get(words, 0) + 1
        yield f"{article}.{words}-{number}" if number > 1 else f"{article}.{words}"


def normal_form(text: str) -> str:
    """Letters and digits alone: quotes, hyphens, spaces and case may be mended freely."""
    return _normal_bytes(text).decode("utf-8", "surrogatepass")


def _normal_bytes(text: str) -> bytes:
    if text.isascii():  # what follows, in one step
        return text.lower().encode().translate(None, _ASCII_MARKS)
    return b"".join(map(_folded, _pieces(text))) if len(text) > _PIECE else _folded(text)


def _folded(text: str) -> bytes:
    folded = unicodedata.normalize("NFKC", text).casefold()
    # str.isalnum holds for the categories L and N, and for nothing else.
    return _encoded("".join(filter(str.isalnum, folded)))


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces whose normal forms, one after another, are that of the whole."""
    start = 0
    while cut := _BEGINS_ANEW.search(text, start + _PIECE):
        yield text[start : cut.start()]
        start = cut.start()
    yield text[start:]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _short_hash(data: bytes, size: int) -> str:
    digest = hashlib.blake2b(data, digest_size=size).digest()
    return "".join([_letters(digest[at : at + _AT_ONCE]) for at in range(0, size, _AT_ONCE)])


def _letters(five_bytes: bytes) -> str:
    bits = int.from_bytes(five_bytes)
    return (
        f"{_PAIRS[bits >> 30]}{_PAIRS[bits >> 20 & 1023]}"
        f"{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
    )
