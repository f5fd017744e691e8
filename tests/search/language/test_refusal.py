"""A refusal and its suggestion."""

from __future__ import annotations

import pytest

from search.language.refusal import no_letters, refusal, replaced


@pytest.mark.parametrize(
    ("start", "end", "text", "query"),
    [(2, 3, "x", "a x c"), (2, 3, "", "a c"), (0, 1, "", "b c"), (4, 5, "", "a b")],
)
def test_characters_are_replaced_or_left_out(start: int, end: int, text: str, query: str) -> None:
    """What is left out leaves one space, and none at the ends."""
    assert replaced("a b c", start, end, text) == query


def test_nothing_stays_beside_a_parenthesis() -> None:
    """A group that loses its first or last word has no space at its end."""
    assert replaced("(a b)", 1, 2, "") == "(b)"
    assert replaced("(a b)", 3, 4, "") == "(a)"


def test_a_suggestion_may_replace_more_than_is_at_fault() -> None:
    """The characters at fault are marked; the suggestion mends all that belongs to them."""
    error = refusal("a or b", 2, 4, "So.", "That.", "This.", "(a OR b)", (0, 6))
    assert (error.start, error.end, error.suggestion) == (2, 4, "(a OR b)")
    assert refusal("a", 0, 1, "So.", "That.", "This.").suggestion == ""


def test_signs_are_named() -> None:
    """What cannot be found is shown as it was typed."""
    assert no_letters("a & b", 2, 3).happened == "“&” has neither letters nor digits."
