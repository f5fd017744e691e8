"""What a format takes out of a file, before reading makes an article of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.draft import clean
from tests.index.hostile import FIXED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  one \t two\r\nthree\u00a0four\u2028five ", "one two three four five"),
        ("one\x00two\x07", "onetwo"),
        ("one \x00 two", "one two"),
        ("\x00 one \x1b", "one"),
        ("half \ud83d of it", "half of it"),
        ("soft\u00adhyphen \u202eturned\u202c", "soft\u00adhyphen \u202eturned\u202c"),
        ("", ""),
    ],
    ids=["white space", "control", "control between blanks", "control at the ends", "surrogate",
         "marks of the writing", "nothing"],
)  # fmt: skip
def test_a_text_becomes_one_clean_line(text: str, expected: str) -> None:
    """White space is folded; what no page can show is gone, without leaving a gap."""
    assert clean(text) == expected


@FIXED
@given(st.text())
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    """Cleaning twice is cleaning once, and what comes out can be written to a file."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == " ".join(cleaned.split())
    cleaned.encode("utf-8")
