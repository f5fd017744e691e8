"""Texts broken on purpose, as scrapers, printers and converters break them.

Each way of breaking puts a text together from stretches of paragraphs and remembers which
paragraph each stretch is of, so that what was recovered can be held against the truth.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

PAGE_LINES = 46
_NARROWEST, _WIDEST = 60, 95  # columns
_VOWEL = re.compile(r"(?<=[aeiouyäöü][bcdfghklmnprstvz])(?=[bcdfghklmnprstvz][aeiouyäöü])")


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken text. `stretches` has (paragraph, first character) of each piece of it in order;
    `torn` the numbers of those before which a page end cut a paragraph.
    """

    text: str
    stretches: tuple[tuple[int, int], ...]
    torn: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Press:
    """Puts a broken text together."""

    parts: list[str] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)
    length: int = 0

    def put(self, text: str) -> None:
        """Text that is in no paragraph."""
        self.parts.append(text)
        self.length += len(text)

    def set(self, paragraph: int, text: str) -> None:
        """A piece of a paragraph."""
        self.stretches.append((paragraph, self.length))
        self.put(text)

    def done(self) -> Broken:
        """What was put together."""
        return Broken("".join(self.parts), tuple(self.stretches), frozenset(self.torn))


def run_together(paragraphs: Sequence[str], chance: Random, lost: float = 1.0) -> Broken:
    """All paragraphs on one line, a share of their ends lost; the others are blank lines."""
    press = _Press()
    for number, text in enumerate(paragraphs):
        press.set(number, text)
        press.put("" if chance.random() < lost else "\n\n")
    return press.done()


def intact(paragraphs: Sequence[str], chance: Random) -> Broken:
    """Nothing broken: paragraphs parted by blank lines."""
    return run_together(paragraphs, chance, lost=0.0)


def half_together(paragraphs: Sequence[str], chance: Random) -> Broken:
    """Every other paragraph end lost, by chance."""
    return run_together(paragraphs, chance, lost=0.5)


def torn(paragraphs: Sequence[str], chance: Random, page_end: str = "\n\n") -> Broken:
    """Pages of 46 lines, the paragraphs torn where pages end and on one line otherwise."""
    press, width = _Press(), chance.randint(_NARROWEST, _WIDEST)
    line = chance.randrange(PAGE_LINES)
    for number, text in enumerate(paragraphs):
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        first = 0
        for at in range(len(lines)):
            line = (line + 1) % PAGE_LINES
            if line == 0 and at + 1 < len(lines):
                press.set(number, " ".join(lines[first : at + 1]))
                press.put(page_end)
                press.torn.add(len(press.stretches))
                first = at + 1
        press.set(number, " ".join(lines[first:]))
        press.put(page_end if line == 0 else "\n\n")
        line = (line + 1) % PAGE_LINES
    return press.done()


def torn_at_known_ends(paragraphs: Sequence[str], chance: Random) -> Broken:
    """The same with a form feed where a page ends."""
    return torn(paragraphs, chance, "\n\f\n")


def torn_with_numbers(paragraphs: Sequence[str], chance: Random) -> Broken:
    """The same with nothing but "Page 3 of 7" where a page ends."""
    return torn(paragraphs, chance, f"\n\nPage {chance.randint(1, 6)} of 7\n\n")


@dataclass(frozen=True, slots=True)
class Print:
    """A manner of printing: what lines, paragraphs and pages have."""

    indent: str = ""
    between: str = "\n"  # paragraphs
    line_end: str = "\n"
    page_end: str = ""
    hyphenated: bool = False
    ragged: int = 0  # letters by which a line may fall short at will

    def __call__(self, paragraphs: Sequence[str], chance: Random) -> Broken:
        """The paragraphs, printed in this manner from somewhere on a page on."""
        press, width = _Press(), chance.randint(_NARROWEST, _WIDEST)
        line, page = chance.randrange(PAGE_LINES), 0
        for number, text in enumerate(paragraphs):
            for at, shown in enumerate(_lines(text, width, self, chance)):
                if line == PAGE_LINES and self.page_end:
                    page, line = page + 1, 0
                    press.put(self.page_end.format(page=page).replace("\n", self.line_end))
                    if at:
                        press.torn.add(len(press.stretches))
                press.put("" if at else self.indent)
                press.set(number, shown)
                press.put(self.line_end)
                line += 1
            press.put(self.between[1:].replace("\n", self.line_end))
        return press.done()


def _lines(text: str, width: int, manner: Print, chance: Random) -> list[str]:
    """A paragraph as printed lines, filled one after another."""
    lines = [""]
    room = width - len(manner.indent) - chance.randint(0, manner.ragged)
    for word in text.split():
        taken = len(lines[-1]) + (1 if lines[-1] else 0)
        if taken + len(word) <= room:
            lines[-1] += (" " if lines[-1] else "") + word
            continue
        cuts = [m.start() for m in _VOWEL.finditer(word)] if manner.hyphenated else []
        cut = max((c for c in cuts if taken + c + 1 <= room and word.isalpha()), default=0)
        if cut > 1:
            lines[-1] += (" " if lines[-1] else "") + word[:cut] + "-"
            word = word[cut:]
        lines.append(word)
        room = width - chance.randint(0, manner.ragged)
    return [line for line in lines if line]


def a_line_each(paragraphs: Sequence[str], chance: Random) -> Broken:
    """A paragraph a line, without blank lines."""
    press = _Press()
    for number, text in enumerate(paragraphs):
        press.set(number, text)
        press.put("\n")
    return press.done()


Way = Callable[[Sequence[str], Random], Broken]
WAYS: dict[str, Way] = {
    "intact": intact,
    "run together": run_together,
    "half run together": half_together,
    "page ends unknown": torn,
    "page ends known": torn_at_known_ends,
    "page numbers only": torn_with_numbers,
    "wrapped, blank lines": Print(between="\n\n"),
    "wrapped, indented": Print(indent="    "),
    "wrapped, neither": Print(),
    "ragged, indented": Print(indent="  ", ragged=8),
    "printed pages": Print(
        indent="   ", hyphenated=True, page_end="\f\nTHE EVENING LEDGER    Page {page}\n\n"
    ),
    "printed, CRLF, blank lines": Print(
        between="\n\n", line_end="\r\n", hyphenated=True, page_end="\n- {page} -\n\n"
    ),
    "a line each": a_line_each,
    "typescript": Print(line_end="\n\n", indent="     "),
}
