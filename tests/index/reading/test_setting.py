"""How the lines of a text were set."""

from __future__ import annotations

import textwrap

from index.formats.plain import blocks
from index.reading.lines import lines
from index.reading.setting import Setting, setting_of

_TEXT = (
    "The bridge over the river was shut on a Monday for the third time in a year, and all who "
    "looked at its bearings said that nobody should expect it to open before the end of spring."
)


def _setting(text: str) -> Setting:
    return setting_of(list(lines(text, tuple(blocks(text)))))


def test_wrapped_lines_show_their_width() -> None:
    """The width is that of the longest line, seldom off by more than a word."""
    setting = _setting("\n\n".join([textwrap.fill(_TEXT, 60)] * 3))
    assert 52 <= setting.width <= 60
    assert (setting.marked, setting.indented, setting.spaced) == (True, False, False)


def test_indents_are_seen() -> None:
    """First lines that begin further in mark paragraphs."""
    text = "\n".join([textwrap.fill(_TEXT, 60, initial_indent="    ")] * 3)
    setting = _setting(text)
    assert (setting.indented, setting.marked, setting.margin) == (True, True, 0)


def test_a_paragraph_a_line_is_not_wrapped() -> None:
    """Long lines that end sentences have no width, nor have blocks of one line."""
    assert _setting("\n".join([_TEXT, _TEXT, _TEXT])).width == 0
    assert _setting("\n\n".join([_TEXT] * 20)).width == 0
    assert _setting("").width == 0


def test_a_typescript_is_spaced() -> None:
    """Blank lines between all lines of one width are a manner of writing."""
    double = textwrap.fill(_TEXT, 60).replace("\n", "\n\n")
    assert _setting("\n\n".join([double] * 5)).spaced


def test_a_list_of_words_is_no_typescript() -> None:
    """Short lines between blank lines are items."""
    assert _setting("\n\n".join(["eleven ships", "twelve ships", "one ferry"] * 9)).width == 0


def test_german_lines_are_wrapped_though_many_begin_with_a_capital() -> None:
    """Lines at the margin that had no room in the line before hang from an indented one."""
    text = (
        "Schiffe werden an das Terminal Marschende umgeleitet, das zwanzig Kilometer südlich "
        "liegt. Der Betreiber rechnet mit sechzig Schiffen in der Woche."
    )
    assert _setting("\n".join([textwrap.fill(text, 60, initial_indent="    ")] * 3)).indented


def test_items_of_a_list_are_no_measure() -> None:
    """A bullet begins no rest of a sentence, and a list of them hides no wrapped text."""
    items = "\n".join(textwrap.fill(_TEXT, 60, initial_indent="  • ") for _ in range(3))
    setting = _setting(f"{textwrap.fill(_TEXT, 60, initial_indent='  ')}\n{items}")
    assert setting.slack <= 10
