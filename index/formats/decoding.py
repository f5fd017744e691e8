"""Bytes of a file to source text.

A ladder, surest step first: byte order mark, strict UTF-8, UTF-8 with a few bad bytes, what the
file declares, what its letters look like, Windows-1252. No text is refused for its encoding, and
whatever had to be assumed is said.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index.errors import ArticleError
from index.model import Evidence

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark is its beginning
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What is meant where one of these is declared: the superset that browsers take it for.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Python has codecs that are no encodings of text, or are costly on hostile bytes.
_ENCODINGS = re.compile(
    r"utf-8|iso8859|iso2022|cp\d|koi8|mac-|gb|big5|shift_jis|euc_|hz|johab|tis-"
)
_ASCII = bytes(range(0x80))
_GOOD_PER_BAD = 2  # bytes in whole UTF-8 characters to each other one; legacy texts stay below 1
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_LOOKED_AT = 1 << 16  # bytes; data shows itself in the first of them
_MOST_CONTROLS = 0.05  # of the bytes of a text; a picture or an archive has 0.1 and more
_FEWEST = 64  # bytes; of fewer nothing can be said
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_BEFORE, _AFTER = 100, 300  # bytes around such a place that are looked at with it
_SAMPLE = 1 << 13  # bytes around those beyond ASCII, which are all that tell encodings apart
_SURE = 0.15  # what the detection says of a right answer is more, even for one sentence


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source text, and what had to be assumed to read it; nothing for plain UTF-8."""

    text: str
    evidence: tuple[Evidence, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The source text, line ends as they are. `declared` is the encoding that the file names.

    Raises ArticleError for what is no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _marked(data, encoding)
    has_zeros = b"\0" in data
    if has_zeros and (wide := _without_mark(data)):
        return wide
    _require_text(data)
    if b"\x1b" in data and (japanese := _escaped(data)):
        return japanese
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _almost(data, error.start) or _declared(data, declared) or _detected(data)


def _assumed(text: str, encoding: str, where: str, confidence: float) -> Decoded:
    return Decoded(text, (Evidence("encoding", encoding, where, "", confidence),))


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        # Python counts from behind the mark where the codec takes it off.
        first = len(data) - len(error.object) + error.start
        name = encoding.removesuffix("-sig")
        where = f"byte order mark; byte {first:,} is not {name.upper()}"
        errors = "byline_mend" if name == "utf-8" else "replace"
        return _assumed(data.decode(encoding, errors), name, where, 0.9)


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 that shows by its zeros: those of letters stand on one side."""
    sample = data[: _LOOKED_AT & ~3]
    for encoding, width, places in (
        ("utf-32-le", 4, (1, 2, 3)), ("utf-32-be", 4, (0, 1, 2)),
        ("utf-16-le", 2, (1,)), ("utf-16-be", 2, (0,)),
    ):  # fmt: skip
        units = len(sample) // width
        zeros = [sample[place : units * width : width].count(0) for place in range(width)]
        on_their_side = min((zeros[place] for place in places), default=0)
        elsewhere = sum(zeros[place] for place in range(width) if place not in places)
        if units and on_their_side > units * 0.1 and elsewhere <= on_their_side * 0.02:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") <= len(text) * 0.01 + 1:
                return _assumed(text, encoding[:6], "its zero bytes; it has no mark", 0.9)
    return None


def _require_text(data: bytes) -> None:
    sample = data[:_LOOKED_AT]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if len(sample) >= _FEWEST and controls > len(sample) * _MOST_CONTROLS:
        raise ArticleError(
            f"It is no text: {controls:,} of its first {len(sample):,} bytes are control codes.",
            "It is a picture, a program or a damaged file, and has no words to be found.",
            "Leave it out, or put the document itself in its place.",
        )


def _escaped(data: bytes) -> Decoded | None:
    """ISO 2022, which is ASCII in its bytes and switches alphabets by escape sequences."""
    encoding = "iso2022_jp_2" if re.search(rb"\x1b(?:\$[@AB]|\([BJI])", data) else "iso2022_kr"
    if data.isascii() and re.search(rb"\x1b[$(]", data):
        try:
            return _assumed(data.decode(encoding), encoding, "its escape sequences", 0.9)
        except UnicodeDecodeError:
            return None
    return None


def _almost(data: bytes, first: int) -> Decoded | None:
    """UTF-8 of which a few bytes are damaged: those are marked, and the rest is as it was."""
    beyond = len(data.translate(None, _ASCII))
    bad = len(data) - len(data.decode("utf-8", "ignore").encode("utf-8"))
    if beyond - bad < bad * _GOOD_PER_BAD:
        return None
    where = f"all of it but {bad:,} byte{'s' * (bad > 1)}, the first of them byte {first:,}"
    return _assumed(data.decode("utf-8", "byline_mend"), "utf-8", where, 0.9)


def _mend(error: UnicodeError) -> tuple[str, int]:
    """A single byte that Windows-1252 has a letter or a quote for is that; others are marked."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    around = error.object[max(error.start - 1, 0) : error.end + 1]
    alone = len(wrong) == 1 and len(around.translate(None, _ASCII)) == 1
    if alone and (wrong[0] in b"\x85\x91\x92\x93\x94\x96\x97" or wrong[0] >= 0xC0):
        return wrong.decode("cp1252"), error.end
    return "\ufffd", error.end


codecs.register_error("byline_mend", _mend)


def _declared(data: bytes, declared: str) -> Decoded | None:
    if not (encoding := encoding_named(declared)) or encoding == "utf-8":
        return None
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged > len(data.translate(None, _ASCII)) * 0.02 + 1:
        return None  # it declares what it is not
    where = "declared in the file" + (f"; {damaged:,} characters are damaged" if damaged else "")
    return _assumed(text, encoding, where, 1.0 if not damaged else 0.9)


def encoding_named(label: str) -> str:
    """Python's name for a declared encoding; "" for none that a text can be in."""
    try:
        name = codecs.lookup(label.strip()).name if label.isascii() else ""
    except (LookupError, ValueError):
        return ""
    name = _MEANT.get(name, name)
    return name if _ENCODINGS.match(name) else ""


def _detected(data: bytes) -> Decoded:
    import chardet  # takes a tenth of a second to load, and few archives need it

    sample, end = b"", 0
    for match in _BEYOND_ASCII.finditer(data):
        if match.start() >= end:
            begin, end = max(end, match.start() - _BEFORE), match.start() + _AFTER
            sample += data[begin:end]
            if len(sample) > _SAMPLE:
                break
    best = chardet.detect(sample)
    encoding = encoding_named(str(best["encoding"] or ""))
    if encoding and encoding != "utf-8" and best["confidence"] >= _SURE:
        try:
            text = data.decode(encoding)
            return _assumed(text, encoding, "its letters; it declares no encoding", 0.7)
        except UnicodeDecodeError:
            pass
    # Five bytes stand for nothing in Windows-1252; in Latin-1 they are invisible.
    text = data.decode("cp1252", "byline_latin")
    return _assumed(text, "cp1252", "a guess: nothing tells its encoding", 0.4)


def _latin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("byline_latin", _latin)
