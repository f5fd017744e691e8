"""Occurrences that stand near one another, told by their characters: see `search.proof.matches`.

Most occurrences share no word. Then the words between neighbours are counted, and no others, and
one pass over the occurrences finds those that take part in a match. Where two do share a word,
nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeAlias

from search.proof.plain import Occurrence, count_words, is_parted

_Placed: TypeAlias = tuple[int, int, int, Occurrence]
"""An occurrence: its part, its first and last word counted from the first of all, its words."""


def near(
    parts: Sequence[Sequence[Occurrence]], distance: int, letters: str
) -> list[Occurrence] | None:
    """All in matches in any order, by their words in a plain text; None where two share a word."""
    placed = _placed(parts, letters)
    if placed is None:
        return None
    found: list[Occurrence] = []
    counts = [0] * len(parts)  # of each part in the window
    begin = told = 0
    for end, (part, first, _, _) in enumerate(placed):
        counts[part] += 1
        while first - placed[begin][2] > distance:
            counts[placed[begin][0]] -= 1
            begin += 1
        if all(counts):
            found += [words for *_, words in placed[max(begin, told) : end + 1]]
            told = end + 1
    return found


def before(
    parts: Sequence[Sequence[Occurrence]], distance: int, letters: str
) -> list[Occurrence] | None:
    """All in matches in order, by their words in a plain text; None where two share a word."""
    placed = _placed(parts, letters)
    if placed is None:
        return None
    ends = [-inf] * len(parts)  # of the last one that a chain leads up to
    led_to = []
    for part, first, last, words in placed:
        if not part or first - ends[part - 1] <= distance:
            ends[part] = last
            led_to.append((part, first, last, words))
    starts = [inf] * len(parts)  # of the first one that a chain goes on from
    found = []
    for part, first, last, words in reversed(led_to):
        if part == len(parts) - 1 or starts[part + 1] - last <= distance:
            starts[part] = first
            found.append(words)
    return found


def by_sentence(
    parts: Sequence[Sequence[Occurrence]], text: str, letters: str
) -> Iterator[list[list[Occurrence]]]:
    """For each sentence that occurrences of every part lie in, those of each part.

    `letters` is the text, which is plain, in small letters.
    """
    inside: list[list[Occurrence]] = [[] for _ in parts]
    at = None
    for start, part, words in _in_order(parts):
        if at is not None and is_parted(text, letters, at, start):
            if all(inside):
                yield inside
            inside = [[] for _ in parts]
        at = start
        if len(words) == 1 or not is_parted(text, letters, start, words[-1][0]):
            inside[part].append(words)
    if all(inside):
        yield inside


def up_to(found: Sequence[Occurrence], count: int, letters: str) -> list[Occurrence]:
    """Those that end within the first `count` words of a plain text."""
    return [words for words in found if count_words(letters, 0, words[0][0]) + len(words) <= count]


def _in_order(parts: Sequence[Sequence[Occurrence]]) -> list[tuple[int, int, Occurrence]]:
    """All occurrences by their first characters, each with its part."""
    return sorted([(words[0][0], part, words) for part, own in enumerate(parts) for words in own])


def _placed(parts: Sequence[Sequence[Occurrence]], letters: str) -> list[_Placed] | None:
    """All occurrences in order; None where two share a word.

    No word fits in two characters between two, of which neither is a letter.
    """
    placed: list[_Placed] = []
    ordered = _in_order(parts)
    at, behind = 0, ordered[0][0]
    for start, part, words in ordered:
        if start < behind:
            return None
        first = at + (count_words(letters, behind, start) if start > behind + 2 else 0)
        at = first + len(words)
        behind = words[-1][1]
        placed.append((part, first, at - 1, words))
    return placed
