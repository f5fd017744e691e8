"""How the lines of a text were set: wrapped at a width, or each a paragraph of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.lines import Gap, Line
from index.reading.writing import BULLETS, DASHES, OPENERS, SAID, UNFINISHED, ends_sentence

_ADDRESS = re.compile(r"https?://\S+")
_WIDEST = 160  # letters; printed lines are shorter, paragraphs on one line are longer
_NARROWEST = 40  # letters; shorter lines with blank lines between are a list
_FULL = 0.6  # of the width: a shorter line is a heading, or the last of its paragraph
_GOING_ON = 0.35  # of the full lines at least go on in small letters where text is wrapped
_FEWEST, _FILLED = 3, 0.6  # of the lines have no room for the next word where text is wrapped
_HANGING = 0.9  # of the lines that begin at the margin had no room before
_FEWEST_SPACED = 8  # blank lines between lines: fewer are page ends, no manner of printing
_MARKED = 0.1  # of the lines have a blank line before them where such part paragraphs
_OUTLIERS = 50  # one line in so many may be longer than the width: an address, a table
_RAGGED = 0.9  # of the lines that surely go on are within the slack
_ODD = 0.1  # of the lines that surely go on may be indented; where more are, it means nothing


@dataclass(frozen=True, slots=True)
class Setting:
    """`width` in letters, 0 where lines are not wrapped. A wrapped line falls short of it by the
    next word and up to `slack` letters. `indented`: first lines of paragraphs begin further in than
    `margin`. `spaced`: blank lines stand between all lines, as in a typescript. `marked`: indents
    or blank lines say where paragraphs begin, so that a line a little short says nothing.
    """

    width: int = 0
    slack: int = 0
    margin: int = 0
    indented: bool = False
    spaced: bool = False
    marked: bool = False

    def parts(self, before: Line, line: Line) -> bool:
        """Whether two lines without a blank line between them belong to different paragraphs."""
        if self.indented and line.indent > self.margin and before.indent <= line.indent:
            return True
        if line.text[:2].strip() in BULLETS and line.text[1:2] == " " and ends_item(before.text):
            return line.text[0] not in DASHES or not SAID.search(before.text)
        if _ADDRESS.fullmatch(line.text):
            return (
                not before.text.endswith((":", ",")) and _last_word(before.text) not in UNFINISHED
            )
        if line.text[0].islower() or self.room(before, line) <= self.slack:
            return False
        if self._is_short(before) or self.slack == 0:
            return True  # where no line falls short, one that does is a paragraph's last
        return not self.marked and (ends_sentence(before.text) or before.text.endswith(":"))

    def room(self, before: Line, line: Line) -> int:
        """Letters by which the next word would have fitted into the line before; or less."""
        return _room(self.width, before, line)

    def _is_short(self, line: Line) -> bool:
        return line.indent + len(line.text) < _FULL * self.width


def _last_word(text: str) -> str:
    """The last word of a text in small letters."""
    return text.rpartition(" ")[2].lower()


def ends_item(text: str) -> bool:
    """Whether a bullet may follow: after a sentence, or after what announces a list."""
    return ends_sentence(text) or text[-1:] in ":;,"


def _room(width: int, before: Line, line: Line) -> int:
    return width - before.indent - len(before.text) - 1 - len(line.text.partition(" ")[0])


def setting_of(lines: Sequence[Line]) -> Setting:
    """The setting that the lines themselves show."""
    for gap in (Gap.NEWLINE, Gap.BLANK):
        pairs = [pair for pair in pairwise(lines) if pair[1].gap is gap]
        if pairs and (gap is Gap.NEWLINE or len(pairs) >= _FEWEST_SPACED):
            setting = _wrapped(pairs, lines)
            if setting.width:
                return setting
    return Setting()


def _may_go_on(text: str) -> bool:
    """Whether a line may be the rest of a sentence; an address stands on a line of its own."""
    first = text.lstrip(OPENERS)[:1]
    return not first.isupper() and not first.isdigit() and not _ADDRESS.fullmatch(text)


def _hangs(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    """Whether lines begin further in but for those that had no room in the line before: in German
    every third of these begins with a capital letter.
    """
    least = min(line.indent for _, line in pairs)
    rest = [_room(width, a, b) < 0 for a, b in pairs if b.indent == least]
    return _FEWEST <= len(rest) < len(pairs) and sum(rest) >= _HANGING * len(rest)


def _wrapped(pairs: Sequence[tuple[Line, Line]], lines: Sequence[Line]) -> Setting:
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    width = lengths[-1 - len(lengths) // _OUTLIERS]
    spaced = pairs[0][1].gap is Gap.BLANK
    longest = max(line.indent + len(line.text) for line in lines)
    if width > _WIDEST or longest > 2 * _WIDEST:
        return Setting()
    full = [(a, b) for a, b in pairs
            if a.indent + len(a.text) >= _FULL * width and b.text[0] not in BULLETS]  # fmt: skip
    going_on = [(a, b) for a, b in full if not ends_sentence(a.text) and _may_go_on(b.text)]
    filled = [(a, b) for a, b in full if _room(width, a, b) < 0]
    goes_on = 0 < len(going_on) >= _GOING_ON * len(full)
    if spaced and (width < _NARROWEST or not goes_on or len(full) < _GOING_ON * len(pairs)):
        return Setting()
    if (
        not goes_on
        and len(filled) < max(_FEWEST, _FILLED * len(pairs))
        and not _hangs(pairs, width)
    ):
        return Setting()
    going_on = going_on or filled
    rooms = sorted(_room(width, a, b) for a, b in going_on)
    slack = max(0, rooms[min(len(rooms) - 1, int(_RAGGED * len(rooms)))])
    margin = Counter(line.indent for _, line in going_on).most_common(1)[0][0]
    deeper = any(line.indent > margin for line in lines)
    indented = deeper and sum(b.indent > margin for _, b in going_on) <= _ODD * len(going_on)
    blank = sum(line.gap is Gap.BLANK for line in lines[1:])
    marked = indented or (not spaced and blank >= _MARKED * len(lines))
    return Setting(width, slack, margin, indented, spaced, marked)
