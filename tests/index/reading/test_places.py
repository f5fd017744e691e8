"""Where the characters of a repaired text stand in the source."""

from __future__ import annotations

import pytest

from index.model import Span
from index.reading.places import places


@pytest.mark.parametrize(
    ("text", "source_text"),
    [
        ("one two", "one two"),
        ("one two", "  one \t\n two "),
        ("one two", "o\x00ne two"),
        ("one two", "**one** <b class='two'>two</b>"),
        ("one & two", "one &amp; two"),
        ("one “two”", "one &ldquo;two&rdquo;"),
        ("one two", "[one](http://two.example) two"),
        ("Monday two", "Mon-\nday two"),
        ("5 < 6 two", "5 < 6 two"),
    ],
)
def test_every_letter_is_found_behind_markup(text: str, source_text: str) -> None:
    """Tags, targets of links, entities and hyphens of line ends are stepped over."""
    at = [text.index("o"), text.index("two")]
    span = Span(0, len(source_text))
    found = places(text, at, source_text, (span,))
    assert [source_text[place] for place in found] == ["o", "t"]
    assert source_text[found[1] :].startswith("two")


def test_a_text_of_several_spans_is_followed_from_one_to_the_next() -> None:
    """What stands between the spans is none of it."""
    assert places("one two", [0, 4], "one t two", (Span(0, 3), Span(6, 9))) == [0, 6]


def test_a_text_that_is_not_there_has_no_places() -> None:
    """Rather no place than a wrong one."""
    assert places("one three", [0, 4], "one two", (Span(0, 7),)) == []
