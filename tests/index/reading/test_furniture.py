"""What a page has besides the article."""

from __future__ import annotations

import pytest

from index.formats.plain import blocks
from index.model import Span
from index.reading.draft import Block, Layout
from index.reading.furniture import furniture
from index.reading.lines import lines

_TEXT = "The bridge over the Tarle was shut on Monday."


def _lifted(text: str) -> list[str]:
    found = list(lines(text, tuple(blocks(text))))
    return [found[at].text for at in sorted(furniture(found))]


@pytest.mark.parametrize(
    "line",
    ["Page 3", "page 3 of 7", "3 of 7", "3/7", "- 3 -", "– 3 –", "[3]", "Seite 3 von 7", "Стр. 3",
     "Continued on page A4", "(Continued from Page 1)", "Fortsetzung auf Seite 5", "(MORE)",
     "See BRIDGE, A4"],
)  # fmt: skip
def test_page_numbers_and_jumps_are_furniture(line: str) -> None:
    """What names itself a page or a jump is known by that."""
    assert _lifted(f"{_TEXT}\n\n{line}\n\n{_TEXT}") == [line]


@pytest.mark.parametrize("line", ["3", "1990", "Page", "The 3 of 7 boats left.", "3 boats", "More"])
def test_other_lines_with_numbers_are_text(line: str) -> None:
    """A number alone may be a section's; it is a page's where it counts or stands at a page end."""
    assert _lifted(f"{_TEXT}\n\n{line}\n\n{_TEXT}") == []


def test_bare_numbers_are_pages_where_they_count_or_stand_at_page_ends() -> None:
    """Numbers that grow by one over the text, or beside a form feed."""
    pages = "\n\n".join(f"{_TEXT}\n\n{_TEXT}\n\n{_TEXT}\n\n{_TEXT}\n\n{n}" for n in (2, 3, 4))
    assert _lifted(pages) == ["2", "3", "4"]
    assert _lifted(f"{_TEXT}\n\n3\n\f\n{_TEXT}") == ["3"]


def test_running_heads_come_again() -> None:
    """The same line at several page ends, whatever its number, is a head; a title stays."""
    head = "THE EVENING LEDGER, MAY {}"
    text = "\n\f\n".join(f"{head.format(n)}\n\n{_TEXT}" for n in (1, 2, 3))
    assert _lifted(text) == [head.format(n) for n in (1, 2, 3)]
    again = "\n\f\n".join([f"The bridge waits\n\n{_TEXT}"] * 3)
    assert _lifted(again) == ["The bridge waits"] * 2


def test_what_comes_again_in_a_text_without_pages_is_text() -> None:
    """Names in an interview come again and again; without a page end they head no page."""
    assert _lifted(f"Dara Linnell\n\n{_TEXT}\n\nFelix Holt\n\n{_TEXT}\n\nDara Linnell") == []


def test_what_the_format_knows_as_furniture_is_believed() -> None:
    """A block that its page marks as furniture is lifted out as it is."""
    found = list(lines("ab", [Block("a", Span(0, 1), layout=Layout(1, furniture=True)),
                              Block("b", Span(1, 2), layout=Layout(1))]))  # fmt: skip
    assert furniture(found) == {0}
