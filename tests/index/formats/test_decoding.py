"""Bytes of a file to source text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given

from index.errors import ArticleError
from index.formats.decoding import decode
from tests.index.hostile import FIXED, any_text, hostile_bytes

_TEXT = "Zwei Nächte\r\nauf Reede 桥 🚢\n"
_MARKED = {
    "utf-8 with a mark": codecs.BOM_UTF8 + _TEXT.encode("utf-8"),
    "utf-16 little": codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"),
    "utf-32 little": codecs.BOM_UTF32_LE + _TEXT.encode("utf-32-le"),
    "utf-32 big": codecs.BOM_UTF32_BE + _TEXT.encode("utf-32-be"),
}


@pytest.mark.parametrize("data", _MARKED.values(), ids=_MARKED.keys())
def test_a_byte_order_mark_says_how_to_read_a_file(data: bytes) -> None:
    """A file with a byte order mark is read as it says, and the mark is no part of the text."""
    assert decode(data) == _TEXT


@FIXED
@given(any_text)
def test_a_file_without_a_mark_is_utf_8(text: str) -> None:
    """Every character of the file is in the source text, line ends as they are."""
    data = text.encode("utf-8")
    expected = text[1:] if text.startswith("\ufeff") else text
    if not data.startswith((b"\xff", b"\xfe")):
        assert decode(data) == expected


@pytest.mark.parametrize(
    ("data", "happened"),
    [
        (b"Caf\xe9 by the sea", "Byte 3 is not UTF-8."),
        (codecs.BOM_UTF8 + b"Caf\xe9 by the sea", "Byte 6 is not UTF-8."),
        (codecs.BOM_UTF16_LE + "Café".encode("utf-16-le") + b"\x00", "Byte 10 is not UTF-16."),
        (b"\xff\xd8\xff\xe0 a photograph", "Byte 0 is not UTF-8."),
    ],
    ids=["Latin-1", "Latin-1 after a mark", "UTF-16 cut off", "a photograph"],
)
def test_the_first_byte_that_does_not_fit_is_named(data: bytes, happened: str) -> None:
    """One bad byte is reported by its place in the file, and nothing is guessed from there on."""
    with pytest.raises(ArticleError) as refusal:
        decode(data)
    assert str(refusal.value) == (
        f"{happened} The file is in another encoding, or is no text. Save it as UTF-8."
    )


@FIXED
@given(hostile_bytes)
def test_bytes_are_a_text_or_an_article_error(data: bytes) -> None:
    """No file, whatever is in it, breaks decoding in another way; what comes out can be written."""
    try:
        text = decode(data)
    except ArticleError:
        return
    text.encode("utf-8")
