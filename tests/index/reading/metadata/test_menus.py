"""Where an article begins below the menu of its site."""

from __future__ import annotations

import pytest

from index.model import Span
from index.reading.draft import Block
from index.reading.metadata.menus import headline_below_menu

_PROSE = (
    "The council voted on Tuesday to close the old fish market, ending a trade that has stood on "
    "the quay for a century and a half.",
    "Stallholders said they had been told nothing until the letters came, one after the other, in "
    "the last week of May.",
)


def _headline(*lines: str) -> str | None:
    blocks = [Block(line, Span(at, at + 1)) for at, line in enumerate((*lines, *_PROSE))]
    at = headline_below_menu(blocks, lambda text: text.startswith("By "))
    return None if at is None else blocks[at].text


_MENU = ("Home", "World News", "Sport", "Weather", "Jobs", "Our Papers", "Log in", "TV", "Shop",
         "Cars", "Homes", "Radio", "Games", "Food", "Travel", "Puzzles")  # fmt: skip
_TITLE = "Council closes the old fish market"


@pytest.mark.parametrize(
    "lines",
    [
        (*_MENU, _TITLE, "By Lena Ortiz"),
        (*_MENU, _TITLE, "Stalls to move to the new hall", "By Lena Ortiz", "Share"),
        ("World", _TITLE, "By Lena Ortiz"),
        ("Home News", "Ravensea West", _TITLE),
    ],
    ids=["a menu", "a dek below it", "a section", "two sections"],
)
def test_the_headline_stands_below_the_menu(lines: tuple[str, ...]) -> None:
    """Entries of a menu are no headlines; the line above the names and the text is one."""
    assert _headline(*lines) == _TITLE


@pytest.mark.parametrize(
    "lines", [(_TITLE, "By Lena Ortiz"), ("Day three", _TITLE, "By Lena Ortiz"), ()]
)
def test_a_text_without_a_menu_is_left_alone(lines: tuple[str, ...]) -> None:
    """A headline of two words with its dek is no menu."""
    assert _headline(*lines) is None
