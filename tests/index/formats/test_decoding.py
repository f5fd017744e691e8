"""Bytes of a file to source text."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats.decoding import decode, encoding_named
from tests.index.hostile import FIXED, any_text, hostile_bytes

_TEXT = "Zwei Nächte\r\nauf Reede 桥 🚢\n"
_MARKED = {
    "utf-8 with a mark": codecs.BOM_UTF8 + _TEXT.encode("utf-8"),
    "utf-16 little": codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"),
    "utf-32 little": codecs.BOM_UTF32_LE + _TEXT.encode("utf-32-le"),
    "utf-32 big": codecs.BOM_UTF32_BE + _TEXT.encode("utf-32-be"),
}
_GERMAN = "Die Hafenbehörde erklärte, die Brücke bleibe geöffnet, während Schlepper fehlten. Über."
_RUSSIAN = "Мэр города в среду объявил, что забастовка портовых рабочих закончится завтра утром."
_POLISH = "Burmistrz ogłosił w środę, że strajk portowców zakończy się jutro; źródła milczą."
_JAPANESE = "市長は水曜日、港湾労働者のストライキが明日終了すると発表したが、組合は確認していない。"
_CHINESE = "市长周三宣布，码头工人的罢工将于明天结束，但工会尚未证实这一点。拖船在夜里离开了港口。"
_KOREAN = "시장은 수요일 항만 노동자들의 파업이 내일 끝날 것이라고 발표했지만 아직 확인되지 않았다."
_GREEK = "Ο δήμαρχος ανακοίνωσε την Τετάρτη ότι η απεργία των λιμενεργατών θα λήξει αύριο."


@pytest.mark.parametrize("data", _MARKED.values(), ids=_MARKED.keys())
def test_a_byte_order_mark_says_how_to_read_a_file(data: bytes) -> None:
    """A file with a byte order mark is read as it says, and the mark is no part of the text."""
    assert decode(data).text == _TEXT


@FIXED
@given(any_text)
def test_a_file_without_a_mark_is_utf_8(text: str) -> None:
    """Every character of the file is in the source text, line ends as they are, nothing assumed."""
    data = text.encode("utf-8")
    expected = text[1:] if text.startswith("\ufeff") else text
    if b"\x00" not in data and b"\x1b" not in data:
        decoded = decode(data)
        assert (decoded.text, decoded.evidence) == (expected, ())


@FIXED
@given(
    st.sampled_from([_GERMAN, _RUSSIAN, _POLISH, _JAPANESE, _CHINESE, _KOREAN, _GREEK]),
    st.sampled_from([b"\x92", b"\xff", b"\xe9", b"\x80", b"\xc3", b"\xe2\x80"]),
    st.integers(0, 80),
)
def test_one_bad_byte_changes_no_other(text: str, bad: bytes, place: int) -> None:
    """UTF-8 with a damaged byte stays UTF-8: all that is not damaged reads as before."""
    place = min(place, len(text) - 1)
    before, after = text[:place], text[place:]
    decoded = decode(before.encode() + bad + after.encode())
    assert decoded.text.startswith(before)
    assert decoded.text.endswith(after[1:])
    (evidence,) = decoded.evidence
    assert evidence.value == "utf-8"
    assert f"byte {len(before.encode()):,}" in evidence.where


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Brücke, Köln, Größe ".encode() + b"\x93quotes\x94", "Brücke, Köln, Größe “quotes”"),
        ("Brücke, Köln, Größe and caf".encode() + b"\xe9", "Brücke, Köln, Größe and café"),
        ("Brücke, Köln, Größe ".encode() + b"\xff\xfe", "Brücke, Köln, Größe ��"),
    ],
    ids=["quotes of Windows", "a letter of Windows", "what stands for nothing"],
)
def test_a_byte_that_is_no_utf_8_is_mended_or_marked(data: bytes, text: str) -> None:
    """A stray byte becomes the letter or quote it is in Windows-1252, or a visible mark."""
    assert decode(data).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_GERMAN, "cp1252"), (_RUSSIAN, "cp1251"), (_RUSSIAN, "koi8-r"), (_RUSSIAN, "cp866"),
        (_POLISH, "cp1250"), (_POLISH, "iso8859-2"), (_JAPANESE, "cp932"), (_JAPANESE, "euc_jp"),
        (_JAPANESE, "iso2022_jp"), (_CHINESE, "gb18030"), (_KOREAN, "cp949"), (_GREEK, "cp1253"),
        (_RUSSIAN, "utf-16-le"), (_GERMAN, "utf-16-be"), (_GERMAN, "utf-32-le"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ascii_before", [0, 300_000], ids=["alone", "after 300 KB of ASCII"])
def test_old_encodings_are_told_by_their_letters(
    text: str, encoding: str, ascii_before: int
) -> None:
    """A file that declares nothing is read in its encoding, and says that this was worked out."""
    whole = "plain words.\n" * (ascii_before // 13) + text
    decoded = decode(whole.encode(encoding))
    assert decoded.text == whole
    assert [evidence.field for evidence in decoded.evidence] == ["encoding"]


def test_what_a_file_declares_is_believed_when_it_can_be() -> None:
    """A declared encoding decides where the bytes allow it; browsers' names are understood."""
    assert decode("Škoda za šest".encode("cp1250"), "windows-1250").text == "Škoda za šest"
    assert decode(b"\x93yes\x94", "iso-8859-1").text == "“yes”"
    assert decode("Café".encode(), "iso-8859-1").text == "Café"


@pytest.mark.parametrize("label", ["hex", "punycode", "idna", "unicode_escape", "utf-7", "x" * 99,
                                   "", "é", "\x00"])  # fmt: skip
def test_a_declared_encoding_that_is_none_is_passed_over(label: str) -> None:
    """No page makes Byline run a codec that is no encoding of text."""
    assert encoding_named(label) == ""


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), bytes(1_000)],
    ids=["all bytes", "a picture", "zeros"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Data is not indexed as words; the refusal says what was seen."""
    with pytest.raises(ArticleError, match="It is no text: "):
        decode(data)


@FIXED
@given(hostile_bytes)
def test_bytes_are_a_text_or_an_article_error(data: bytes) -> None:
    """No file, whatever is in it, breaks decoding in another way; what comes out can be written."""
    try:
        decoded = decode(data)
    except ArticleError:
        return
    decoded.text.encode("utf-8")


@pytest.mark.parametrize(
    "data",
    [b"a" * 9_999_999 + b"\xe9", b"\xe9 a" * 1_000_000, "é".encode() * 1_000_000 + b"\xff"],
    ids=["a bad byte at the end", "bad bytes", "a bad byte after good ones"],
)
def test_ten_megabytes_on_a_line_take_no_time(data: bytes) -> None:
    """The time to decode grows with the file and not faster."""
    began = time.process_time()
    decode(data)
    assert time.process_time() - began < 4.0
