"""What a page has besides the article: page numbers, running heads, "continued on page A4".

It stands between the halves of paragraphs, so it is lifted out before they are joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from index.reading.joins import goes_on
from index.reading.lines import Gap, Line
from index.reading.writing import JUMPS, ends_sentence

_LONGEST = 100  # letters of a running head
_EDGE = 3  # lines from a page end that furniture stands within
_FEWEST_LETTERS = 3  # of a running head

_NUMBER = r"[-–—\[(|]*\s*\d{1,4}\s*[-–—\])|]*"
_SET_OFF = r"[-–—\[|]+\s*\d{1,4}\s*[-–—\]|]+"
_BARE_NUMBER = re.compile(_NUMBER)
_PAGE_NUMBER = re.compile(
    rf"{_SET_OFF}|(?:page|pg\.?|p\.|seite|s\.|página|pagina|страница|стр\.)\s*{_NUMBER}"
    rf"(?:\s*(?:of|von|de|sur|di|из|/)\s*\d{{1,4}})?|{_NUMBER}\s*(?:of|von|sur|из|/)\s*\d{{1,4}}",
    re.I,
)
_ENDS_IN_NUMBER = re.compile(rf"^.{{3,}}\s(?:{_PAGE_NUMBER.pattern})$|\s\s+[A-Z]?\d{{1,3}}$", re.I)
_JUMP = re.compile(rf"[\W_]*(?:{'|'.join(JUMPS)})[\W_]*", re.I)
_DIGITS = re.compile(r"\d+")


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The places of all lines that belong to pages, not to the article."""
    if len(lines) < 2:
        return frozenset()
    flagged = {
        at for at, line in enumerate(lines) if line.block.layout and line.block.layout.furniture
    }
    short = {at: line.text for at, line in enumerate(lines)
             if len(line.text) <= _LONGEST and line.block.kind is None}  # fmt: skip
    numbers = {
        at for at, text in short.items() if _PAGE_NUMBER.fullmatch(text) or _JUMP.fullmatch(text)
    }
    bare = [at for at, text in short.items() if _BARE_NUMBER.fullmatch(text)]
    edges = _edges(lines, numbers)
    numbers |= {at for at in bare if at in edges} | _counting(bare, short)
    # Beside a form feed, a line that has a page number in it is a running head.
    numbers |= {at for at in edges if at in short and _ENDS_IN_NUMBER.search(short[at])}
    edges |= _edges(lines, numbers)
    # Where there are pages, the text begins and ends with one.
    ends = {0, 1, len(lines) - 2, len(lines) - 1} if edges else set()
    heads = _running_heads(lines, short, edges | ends)
    return frozenset(flagged | numbers | heads)


def _edges(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """The places close to a page end: to a form feed, or to a page number."""
    ends = {
        at for at, line in enumerate(lines) if line.gap is Gap.PAGE and line.block.layout is None
    }
    ends |= numbers | {at + 1 for at in numbers}
    return {near for at in ends for near in range(max(0, at - _EDGE), min(len(lines), at + _EDGE))}


def _counting(bare: Sequence[int], short: dict[int, str]) -> set[int]:
    """Bare numbers, each one more than the last one, lines apart: those of pages."""
    value = {at: int(_DIGITS.findall(short[at])[0]) for at in bare}
    return {
        at for a, b in pairwise(bare) if value[b] == value[a] + 1 and b - a > _EDGE for at in (a, b)
    }


def _running_heads(lines: Sequence[Line], short: dict[int, str], edges: set[int]) -> set[int]:
    """Lines that come again at page ends, or between the halves of a sentence."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in short.items():
        places[_DIGITS.sub("0", text.casefold())].append(at)
    found: set[int] = set()
    for alike in places.values():
        again = [at for at in alike if _may_head(lines, at)] if len(alike) > 1 else ()
        if len(again) > 1 and (
            sum(at in edges for at in again) > 1 or any(_interrupts(lines, at) for at in again)
        ):
            # The first line of an article is its title, which heads the other pages as well.
            found.update(at for at in again if at or _DIGITS.search(short[at]))
    return found


def _may_head(lines: Sequence[Line], at: int) -> bool:
    letters = sum(map(str.isalpha, lines[at].text))
    return letters >= _FEWEST_LETTERS and _stands_apart(lines, at)


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has a blank line or a page end on one side at least, and is no sentence."""
    below = lines[at + 1].gap if at + 1 < len(lines) else Gap.PAGE
    return not (lines[at].gap is below is Gap.NEWLINE) and not (
        lines[at].text[0].islower() or ends_sentence(lines[at].text)
    )


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether the text before a line goes on behind it."""
    return (
        0 < at < len(lines) - 1
        and Gap.NEWLINE not in (lines[at].gap, lines[at + 1].gap)
        and lines[at + 1].text[0].islower()
        and goes_on(lines[at - 1].text, lines[at + 1].text)
    )
