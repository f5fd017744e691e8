"""What a paragraph is to its article."""

from __future__ import annotations

import pytest

from index.formats.plain import blocks
from index.model import Kind, Span
from index.reading.draft import Block
from index.reading.kinds import kind_of

_LONG = "The dock strike went into its third day with the gates shut and the bridge open."


def _kinds(*texts: str, title_at: int = 0, told: dict[int, Kind] | None = None) -> list[Kind]:
    found = tuple(blocks("\n\n".join(texts)))
    return [kind_of(found, at, title_at, told or {}) for at in range(len(found))]


@pytest.mark.parametrize(
    ("text", "follows", "kind"),
    [
        ("Eleven ships", _LONG, Kind.HEADING),
        ("23 ships", _LONG, Kind.HEADING),
        ("Eleven ships.", _LONG, Kind.BODY),
        ("“Eleven ships!”", _LONG, Kind.BODY),
        ("eleven ships", _LONG, Kind.BODY),
        ("Eleven ships:", _LONG, Kind.BODY),
        ("Eleven ships", "Or twelve.", Kind.BODY),
        ("十一艘船", "码头工人罢工进入第九天，船上有一架钢琴。", Kind.HEADING),
        ("十一艘船。", "码头工人罢工进入第九天，船上有一架钢琴。", Kind.BODY),
        (_LONG[:-1] + " wide", _LONG * 3, Kind.BODY),
    ],
    ids=["a short line", "begins with a figure", "a sentence", "a quotation", "begins small",
         "announces", "little follows", "Chinese", "Chinese sentence", "a long line"],
)  # fmt: skip
def test_a_heading_is_told_from_its_words(text: str, follows: str, kind: Kind) -> None:
    """A heading is short, begins like one, ends without a mark, and longer text follows it."""
    assert _kinds("Day three", text, follows)[1] is kind


def test_the_last_line_is_no_heading() -> None:
    """A line with nothing below it heads nothing."""
    assert _kinds("Day three", _LONG, "Dara Linnell")[2] is Kind.BODY


def test_a_dek_stands_between_title_and_byline() -> None:
    """The sentence below a headline is a dek where the byline comes after it."""
    told = {2: Kind.BYLINE}
    assert _kinds("Day three", _LONG, "By Felix Holt", _LONG, told=told)[1] is Kind.DEK
    assert _kinds("Day three", _LONG, _LONG, _LONG)[1] is Kind.BODY


def test_an_ornament_is_a_note() -> None:
    """What has no letter and no figure is no text to be found."""
    assert _kinds("Day three", _LONG, "* * *", _LONG)[2] is Kind.NOTE


def test_what_the_metadata_tell_comes_before_what_the_words_claim() -> None:
    """A line at the top that was read as date or author is what it was read as."""
    assert _kinds("Day three", "Published on May 1, 2023", told={1: Kind.BYLINE})[1] is Kind.BYLINE
    assert _kinds("Day three", "Published on May 1, 2023")[1] is Kind.NOTE


def test_furniture_dressed_as_a_heading_is_furniture() -> None:
    """Markup makes no heading of what asks for members; of a second title it makes one."""
    claims = Block("Become a member of the Gazette", Span(0, 9), Kind.HEADING)
    title = Block("Day three", Span(10, 19), Kind.TITLE)
    caption = Block("Eleven ships.", Span(20, 30), Kind.CAPTION)
    assert [kind_of((claims, title, caption), at, -1, {}) for at in range(3)] == [
        Kind.BOILERPLATE, Kind.HEADING, Kind.CAPTION,
    ]  # fmt: skip
