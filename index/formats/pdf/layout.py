"""The paragraphs of a page, told from how its lines are set.

A paragraph ends where the next line is further down than lines are, is set in other letters, or
begins indented; and where the first word of the next line would have fitted behind its last: no
typesetter breaks a line there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from index.formats.pdf.pages import Line, Page

_ENDS = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|страница|página)?\W*\d{1,4}\W*(?:(?:of|von|/|de|из)\W*\d{1,4}\W*)?", re.I
)
_MARGIN = 0.12  # of the page's height, above and below, where its furniture stands
_DRIFT = 6.0  # points by which furniture moves from page to page
_OTHER_SIZE = 0.08  # of the size: letters differ by more where they are meant to differ
_FURTHER = 1.2  # times the usual distance of lines: a gap between paragraphs
_INDENT = 0.7  # in sizes: a first line begins at least that much further in
_BACK_UP = 2.0  # in sizes: the next line stands that much higher where a column ends
_COLUMN_LETTERS = 20  # on average in the lines of a column of prose; cells of tables have fewer
_FEWEST_ROWS = 3  # side by side, for two columns


@dataclass(slots=True)
class Stretch:
    """Lines of one paragraph as far as one column of one page goes."""

    page: int
    column: int
    lines: list[Line]
    indented: bool = False
    full: bool = False
    furniture: bool = False

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return most_common_size(self.lines)


def most_common_size(lines: Iterable[Line]) -> float:
    """The size in which most letters are set."""
    letters = Counter[float]()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def furniture(pages: Sequence[Page]) -> set[int]:
    """The ids of lines that stand at the same height of several pages, digits aside, and of page
    numbers.
    """
    at_edges = [
        (page.number, line)
        for page in pages
        for line in page.lines
        if not page.height * _MARGIN < line.base < page.height * (1 - _MARGIN)
    ]
    seen: dict[tuple[str, int], set[int]] = {}  # the pages, by text and height
    for number, line in at_edges:
        seen.setdefault(_text_and_height(line), set()).add(number)
    found = set()
    for _, line in at_edges:
        text, height = _text_and_height(line)
        near = (seen.get((text, height + by), set()) for by in (-1, 0, 1))
        if _PAGE_NUMBER.fullmatch(line.text) or len(set().union(*map(_some, near))) > 1:
            found.add(id(line))
    return found


def _text_and_height(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("0", line.text), round(line.base / _DRIFT)


def _some(pages: set[int]) -> set[int]:
    """Two of them at most: more say nothing more."""
    return set(islice(pages, 2))


def stretches(page: Page, apart: set[int]) -> Iterator[Stretch]:
    """The paragraphs of a page, column by column; furniture, of `apart`, each line for itself."""
    own = [line for line in page.lines if id(line) not in apart]
    others = [line for line in page.lines if id(line) in apart]
    for line in others:
        if line.base > page.height / 2:
            yield Stretch(page.number, 0, [line], furniture=True)
    for number, column in enumerate(_columns(_in_reading_order(own))):
        yield from _paragraphs(page.number, number, column)
    for line in others:
        if line.base <= page.height / 2:
            yield Stretch(page.number, 0, [line], furniture=True)


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """Lines as drawn, but columns that were drawn row by row one after the other, and the cells of
    a table's row as one line.
    """
    rows: list[list[Line]] = []
    for line in lines:
        beside = rows and line.left > rows[-1][-1].right and _same_height(rows[-1][-1], line)
        rows[-1].append(line) if beside else rows.append([line])
    ordered: list[Line] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) == len(rows[at]):
            end += 1
        band = rows[at:end]
        if len(band[0]) > 1 and end - at >= _FEWEST_ROWS and _is_prose(band):
            columns = [list(column) for column in zip(*band, strict=True)]
            while end < len(rows) and (longer := _continued(columns, rows[end])):
                longer.append(rows[end][0])  # one column is longer than those beside it
                end += 1
            ordered += (line for column in columns for line in column)
        else:
            ordered += map(_joined, band)
        at = end
    return ordered


def _continued(columns: list[list[Line]], row: list[Line]) -> list[Line] | None:
    """The column that a row of one line goes on with."""
    line = row[0]
    for column in columns:
        last = column[-1]
        within = (
            line.left < last.right and line.right < max(one.right for one in column) + line.size
        )
        if len(row) == 1 and within and 0 < last.base - line.base < 2 * line.size:
            return column
    return None


def _same_height(left: Line, right: Line) -> bool:
    return abs(left.base - right.base) < 0.5 * max(left.size, right.size)


def _is_prose(band: list[list[Line]]) -> bool:
    lines = [line for row in band for line in row]
    return sum(len(line.text) for line in lines) >= _COLUMN_LETTERS * len(lines)


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    first = row[0]
    return Line(
        "  ".join(cell.text for cell in row), first.left, row[-1].right,
        first.base, first.size, first.first, first.bold,
    )  # fmt: skip


def _columns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines one under the other; a new column begins further up or beside."""
    column: list[Line] = []
    for line in lines:
        if column:
            above = column[-1]
            up = line.base > above.base + _BACK_UP * line.size
            beside = line.left > max(one.right for one in column[-3:]) or line.right < above.left
            if up or beside:
                yield column
                column = []
        column.append(line)
    if column:
        yield column


def _paragraphs(page: int, number: int, column: list[Line]) -> Iterator[Stretch]:
    measure = _measure(column)
    current: list[Line] = []
    for line in column:
        if current and measure.begins(current, line):
            yield measure.stretch(page, number, current, line)
            current = []
        current.append(line)
    if current:
        yield measure.stretch(page, number, current, None)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a column is set: its edges and the usual distance of two lines, in points."""

    left: float
    right: float
    leading: float

    def stretch(self, page: int, column: int, lines: list[Line], below: Line | None) -> Stretch:
        full = self.is_full(lines[-1], below)
        return Stretch(page, column, lines, self.is_indented(lines[0]), full)

    def is_indented(self, line: Line) -> bool:
        return line.left > self.left + _INDENT * line.size

    def is_full(self, line: Line, below: Line | None) -> bool:
        """Whether a line had no room for the word that follows it."""
        if line.text.endswith("-"):
            return True
        room = self.right - line.right
        return room < (below.first + 0.3 * line.size if below else 3 * line.size)

    def begins(self, current: list[Line], line: Line) -> bool:
        """Whether a line begins a new paragraph below those of the current one."""
        above = current[-1]
        if abs(above.size - line.size) > _OTHER_SIZE * above.size or above.bold != line.bold:
            return True
        if self.leading and above.base - line.base > _FURTHER * self.leading:
            return True
        above_full = self.is_full(above, line)
        was_indented, is_indented = self.is_indented(above), self.is_indented(line)
        if is_indented and not was_indented:
            return True
        if is_indented and len(current) == 1:
            # If not a quotation that is set in, the paragraph above has one line.
            return not above_full or bool(_ENDS.search(above.text))
        if was_indented and len(current) > 1:
            return True  # the end of such a quotation
        return bool(_ENDS.search(above.text)) and not above_full


def _measure(column: list[Line]) -> _Measure:
    """The left edge and the leading are the smallest that are common: indents and gaps are more."""
    lefts = Counter(round(line.left / 3) for line in column)
    downs = Counter(
        round(above.base - below.base)
        for above, below in pairwise(column)
        if above.base > below.base
    )
    right = max(line.right for line in column)
    return _Measure(_smallest_common(lefts) * 3, right, _smallest_common(downs))


def _smallest_common(counts: Counter[int]) -> int:
    most = max(counts.values(), default=0)
    return min((value for value, count in counts.items() if count * 3 >= most), default=0)
