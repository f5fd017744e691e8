"""Which segments to merge, so that they stay few and each paragraph is seldom rewritten."""

from __future__ import annotations

from collections.abc import Sequence

MOST_SEGMENTS = 5  # pages of two take 1.7x as long as of one, of eight 2.2x
_WORTH_TAKING_IN = 3  # a neighbour up to so many times as large as what is merged anyway
_MOST_DELETED = 1 / 3  # of a segment, before it is rewritten without
# Of paragraphs, rewritten at the end of a run: merging takes a tenth of the time of reading files.
_SHARE_OF_A_RUN = 1.5  # of those that it added
_ALWAYS_REWRITTEN = 20_000  # a fifth of a second, however few were added


def to_settle(live: Sequence[int], added: int) -> range | None:
    """The neighbours to merge at the end of a run, so that what it added stands in one segment.

    `live` has how many documents live in each segment in order, `added` is how many of them the run
    has brought. Older segments come along where that costs little beside the run.
    """
    most = max(_SHARE_OF_A_RUN * added, _ALWAYS_REWRITTEN)
    first, taken = len(live), 0
    while first and taken + live[first - 1] <= most:
        first -= 1
        taken += live[first]
    return range(first, len(live)) if len(live) - first > 1 else None


def to_merge(sizes: Sequence[tuple[int, int]]) -> range | None:
    """The neighbours to merge next, None where all is well.

    `sizes` has, for each segment in order, how many documents it has and how many of them live.
    Merged are the newest segments, with older ones as long as these are not much larger: sizes then
    grow like powers, and a paragraph is rewritten about as often as the archive doubles.
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
