"""Expressions of many words in either case, of which most texts hold nothing."""

from __future__ import annotations

import re
from functools import cached_property


class Wording:
    """An expression in either case, written in small letters and with free spacing.

    Told in either case, its words are tried one after another at every place. An ASCII text, as
    most are, is looked through in small letters instead, which takes a third of the time.
    """

    def __init__(self, pattern: str, look: str = "") -> None:
        """`look` is what each match in ASCII holds, where that is simpler than the expression."""
        self._pattern = pattern
        self._look = re.compile(look, re.X) if look else self._small

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.X)

    @cached_property
    def _either(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.I | re.X)

    def search(self, text: str) -> re.Match[str] | None:
        """As a compiled expression has it."""
        may_be = not text.isascii() or self._look.search(text.lower())
        return self._either.search(text) if may_be else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As a compiled expression has it."""
        may_be = not text.isascii() or self._small.fullmatch(text.lower())
        return self._either.fullmatch(text) if may_be else None

    def sub(self, by: str, text: str) -> str:
        """The text with `by`, as it stands, in the place of each match."""
        if not text.isascii():
            return self._either.sub(by, text)
        small = text.lower()
        if not self._look.search(small):
            return text
        rest, at = "", 0
        for match in self._small.finditer(small):
            rest += text[at : match.start()] + by
            at = match.end()
        return rest + text[at:]
