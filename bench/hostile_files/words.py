"""Word files that wish ill: bombs, lies about sizes, document types, deep nesting."""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile
from collections.abc import Iterator

from bench.hostile_files.making import LAUGHING, MEGABYTE, Pieces, Sample, around, much, numbered

_W = b'<w:document xmlns:w="http://a.example/wordprocessingml/2006/main"><w:body>'
_W_END = b"</w:body></w:document>"


def _word(document: Pieces, **parts: bytes) -> Pieces:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in document:
                part.write(piece)
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    yield out.getvalue()


def _body(inner: Pieces) -> Pieces:
    return around(_W, inner, _W_END)


def _overlapping() -> Pieces:
    """Many entries that all name the same packed bytes, as in the better zip bombs."""
    data = b"".join(_word(_body(much(b"<w:p/>", 10 * MEGABYTE))))
    end = data.rindex(b"PK\5\6")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    entry = data[start : start + size]
    entries = entry * 5_000
    yield data[:start] + entries
    yield b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 5_000, 5_000, len(entries), start, 0)


def _lying() -> Pieces:
    """A part that says it unpacks to a hundred bytes."""
    data = bytearray(b"".join(_word(_body(much(b"<w:p/>", 90 * MEGABYTE)))))
    for mark, place in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        at = data.index(mark)
        data[at + place : at + place + 4] = struct.pack("<I", 100)
    yield bytes(data)


def _stored(names: Iterator[str]) -> Pieces:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml", _W + b"<w:p><w:r><w:t>The ferry.</w:t></w:r></w:p>" + _W_END
        )
        for name in names:
            package.writestr(name, b"")
    yield out.getvalue()


def _noisy(megabytes: float) -> Pieces:
    """Letters that pack to some half, so that no ratio gives them away."""
    chance = random.Random(4)
    for _ in range(int(megabytes) or 1):
        yield base64.b64encode(chance.randbytes(MEGABYTE * 3 // 4))


def _noisy_elements(count: float) -> Pieces:
    chance = random.Random(5)
    for _ in range(int(count / 10_000)):
        yield b"".join(b"<w:a%x/>" % chance.randrange(1 << 32) for _ in range(10_000))


_WORD_PARAGRAPH = "<w:p><w:r><w:t>The ferry % stayed.</w:t></w:r></w:p>"
SAMPLES = (
    Sample("bomb.docx", lambda s: _word(_body(much(b"\0", 1_000 * MEGABYTE * s))), False),
    Sample("paragraphs.docx", lambda s: _word(_body(numbered(_WORD_PARAGRAPH, 1e6 * s)))),
    Sample(
        "hundred-thousand.docx", lambda s: _word(_body(numbered(_WORD_PARAGRAPH, 1e5 * s))), True
    ),
    Sample(
        "one-text.docx",
        lambda s: _word(_body(around(b"<w:p><w:r><w:t>", _noisy(90 * s), b"</w:t></w:r></w:p>"))),
    ),
    Sample("deep.docx", lambda s: _word(_body(much(b"<w:p>", MEGABYTE * s)))),
    Sample(
        "deep-closed.docx",
        lambda s: _word(
            _body(
                around(b"<w:p>" * 200, iter([b"<w:r><w:t>The ferry.</w:t></w:r>"]), b"</w:p>" * 200)
            )
        ),
        True,
    ),
    Sample("empty-elements.docx", lambda s: _word(_body(_noisy_elements(3e6 * s)))),
    Sample(
        "laughing.docx", lambda s: _word(around(LAUGHING, iter([b"<w>&lol9;</w>"]), b"")), False
    ),
    Sample(
        "outside.docx",
        lambda s: _word(
            around(
                b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
                iter([b"<w>&x;</w>"]),
                b"",
            )
        ),
        False,
    ),
    Sample(
        "late-doctype.docx",
        lambda s: _word(
            around(
                b"<!--",
                much(b"x", MEGABYTE),
                b"-->" + LAUGHING.partition(b"?>")[2] + b"<w>&lol9;</w>",
            )
        ),
        False,
    ),
    Sample("overlapping.docx", lambda s: _overlapping()),
    Sample("lying.docx", lambda s: _lying(), False),
    Sample("entries.docx", lambda s: _stored(f"a{n}" for n in range(100_000)), False),
    Sample(
        "outside-names.docx",
        lambda s: _stored(iter(["../../../tmp/x", "/tmp/x", "a\\..\\b"])),
        True,
    ),
    Sample("headers.docx", lambda s: _stored(f"word/header{n}.xml" for n in range(9_000))),
    Sample(
        "cut.docx",
        lambda s: iter([b"".join(_word(_body(numbered(_WORD_PARAGRAPH, 1e4))))[:-100]]),
        False,
    ),
    Sample("attribute.docx", lambda s: _word(_body(around(b"<w:p w:x='", _noisy(20 * s), b"'/>")))),
    Sample(
        "nested.docx", lambda s: iter([b"".join(_word(_word(_word(_body(iter([b""]))))))]), False
    ),
    Sample(
        "styles.docx",
        lambda s: _word(
            _body(iter([_WORD_PARAGRAPH.encode()])),
            styles=_W
            + b"".join(
                numbered('<w:style w:styleId="s%"><w:name w:val="heading %"/></w:style>', 3e5 * s)
            )
            + _W_END,
        ),
    ),
)
