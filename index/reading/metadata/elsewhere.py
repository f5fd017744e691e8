"""Author and day of a page that was copied whole, where they do not stand about its headline.

Below a menu the headline may be taken for another, and buttons may part it from the byline. But a
page that has a single "By" with a day beside it, or a single day alone on a line, means itself.
"""

from __future__ import annotations

from index.dates import ArticleDate
from index.model import Kind
from index.reading.metadata.findings import DERIVED, TOLD, Findings
from index.reading.metadata.lines import Line, read_line
from index.reading.metadata.loose import opens_byline, read_loose
from index.reading.metadata.page import Page, is_below

_TOP, _LABEL, _LABELS = 15, 40, 6  # first blocks, letters of a label, and how many make a menu
_LOOKED_AT = 600  # blocks
_LONGEST = 100  # letters of a line
_TEXT, _MOST_ABOVE = 160, 2  # letters of a paragraph; above the day stand a dek, a notice
_NEAR = 2  # blocks between a byline and its day


def read_elsewhere(page: Page, found: Findings) -> None:
    """Notes the author and the day that the page names once, where they are not known."""
    if (found.best("author") and found.best("date")) or not _is_whole(page):
        return
    bylines: dict[int, Line] = {}
    days: dict[int, Line] = {}
    for at, text in _lines(page):
        line = read_line(text, page.writing)
        alone = line.explained and bool(line.people or line.dates)
        if not alone and opens_byline(text):
            line = read_loose(text, page.writing)
        if line.byline and line.people:
            bylines[at] = line
        if line.dates and line.dates[0].precision == "day" and (alone or at in bylines):
            days[at] = line
    _note_pair(page, bylines, days, found)
    if not found.best("date"):
        _note_day(page, days, found)


def _is_whole(page: Page) -> bool:
    labels = sum(len(block.text) <= _LABEL for block in page.draft.blocks[:_TOP])
    return labels >= _LABELS


def _lines(page: Page) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    for at, block in enumerate(page.draft.blocks[:_LOOKED_AT]):
        if is_below(block.text) and lines and at > (page.title or 0):
            break
        if len(block.text) <= _LONGEST and block.kind is not Kind.BOILERPLATE:
            lines.append((at, block.text))
    return lines


def _note_pair(
    page: Page, bylines: dict[int, Line], days: dict[int, Line], found: Findings
) -> None:
    """The one byline of the page with a day beside it."""
    pairs = [
        (at, day) for at in bylines for day in range(at - _NEAR, at + _NEAR + 1) if day in days
    ]
    if len({tuple(bylines[at].people) for at, _ in pairs}) != 1:
        return
    at, day = pairs[0]
    people = tuple(dict.fromkeys(bylines[at].people))
    if not found.best("author"):
        found.note("author", people, _where(page, at), TOLD)
    if not found.best("date"):
        found.note("date", days[day].dates[0], _where(page, day), TOLD)


def _note_day(page: Page, days: dict[int, Line], found: Findings) -> None:
    """The one day of the page that stands alone on a line, above its text."""
    named: dict[ArticleDate, int] = {}
    for at, line in days.items():
        named.setdefault(line.dates[0], at)
    if len(named) == 1:
        ((day, at),) = named.items()
        above = sum(len(block.text) > _TEXT for block in page.draft.blocks[:at])
        if above <= _MOST_ABOVE:
            found.note("date", day, _where(page, at), DERIVED)


def _where(page: Page, at: int) -> str:
    return f"{page.named(at)}: “{page.draft.blocks[at].text[:60]}”, named once on the page"
