"""The paragraphs of a page, told from how its lines are set."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import zip_longest

import pytest

from index.formats.pdf.layout import furniture, most_common_size, stretches
from index.formats.pdf.pages import Line, Page
from tests.index.formats.building import Line as Drawn
from tests.index.formats.pdf.setting import column, with_furniture
from tests.index.formats.pdf.setting import width as width_of

_TEXTS = [
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls.",
    "Nobody told us anything, said Ottilie Brandt, who was on her way to a wedding.",
    "The operator blamed the bridge. The bridge, which has blamed the operator since March, "
    "declined to open until the tide had turned twice. It has done so before.",
    "Rain is expected.",
    "Passengers were offered vouchers for the café. It accepts none, the owner said, and she has "
    "a drawer full of them to prove it to whoever should ask for one.",
]


def _page(drawn: Sequence[Drawn], number: int = 1) -> Page:
    lines = [
        Line(text.removeprefix("*"), left, left + width_of(text) * size / 10, base, size,
             width_of(text.split()[0]), text.startswith("*"))
        for left, base, size, text in drawn
    ]  # fmt: skip
    return Page(number, 792, 612, lines)


def _texts(page: Page, apart: set[int] | None = None) -> list[str]:
    return [" ".join(line.text for line in one.lines) for one in stretches(page, apart or set())]


@pytest.mark.parametrize("measure", [180, 300, 450], ids=["narrow", "middle", "wide"])
@pytest.mark.parametrize(
    ("indent", "gap"), [(0, 6), (0, 3), (12, 0), (8, 0), (12, 6)],
    ids=["gap", "small gap", "indent", "small indent", "both"],
)  # fmt: skip
def test_paragraphs_are_told_by_indents_and_gaps(measure: float, indent: float, gap: float) -> None:
    """Each paragraph is one stretch, however it is set apart and however wide the column is."""
    page = _page(column(_TEXTS, 72, 700, measure, indent=indent, gap=gap))
    assert _texts(page) == _TEXTS


def test_a_short_last_line_ends_a_paragraph() -> None:
    """With neither indent nor gap, a line that had room for the next word is a last line."""
    page = _page(column([_TEXTS[0], _TEXTS[4]], 72, 700, 400))
    assert _texts(page) == [_TEXTS[0], _TEXTS[4]]


def test_other_letters_are_another_paragraph() -> None:
    """Headings in larger or bold letters stand for themselves."""
    page = _page([(72, 712, 18, "Ferry stays"), *column(_TEXTS[:1], 72, 690, 400),
                  (72, 640, 10, "*The bridge"), *column(_TEXTS[2:3], 72, 628, 400)])  # fmt: skip
    assert _texts(page) == ["Ferry stays", _TEXTS[0], "The bridge", _TEXTS[2]]


@pytest.mark.parametrize("by_row", [False, True], ids=["drawn by column", "drawn by row"])
def test_columns_are_read_one_after_the_other(by_row: bool) -> None:
    """Whatever order the lines of two columns were drawn in, they are read as printed."""
    left = column(_TEXTS[:3], 72, 700, 220, indent=10)
    right = column(_TEXTS[3:], 320, 700, 220, indent=10)
    pairs = zip_longest(left, right)
    rows = [line for pair in pairs for line in pair if line]
    stretched = list(stretches(_page(rows if by_row else [*left, *right]), set()))
    assert [one.column for one in stretched] == sorted(one.column for one in stretched)
    texts = [" ".join(line.text for line in one.lines) for one in stretched]
    assert texts == _TEXTS


def test_the_rows_of_a_table_stay_together() -> None:
    """Figures beside a name are one line of text."""
    rows = [(left, 700 - 12 * row, 10, text) for row in range(4)
            for left, text in ((72, f"Quay {row}"), (200, "14"), (300, "22"))]  # fmt: skip
    assert _texts(_page(rows)) == ["Quay 0  14  22 Quay 1  14  22 Quay 2  14  22 Quay 3  14  22"]


def test_what_repeats_at_the_edge_of_pages_is_furniture() -> None:
    """Running heads and page numbers are told from text that is only said twice."""
    again = [(72.0, 400.0, 10.0, "Said on every page.")]
    pages = [_page(drawn, n) for n, drawn in enumerate(with_furniture([again] * 3), start=1)]
    apart = furniture(pages)
    texts = [line.text for page in pages for line in page.lines if id(line) in apart]
    assert texts == [text for n in (1, 2, 3) for text in ("The Weekday Ledger", f"Page {n}")]
    (head, body, foot) = stretches(pages[0], apart)
    assert (head.furniture, body.furniture, foot.furniture) == (True, False, True)


def test_a_last_line_says_whether_the_paragraph_may_go_on() -> None:
    """A line that reaches the edge, or ends in a hyphen, may go on; a short one ends it."""
    drawn = column(_TEXTS[:1], 72, 700, 300)
    (whole,) = stretches(_page(drawn), set())
    (broken,) = stretches(_page(drawn[:-1]), set())
    assert (whole.full, broken.full) == (False, True)


def test_the_size_of_the_text_is_that_of_most_letters() -> None:
    """A headline does not count for more because it is large."""
    page = _page([(72, 712, 18, "Ferry stays"), *column(_TEXTS[:1], 72, 690, 400)])
    assert most_common_size(page.lines) == 10
    assert most_common_size([]) == 0


def test_many_pages_take_no_time() -> None:
    """The time to find running heads grows with the pages and not faster."""
    pages = [_page([(72, 760, 8, "The Weekday Ledger"), (300, 30, 8, f"{n}")], n)
             for n in range(20_000)]  # fmt: skip
    began = time.process_time()
    assert len(furniture(pages)) == 40_000
    assert time.process_time() - began < 3.0
