"""What was recovered, held against the truth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.reading.breaking import Broken
from index.model import Span


@dataclass(slots=True)
class Score:
    """Counts over many texts.

    `ends`: paragraph ends in the right place, in a wrong one, and missed. `joins`: torn paragraphs
    joined, other paragraphs joined, and torn ones not joined. `paragraphs` is how many there were.
    """

    ends: list[int] = field(default_factory=lambda: [0, 0, 0])
    joins: list[int] = field(default_factory=lambda: [0, 0, 0])
    paragraphs: int = 0
    wrong: list[str] = field(default_factory=list)  # to look at: text on both sides of a place

    def count(self, broken: Broken, found: Sequence[tuple[Span, ...]]) -> None:
        """Count one text; `found` has the spans of each paragraph recovered."""
        owner = _Owner(found)
        self.paragraphs += len({paragraph for paragraph, _ in broken.stretches})
        starts = {at for _, at in broken.stretches}
        for number in range(1, len(broken.stretches)):
            (before, start), (here, at) = broken.stretches[number - 1 : number + 1]
            is_joined = owner.of(start) == owner.of(at)
            self._end(broken.text, at, before != here, not is_joined)
            if number in broken.torn or before != here:
                self._join(number in broken.torn, is_joined)
        first = {spans[0].start for spans in found}
        for at in first - starts:
            self._end(broken.text, at, False, owner.of(at) != owner.of(at - 1))

    def _end(self, text: str, at: int, is_one: bool, is_found: bool) -> None:
        if is_one or is_found:
            self.ends[0 if is_one and is_found else 1 if is_found else 2] += 1
        if is_one != is_found:
            mark = "+" if is_found else "-"
            self.wrong.append(f"{mark} {text[max(0, at - 50) : at]!r} | {text[at : at + 40]!r}")

    def _join(self, is_one: bool, is_found: bool) -> None:
        if is_one or is_found:
            self.joins[0 if is_one and is_found else 1 if is_found else 2] += 1


class _Owner:
    """Which recovered paragraph a character belongs to, -1 for none."""

    def __init__(self, found: Sequence[tuple[Span, ...]]) -> None:
        spans = sorted((s.start, s.end, n) for n, spans in enumerate(found) for s in spans)
        self._starts = [start for start, _, _ in spans]
        self._spans = spans

    def of(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return -1
        _, end, number = self._spans[place]
        return number if at < end else -1


def rates(counts: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of right, wrong and missed."""
    right, wrong, missed = counts
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1.0)
