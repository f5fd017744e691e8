"""A timeline as bars, each a link to what was published then."""

from __future__ import annotations

from dataclasses import dataclass

from index import ArticleDate
from search import Timeline, Unit
from web.wording import day_text

STEP, HEIGHT = 10, 100  # of a bar in the units of the drawing, which is stretched to its place
_THICKEST = 8
_LOWEST = 3  # a single hit beside thousands can still be seen
_COLUMNS = 48  # of a terminal, for all bars; several days or months share one where needed
_BLOCKS = " ▁▂▃▄▅▆▇█"
_IMPRECISE = {
    Unit.DAY: "known only by month or year",
    Unit.MONTH: "known only by year",
    Unit.YEAR: "known only roughly",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month or year in which something was published; its place begins at `left`."""

    label: str
    count: int
    address: str
    left: int
    height: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A timeline as it is drawn; `width` has room for empty days, months or years too.

    A bar stands in the middle of its place; few of them are thin, for their places are wide. There
    are none where all stands in one. `missing` says what has no place, and why.
    """

    unit: str
    bars: list[Bar]
    width: int = 0
    thickness: int = 0
    first: str = ""
    last: str = ""
    most: int = 0
    missing: str = ""


def bars_of(timeline: Timeline, address: str) -> Bars:
    """The bars of a timeline; `address` is that of the same search on all days."""
    missing = not_drawn(timeline)
    if len(timeline.starts) < 2:
        return Bars(timeline.unit, [], missing=missing)
    most = max(timeline.counts)
    base = f"{address}{'&' if '?' in address else '?'}"
    bars = []
    for number, (start, count) in enumerate(zip(timeline.starts, timeline.counts, strict=True)):
        if count:
            days = ArticleDate.parse(start)
            bars.append(
                Bar(
                    label=day_text(days),
                    count=count,
                    address=f"{base}from={days.first}&to={days.last}",
                    left=number * STEP,
                    height=max(round(count * HEIGHT / most), _LOWEST),
                )
            )
    return Bars(
        unit=timeline.unit,
        bars=bars,
        width=len(timeline.starts) * STEP,
        thickness=min(len(timeline.starts), _THICKEST),
        first=bars[0].label,
        last=bars[-1].label,
        most=most,
        missing=missing,
    )


def timeline_text(timeline: Timeline) -> str:
    """A timeline in one line of a terminal; "" where all stands in one day, month or year."""
    missing = not_drawn(timeline)
    if len(timeline.starts) < 2:
        return ""
    step = -(-len(timeline.counts) // _COLUMNS)
    sums = [sum(timeline.counts[at : at + step]) for at in range(0, len(timeline.counts), step)]
    blocks = "".join(_BLOCKS[-(-count * (len(_BLOCKS) - 1) // max(sums))] for count in sums)
    told = f"; {missing}" if missing else ""
    return f"{timeline.starts[0]} {blocks} {timeline.starts[-1]}{told}"


def not_drawn(timeline: Timeline) -> str:
    """How many a timeline has no place for, and why; "" where it has all."""
    parts = []
    if timeline.undated:
        parts.append(f"{timeline.undated:,} undated")
    if timeline.imprecise:
        parts.append(f"{timeline.imprecise:,} {_IMPRECISE[timeline.unit]}")
    return ", ".join(parts)
