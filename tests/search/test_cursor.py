"""A cursor as text: what goes into a link comes out of it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Cursor, CursorError
from search.cursor import SEAL_BYTES
from tests.search.oracle import FIXED

_CURSORS = st.builds(
    Cursor,
    generation=st.integers(0, 2**32 - 1),
    place=st.integers(0, 2**32 - 1),
    today=st.dates(),
    seal=st.binary(min_size=SEAL_BYTES, max_size=SEAL_BYTES),
)


@given(_CURSORS)
@FIXED
def test_a_cursor_is_read_as_it_was_written(cursor: Cursor) -> None:
    """As text it stands in an address as it is."""
    assert re.fullmatch(r"[\w-]+={0,2}", str(cursor), re.ASCII)
    assert Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "x", "A" * 28, "é" * 28, "-" * 28, "A" * 27 + "=", "?" * 28])
def test_what_is_no_cursor_is_refused(text: str) -> None:
    """With what it was, as far as it can be shown."""
    with pytest.raises(CursorError, match="is none"):
        Cursor.read(text)


@given(st.text(max_size=40) | st.from_regex(r"[\w=-]{26,30}", fullmatch=True))
@FIXED
def test_any_text_is_a_cursor_or_refused(text: str) -> None:
    """Nothing else comes of it, and no two texts are the same cursor."""
    with suppress(CursorError):
        assert str(Cursor.read(text)) == text


def test_another_place_is_of_the_same_search() -> None:
    """Nothing but the place changes."""
    cursor = Cursor(7, 20, date(2023, 4, 19), b"12345678")
    assert cursor.at(30) == Cursor(7, 30, date(2023, 4, 19), b"12345678")
