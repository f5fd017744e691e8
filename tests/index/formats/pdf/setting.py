"""Text set in lines, as typesetters set it, for PDF files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.index.formats.building import Line

SIZE, LEADING = 10.0, 12.0  # points
# The widths of Helvetica's letters in thousandths of their size; 556 for those not named.
_WIDTHS = {" ": 278, "i": 222, "j": 222, "l": 222, "f": 278, "t": 278, ".": 278, ",": 278, "'": 191,
           "r": 333, "-": 333, "c": 500, "k": 500, "s": 500, "v": 500, "x": 500, "y": 500, "z": 500,
           "m": 833, "w": 722}  # fmt: skip
_CAPITAL = 690


def width(text: str) -> float:
    """How wide a text is, in points."""
    return sum(_WIDTHS.get(c, _CAPITAL if c.isupper() else 556) for c in text) * SIZE / 1_000


def lines_of(text: str, measure: float, indent: float = 0.0) -> Iterator[str]:
    """A paragraph as lines not wider than the measure."""
    line, room = "", measure - indent
    for word in text.split():
        if line and width(f"{line} {word}") > room:
            yield line
            line, room = "", measure
        line = f"{line} {word}".strip()
    yield line


def column(
    paragraphs: Iterable[str], left: float, top: float, measure: float, *,
    indent: float = 0.0, gap: float = 0.0,
) -> list[Line]:  # fmt: skip
    """Paragraphs one below the other, each with an indent or a gap before it, or neither."""
    set_lines: list[Line] = []
    base = top
    for paragraph in paragraphs:
        for number, text in enumerate(lines_of(paragraph, measure, indent)):
            set_lines.append((left + (indent if number == 0 else 0), base, SIZE, text))
            base -= LEADING
        base -= gap
    return set_lines


def with_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages with a running head and a page number each."""
    return [
        [(72, 760, 8, "The Weekday Ledger"), *page, (300, 30, 8, f"Page {number}")]
        for number, page in enumerate(pages, start=1)
    ]
