"""The one door to the terminal."""

from __future__ import annotations

import pytest

from index import BylineError
from tests.web import printing
from web.terminal.output import print_error, shown, width


def test_an_error_has_three_parts() -> None:
    """What happened, what it means and what to do."""
    error = BylineError("It is so.", "It means that.", "Do this.")

    assert printing.shown(print_error, error) == (
        "",
        "byline: It is so.\nIt means that. Do this.\n",
    )


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "👩\u200d🚒", "100\u00a0km", "co\u00adop", "नदी"]
)
def test_letters_are_shown_as_they_are(text: str) -> None:
    """What joins, parts or holds letters together belongs to them."""
    assert shown(text) == text


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\n", "\r", "\x9b", "\ud800", "\u202e", "\u2067"])
def test_what_drives_a_terminal_is_replaced(sign: str) -> None:
    """Escapes, line breaks, what turns a line round, and halves of characters."""
    assert shown(f"a{sign}b") == "a�b"


@pytest.mark.parametrize(("text", "columns"), [("ab", 2), ("桥在", 4), ("e\u0301", 1), ("", 0)])
def test_columns_are_those_of_a_terminal(text: str, columns: int) -> None:
    """Wide characters take two, signs on letters none."""
    assert width(text) == columns
