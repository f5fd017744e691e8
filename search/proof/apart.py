"""Occurrences that stand near one another, told by their characters: see `search.proof.matches`.

Most occurrences share no word. Then the words between neighbours are counted, and no others, and
one pass over the occurrences finds those that take part in a match. Where two do share a word,
nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from search.proof.plain import Occurrence, count_words, is_parted


class _Placed(NamedTuple):
    """An occurrence of a part: its first and last word, counted from the first of all."""

    part: int
    words: Occurrence
    first: int
    last: int


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
    for end, (part, _, first, _) in enumerate(placed):
        counts[part] += 1
        while first - placed[begin].last > distance:
            counts[placed[begin].part] -= 1
            begin += 1
        if all(counts):
            found += [each.words for each in placed[max(begin, told) : end + 1]]
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
    for each in placed:
        if not each.part or each.first - ends[each.part - 1] <= distance:
            ends[each.part] = each.last
            led_to.append(each)
    starts = [inf] * len(parts)  # of the first one that a chain goes on from
    found = []
    for each in reversed(led_to):
        if each.part == len(parts) - 1 or starts[each.part + 1] - each.last <= distance:
            starts[each.part] = each.first
            found.append(each.words)
    return found


def by_sentence(
    parts: Sequence[Sequence[Occurrence]], text: str, letters: str
) -> Iterator[list[list[Occurrence]]]:
    """For each sentence that occurrences of every part lie in, those of each part.

    `letters` is the text, which is plain, in small letters.
    """
    inside: list[list[Occurrence]] = [[] for _ in parts]
    at = None
    for words, part in _in_order(parts):
        start = words[0][0]
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


def _in_order(parts: Sequence[Sequence[Occurrence]]) -> list[tuple[Occurrence, int]]:
    return sorted({(words, part) for part, found in enumerate(parts) for words in found})


def _placed(parts: Sequence[Sequence[Occurrence]], letters: str) -> list[_Placed] | None:
    """All occurrences in order; None where two share a word."""
    placed = []
    ordered = _in_order(parts)
    at, behind = 0, ordered[0][0][0][0] if ordered else 0
    for words, part in ordered:
        start = words[0][0]
        if start < behind:
            return None
        first = at + count_words(letters, behind, start)
        at = first + len(words)
        behind = words[-1][1]
        placed.append(_Placed(part, words, first, at - 1))
    return placed
