"""Where the characters of a repaired text stand in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from index.model import Span

# Markup that no reader sees: a tag, the target of a Markdown link, an entity for one character.
_UNSEEN = re.compile(r"<[^<>]*>|\]\([^()\s]*\)")
_ENTITY = re.compile(r"&#?\w{1,31};")


def places(text: str, wanted: Sequence[int], source_text: str, spans: Sequence[Span]) -> list[int]:
    """Where the characters `wanted` of a text, in ascending order, stand in the source text.

    Empty where the text cannot be followed through its spans. Takes time in proportion to them.
    """
    if len(spans) == 1 and source_text[spans[0].start : spans[0].end] == text:
        return [spans[0].start + at for at in wanted]
    found: list[int] = []
    todo = iter(wanted)
    want = next(todo, -1)
    number, at = 0, spans[0].start
    for place, letter in enumerate(text):
        if letter == " ":
            continue
        here, at, number = _next_place(letter, at, number, source_text, spans)
        if here < 0:
            return []
        if place == want:
            found.append(here)
            want = next(todo, -1)
    return found if want < 0 else []


def _next_place(
    letter: str, at: int, number: int, source_text: str, spans: Sequence[Span]
) -> tuple[int, int, int]:
    """Where a letter stands from `at` in span `number` on, and both behind it; -1 for nowhere."""
    while True:
        while at >= spans[number].end:
            number += 1
            if number == len(spans):
                return -1, at, number - 1
            at = spans[number].start
        seen = source_text[at]
        if seen == letter:
            return at, at + 1, number
        if seen == "&" and (entity := _ENTITY.match(source_text, at)):
            if html.unescape(entity[0]) == letter:
                return at, entity.end(), number
            at = entity.end()
        elif seen in "<]" and (unseen := _UNSEEN.match(source_text, at)):
            at = unseen.end()
        else:
            at += 1
