"""Which segments to merge, so that they stay few and each paragraph is seldom rewritten."""

from __future__ import annotations

from collections.abc import Sequence

MOST_SEGMENTS = 8  # more make every search noticeably slower
_WORTH_TAKING_IN = 2  # a neighbour up to so many times as large as what is merged anyway
_MOST_DELETED = 1 / 3  # of a segment, before it is rewritten without


def to_merge(sizes: Sequence[tuple[int, int]]) -> range | None:
    """The neighbours to merge next, None where all is well.

    `sizes` has, for each segment in order, how many documents it has and how many of them live.
    Merged are the newest segments, with older ones as long as these are not much larger: sizes then
    grow like powers of two, and a paragraph is rewritten about as often as the archive doubles.
    """
    if len(sizes) > MOST_SEGMENTS:
        first, taken = len(sizes) - 2, sizes[-1][1] + sizes[-2][1]
        while first and sizes[first - 1][1] <= _WORTH_TAKING_IN * taken:
            first -= 1
            taken += sizes[first][1]
        return range(first, len(sizes))
    for place, (documents, live) in enumerate(sizes):
        if documents - live > _MOST_DELETED * documents:
            return range(place, place + 1)
    return None
