"""What hostile files are made of: much of one thing, a piece at a time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MEGABYTE = 1_000_000
PROSE = (
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls. The operator blamed the bridge. "
)
Pieces = Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Sample:
    """A file by its name; `make` gives its bytes piece by piece.

    `reads` says what must become of it: True where it holds an article that is to be read, False
    where it must be reported, None where either is right.
    """

    name: str
    make: Callable[[float], Pieces]
    reads: bool | None = None


def much(what: bytes, size: float) -> Pieces:
    """The same again and again, about so many bytes of it."""
    piece = what * max(1, MEGABYTE // len(what))
    for _ in range(max(1, int(size / len(piece)))):
        yield piece


def around(before: bytes, inner: Pieces, after: bytes) -> Pieces:
    """Some pieces with something before and behind."""
    yield before
    yield from inner
    yield after


def line(scale: float) -> Pieces:
    """Prose on one line, 100 MB of it."""
    return much(PROSE.encode(), 100 * MEGABYTE * scale)


def numbered(what: str, count: float, after: str = "") -> Pieces:
    """The same with numbers in it, that many times."""
    for first in range(0, int(count), 10_000):
        numbers = range(first, min(first + 10_000, int(count)))
        yield "".join(what.replace("%", str(number)) + after for number in numbers).encode()


def noise(scale: float) -> Pieces:
    """Random bytes, 100 MB of them, the same ones each time."""
    chance = random.Random(1)
    for _ in range(int(100 * scale) or 1):
        yield chance.randbytes(MEGABYTE)


def page(inner: Pieces) -> Pieces:
    """A page of HTML with this in its body."""
    return around(
        b"<!doctype html><html><head><title>Ferry</title></head><body>", inner, b"</body></html>"
    )


LAUGHING: bytes = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (number + 1, b"&lol%d;" % number * 10) for number in range(9)
    )
    + b"]>"
)
