"""Where a page of hits begins: a place in the order of one query on one generation.

A generation never changes and a query orders its hits in one way, so that places say everything:
pages that follow a cursor neither repeat nor skip, whatever is published meanwhile.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass, replace
from datetime import date

from search.errors import CursorError

SEAL_BYTES = 8  # of a digest: enough that no cursor fits another query by accident
_PACKED = struct.Struct(f">IIi{SEAL_BYTES}s")  # generation, place, today as an ordinal, seal


@dataclass(frozen=True, slots=True)
class Cursor:
    """Goes on at `place`, counted from 0, of the hits in a generation.

    `today` is the day that “last week” was told from. `seal` stands for all that decides the order.
    As text it is for links: letters, digits, `-` and `_`.
    """

    generation: int
    place: int
    today: date
    seal: bytes

    @classmethod
    def read(cls, text: str) -> Cursor:
        """The cursor that was written so. Raises CursorError for a text that is none."""
        try:
            packed = urlsafe_b64decode(text.encode("ascii"))
            generation, place, today, seal = _PACKED.unpack(packed)
            cursor = cls(generation, place, date.fromordinal(today), seal)
        except (Error, struct.error, ValueError, OverflowError) as error:
            raise _not_one(text) from error
        if str(cursor) != text:
            raise _not_one(text)
        return cursor

    def __str__(self) -> str:
        packed = _PACKED.pack(self.generation, self.place, self.today.toordinal(), self.seal)
        return urlsafe_b64encode(packed).decode("ascii")

    def at(self, place: int) -> Cursor:
        """The same at another place."""
        return replace(self, place=place)


def _not_one(text: str) -> CursorError:
    return CursorError(
        f"The cursor “{text[:80]}” is none.",
        "Where to go on is told by the “next” of an answer; nothing was searched.",
        "Send it as it was given, or search from the beginning without it.",
    )
