"""Texts laid into one buffer and cut into pieces: what stands between blanks and ASCII signs.

No word reaches over an ASCII character that is neither letter nor digit, but for a dot or comma
inside it, and + and # behind it: these belong to pieces. (Words of scripts without spaces do; their
texts do not come here.) So the words of a text are those of its pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.byte_numbers import READS_BEYOND, Array

ENCODING = ("utf-8", "surrogatepass")  # what a text holds that is no character stays what it is
# What a byte is: nothing, part of a word, or one of those for which neighbours matter.
_LETTER, _COMMA, _DOT, _SIGN, _STOP = range(1, 6)
_KINDS = bytes(
    _LETTER if byte >= 0x80 or chr(byte).isalnum() else
    {",": _COMMA, ".": _DOT, "+": _SIGN, "#": _SIGN, "!": _STOP, "?": _STOP}.get(chr(byte), 0)
    for byte in range(256)
)  # fmt: skip
# Blanks and signs that mean to words and sentences just what an ASCII one means.
_ALIKE = {
    " ": "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028"
         "\u2029\u202f\u205f\u3000",
    '"': "“”„«»‘’‹›",
    "!": "…",
    "-": "‐‑‒–—―−£€¥¢°§©®™•·×",
}  # fmt: skip
_PLAIN = {
    int.from_bytes(sign.encode().ljust(3, b"\0"), "big"): ord(plain)
    for plain, signs in _ALIKE.items()
    for sign in signs
}
_SIGNS = np.array(sorted(_PLAIN))
_PLAIN_SIGNS = np.array([_PLAIN[sign] for sign in sorted(_PLAIN)], np.uint8)
_LEADS = bytes(byte in {sign >> 16 for sign in _PLAIN} for byte in range(256))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of some texts, in order."""

    buffer: bytes  # UTF-8, with ASCII for many signs; a zero before each text and some at the end
    starts: Array  # int64[pieces]: the first byte of each
    ends: Array  # int64[pieces]: the byte behind the last
    stops: Array  # int64[]: where . ! and ? stand outside of them
    text_starts: Array  # int64[texts + 1]: the piece that each text begins with


def cut(texts: Sequence[str]) -> Pieces:
    """The pieces of texts."""
    joined = "\0".join(["", *texts, "\0" * (READS_BEYOND - 1)])
    buffer = joined.encode(*ENCODING)
    zeros = np.flatnonzero(np.frombuffer(buffer, np.uint8) == 0)
    if len(zeros) > len(texts) + READS_BEYOND:
        return cut([text.replace("\0", "\1") for text in texts])
    if not joined.isascii():
        buffer = _plain(buffer)
    del joined  # of a text of 100 MB each of these is some 100 MB
    kinds = np.frombuffer(buffer.translate(_KINDS), np.uint8)
    inside = kinds == _LETTER
    special = np.flatnonzero(kinds > _LETTER)
    kind = kinds[special]
    within = (kind <= _DOT) & inside[special - 1] & inside[special + 1]
    signs = special[kind == _SIGN]
    del kinds
    inside[special[within]] = True
    for _ in range(2):  # the second + of C++ stands behind the first
        inside[signs] |= inside[signs - 1]
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return Pieces(
        buffer=buffer,
        starts=edges[0::2],
        ends=edges[1::2],
        stops=special[(kind == _STOP) | ((kind == _DOT) & ~within)],
        text_starts=np.searchsorted(edges[0::2], zeros[: len(texts) + 1]),
    )


def _plain(buffer: bytes) -> bytes:
    """A buffer with ASCII signs for those that mean the same, as often as these had bytes."""
    plain = np.frombuffer(buffer, np.uint8).copy()
    leads = np.flatnonzero(np.frombuffer(buffer.translate(_LEADS), np.uint8))
    one, two, three = (plain[leads + at].astype(np.int64) for at in range(3))
    three[one < 0xE0] = 0  # the character has two bytes
    sign = (one << 16) + (two << 8) + three
    at = np.searchsorted(_SIGNS, sign)
    at[at == len(_SIGNS)] = 0
    known = np.flatnonzero(_SIGNS[at] == sign)
    for offset in range(3):
        long = known[three[known] > 0] if offset == 2 else known
        plain[leads[long] + offset] = _PLAIN_SIGNS[at[long]]
    return plain.tobytes()
