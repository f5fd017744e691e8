"""The files: long lines, deep nesting, many parts, bombs, loops, damage. Each is made when asked for.

Sizes grow with `scale`, which is 1 for the battery as it is meant: 100 MB where a file is large.
"""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MEGABYTE = 1_000_000
_PROSE = (
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls. The operator blamed the bridge. "
)
Pieces = Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Sample:
    """A file by its name; `make` gives its bytes piece by piece.

    `reads` says what must become of it: True where it holds an article that is to be read, False
    where it must be reported, None where either is right.
    """

    name: str
    make: Callable[[float], Pieces]
    reads: bool | None = None


def _much(what: bytes, size: float) -> Pieces:
    """The same again and again, about so many bytes of it."""
    piece = what * max(1, MEGABYTE // len(what))
    for _ in range(max(1, int(size / len(piece)))):
        yield piece


def _around(before: bytes, inner: Pieces, after: bytes) -> Pieces:
    yield before
    yield from inner
    yield after


def _line(scale: float) -> Pieces:
    return _much(_PROSE.encode(), 100 * MEGABYTE * scale)


def _token(scale: float) -> Pieces:
    return _much(b"a", 100 * MEGABYTE * scale)


def _numbered(what: str, count: float, after: str = "") -> Pieces:
    """The same with numbers in it, that many times."""
    for first in range(0, int(count), 10_000):
        numbers = range(first, min(first + 10_000, int(count)))
        yield "".join(what.replace("%", str(number)) + after for number in numbers).encode()


def _noise(scale: float) -> Pieces:
    chance = random.Random(1)
    for _ in range(int(100 * scale) or 1):
        yield chance.randbytes(MEGABYTE)


def _text_noise(scale: float) -> Pieces:
    """Random letters of all alphabets, with one byte that is no UTF-8."""
    chance = random.Random(2)
    letters = "abc def. ghi\n\n«éßж桥한🚢\u0301\u202e\u200d\x00\x0c\x1c"
    for number in range(int(20 * scale) or 1):
        yield "".join(chance.choices(letters, k=500_000)).encode() + b"\xe9" * (number == 3)


# Plain text and Markdown

_TEXT = (
    Sample("line.txt", _line, True),
    Sample("token.txt", _token, True),
    Sample("lines.txt", lambda s: _numbered("Line % of a text.\n", 5e6 * s)),
    Sample("paragraphs.txt", lambda s: _numbered("Paragraph % of a text.\n\n", 4e6 * s)),
    Sample("no-blank-after-marks.txt",
           lambda s: _much(b"The ferry stayed.It was Tuesday.", 100 * MEGABYTE * s)),
    Sample("emoji.txt", lambda s: _around("🚢 ".encode(), _line(s), b""), True),
    Sample("bad-byte.txt", lambda s: _around("Über die Brücke. ".encode(), _line(s), b"\xe9."), True),
    Sample("blank.txt", lambda s: _much(b" \n", 100 * MEGABYTE * s), False),
    Sample("zeros.txt", lambda s: _much(b"\0", 100 * MEGABYTE * s), False),
    Sample("noise.txt", _noise, False),
    Sample("alphabets.txt", _text_noise),
    Sample("marks.txt", lambda s: _around(b"a", _much("\u0301".encode(), 10 * MEGABYTE * s), b" b"), True),
    Sample("utf-16.txt", lambda s: _around(b"\xff\xfe", (p.decode().encode("utf-16-le") for p in _line(s / 2)), b""), True),
    Sample("quotes.txt", lambda s: _much("“Yes.” «No». ".encode(), 50 * MEGABYTE * s), True),
    Sample("hyphens.txt", lambda s: _much(b"har-\nbour fer-\nry ", 50 * MEGABYTE * s), True),
    Sample("form-feeds.txt", lambda s: _numbered("the ferry of page\n\fPage %\n\n", 1e6 * s)),
    Sample("line.md", lambda s: _around(b"# Ferry\n\n", _line(s), b""), True),
    Sample("brackets.md", lambda s: _around(b"# Ferry\n\n", _much(b"[", 2 * MEGABYTE * s), b" x"), True),
    Sample("stars.md", lambda s: _around(b"# Ferry\n\nx ", _much(b"**a ", 20 * MEGABYTE * s), b"")),
    Sample("tags.md", lambda s: _around(b"# Ferry\n\nx ", _much(b"<a b=c ", 2 * MEGABYTE * s), b""), True),
    Sample("ticks.md", lambda s: _around(b"# Ferry\n\nx ", _much(b"`a ``b ", 2 * MEGABYTE * s), b""), True),
    Sample("links.md", lambda s: _around(b"# Ferry\n\nx ", _much(b"[a](b) ![c](d) ", 20 * MEGABYTE * s), b""), True),
    Sample("headings.md", lambda s: _numbered("# Heading %\n", 1e6 * s)),
    Sample("front-matter.md", lambda s: _around(b"---\ntitle: Ferry\n", _numbered("key%: value\n", 1e5 * s), b"---\n\nThe ferry stayed.\n"), True),
    Sample("deep-front-matter.md", lambda s: _around(b"---\ntitle: Ferry\na: ", _much(b"[", MEGABYTE * s), b"\n---\n\nThe ferry stayed.\n"), True),
    Sample("laughing-front-matter.md", lambda s: _laughing_yaml(), True),
    Sample("open-front-matter.md", lambda s: _around(b"---\ntitle: Ferry\n", _much(b"a: b\n", 20 * MEGABYTE * s), b""), None),
)  # fmt: skip


def _laughing_yaml() -> Pieces:
    yield b"---\ntitle: Ferry\na0: &a0 [ha, ha]\n"
    for number in range(40):
        yield f"a{number + 1}: &a{number + 1} [{', '.join([f'*a{number}'] * 10)}]\n".encode()
    yield b"author: *a40\n---\n\nThe ferry stayed.\n"


# HTML


def _page(inner: Pieces) -> Pieces:
    return _around(b"<!doctype html><html><head><title>Ferry</title></head><body>", inner,
                   b"</body></html>")  # fmt: skip


_HTML = (
    Sample("line.html", lambda s: _page(_around(b"<p>", _line(s), b"</p>")), True),
    Sample("paragraphs.html", lambda s: _page(_much(b"<p>" + _PROSE.encode() + b"</p>", 100 * MEGABYTE * s))),
    Sample("tags.html", lambda s: _page(_numbered("<b>a</b><p>Line %", 1e6 * s))),
    Sample("million-tags.html", lambda s: _page(_numbered("<div class=c%><i>", 1e6 * s, "x</i></div>"))),
    Sample("tags-on-a-line.html", lambda s: _page(_much(b"<p>a", 100 * MEGABYTE * s))),
    Sample("deep.html", lambda s: _page(_around(b"", _much(b"<div>", 5 * MEGABYTE * s), b"The ferry stayed."))),
    Sample("deep-inline.html", lambda s: _page(_around(b"", _much(b"<b><i>", 6 * MEGABYTE * s), b"The ferry stayed."))),
    Sample("deep-tables.html", lambda s: _page(_around(b"", _much(b"<table><tr><td>", 3 * MEGABYTE * s), b"The ferry stayed."))),
    Sample("ends.html", lambda s: _page(_around(b"<p>x", _much(b"</div></b></p>", 20 * MEGABYTE * s), b"")), True),
    Sample("open-tag.html", lambda s: _page(_around(b"<p>The ferry stayed.</p><a ", _much(b'b="c ', 20 * MEGABYTE * s), b"")), True),
    Sample("open-tags.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _much(b"<a b='", 20 * MEGABYTE * s), b"")), True),
    Sample("comments.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _much(b"<!-- <!", 20 * MEGABYTE * s), b"")), True),
    Sample("script.html", lambda s: _page(_around(b"<p>The ferry stayed.</p><script>", _much(b"a<b;", 100 * MEGABYTE * s), b"")), True),
    Sample("scripts.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _much(b"<script></scrip", 20 * MEGABYTE * s), b"")), True),
    Sample("picture.html", lambda s: _page(_around(b"<p>The ferry stayed.</p><img src='data:image/png;base64,", _much(b"QUJD", 100 * MEGABYTE * s), b"'>")), True),
    Sample("attributes.html", lambda s: _page(_around(b"<p>The ferry stayed.</p><div ", _numbered("a%=b ", 2e6 * s), b">x</div>")), True),
    Sample("entities.html", lambda s: _page(_around(b"<p>The ferry stayed.</p><p>", _much(b"&amp;&lt;&#x41;&notit;", 50 * MEGABYTE * s), b"")), True),
    Sample("breaks.html", lambda s: _page(_much(b"The ferry stayed.<br>", 50 * MEGABYTE * s)), True),
    Sample("links.html", lambda s: _page(_numbered('<li><a href="%">Ferry %</a>', 1e6 * s)), True),
    Sample("json-ld.html", lambda s: _page(_around(b'<p>The ferry stayed.</p><script type="application/ld+json">', _much(b'{"@graph":[', 5 * MEGABYTE * s), b"</script>")), True),
    Sample("many-json-ld.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _numbered('<script type="application/ld+json">{"@type":"NewsArticle","headline":"%"}</script>', 3e5 * s), b"")), True),
    Sample("metas.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _numbered('<meta name="author" content="A. Author %">', 1e6 * s), b""))),
    Sample("items.html", lambda s: _page(_around(b"<p>The ferry stayed.</p>", _numbered('<div itemscope itemtype="http://schema.org/NewsArticle"><b itemprop="author">A %</b>', 3e5 * s), b""))),
    Sample("no-text.html", lambda s: _page(_much(b"<div></div>", 20 * MEGABYTE * s)), False),
    Sample("broken.html", lambda s: _broken_html(), True),
    Sample("laughing.html", lambda s: _around(_LAUGHING, _page(iter([b"<p>The ferry stayed. &lol9;</p>"])), b""), True),
)  # fmt: skip

_LAUGHING = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (number + 1, b"&lol%d;" % number * 10) for number in range(9)
    )
    + b"]>"
)


def _broken_html() -> Pieces:
    chance = random.Random(3)
    bits = ("<p>", "</p>", "<div", ">", "<", "</", "<!--", "-->", '"', "'", "<table>", "<td>", "&",
            "<script>", "</script>", "<b>", "</i>", "word ", "The ferry. ", "=", "é", "\0", "<br>")  # fmt: skip
    for _ in range(50):
        yield "".join(chance.choices(bits, k=20_000)).encode()


# JSON Lines and tables


def _json(inner: Pieces) -> Pieces:
    return _around(b'{"title": "Ferry", "text": "', inner, b'"}\n')


_LINES = (
    Sample("line.jsonl", lambda s: _json(_line(s)), True),
    Sample("no-json.jsonl", _line, False),
    Sample("lines.jsonl", lambda s: _numbered('{"id": "a%", "title": "F", "text": "The ferry stayed."}\n', 1e5 * s), True),
    Sample("bad-lines.jsonl", lambda s: _numbered('{"text": "The ferry %"\n', 1e6 * s), False),
    Sample("one-id.jsonl", lambda s: _numbered('{"id": "a", "text": "The ferry %"}\n', 1e6 * s), None),
    Sample("deep.jsonl", lambda s: _around(b'{"text": "The ferry.", "a": ', _much(b"[", 100 * MEGABYTE * s), b"\n"), False),
    Sample("deep-objects.jsonl", lambda s: _around(b"", _much(b'{"text":', 50 * MEGABYTE * s), b"\n"), False),
    Sample("keys.jsonl", lambda s: _around(b'{"text": "The ferry stayed."', _numbered(', "k%": 1', 2e6 * s), b"}\n")),
    Sample("numbers.jsonl", lambda s: _around(b'{"text": "The ferry stayed.", "date": ', _much(b"9", MEGABYTE * s), b', "a": 1e400, "b": NaN}\n{"text": "The bridge stayed."}\n'), True),
    Sample("listed.jsonl", lambda s: _around(b'{"paragraphs": ["a"', _much(b', "The ferry stayed."', 50 * MEGABYTE * s), b"]}\n")),
    Sample("wide.jsonl", lambda s: _around(b'{"text": "The ferry stayed.", "author": ["a"', _numbered(', "Author %"', 1e6 * s), b"]}\n")),
    Sample("escapes.jsonl", lambda s: _json(_much(b"\\ud800\\u0000 a ", 20 * MEGABYTE * s)), True),
    Sample("cell.csv", lambda s: _around(b'title,text\nFerry,"', _line(s), b'"\n'), True),
    Sample("open-cell.csv", lambda s: _around(b'title,text\nFerry,"', _line(s), b"\n"), False),
    Sample("rows.csv", lambda s: _around(b"title,text\n", _numbered("Ferry,The ferry % stayed.\n", 1e5 * s), b""), True),
    Sample("columns.csv", lambda s: _around(b"text,", _numbered("c%,", 1e5 * s), b"\nThe ferry stayed.\n"), True),
    Sample("fields.csv", lambda s: _around(b"title,text\n", _much(b"a,", 50 * MEGABYTE * s), b"\nF,The ferry.\n"), None),
    Sample("quotes.csv", lambda s: _around(b"title,text\n", _numbered('a,"The ferry %\n', 1e5 * s), b""), None),
    Sample("quote-row.csv", lambda s: _around(b"title,text\n", _much(b'"",', 20 * MEGABYTE * s), b""), False),
    Sample("no-column.csv", lambda s: _around(b"a,b\n", _line(s), b"\n"), False),
    Sample("emoji-cell.csv", lambda s: _around('title,text\nFerry,"🚢 '.encode(), _line(s), b'"\n')),
)  # fmt: skip


# Feeds


def _rss(inner: Pieces) -> Pieces:
    return _around(b'<?xml version="1.0"?><rss version="2.0"><channel><title>G</title>', inner,
                   b"</channel></rss>")  # fmt: skip


_ITEM = (
    "<item><title>Ferry %</title><guid>%</guid><description>The ferry stayed.</description></item>"
)
_FEEDS = (
    Sample("item.rss", lambda s: _rss(_around(b"<item><title>F</title><description>", _line(s), b"</description></item>"))),
    Sample("ten-megabytes.rss", lambda s: _rss(_around(b"<item><title>F</title><description>", _line(s / 10), b"</description></item>"))),
    Sample("items.rss", lambda s: _rss(_numbered(_ITEM, 2e5 * s))),
    Sample("twenty-thousand-items.rss", lambda s: _rss(_numbered(_ITEM, 2e4 * s)), True),
    Sample("deep.rss", lambda s: _rss(_much(b"<item>", 5 * MEGABYTE * s))),
    Sample("deep-content.rss", lambda s: _rss(_around(b"<item><description>x", _much(b"<div>", MEGABYTE * s), b"</description></item>"))),
    Sample("laughing.rss", lambda s: _around(_LAUGHING, _rss(iter([b"<item><title>&lol9;</title><description>The ferry stayed. &lol9;</description></item>"])), b"")),
    Sample("outside.atom", lambda s: _around(b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y"> %y;]>', iter([b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>F</title><content>The ferry stayed. &x;</content></entry></feed>"]), b""), True),
    Sample("attribute.rss", lambda s: _rss(_around(b"<item><title>F</title><description x='", _much(b"a", 20 * MEGABYTE * s), b"'>The ferry stayed.</description></item>"))),
    Sample("broken.rss", lambda s: _rss(_around(b"<item><title>F & G</title><description>The ferry <b stayed.", _much(b"<", MEGABYTE * s), b""))),
    Sample("entities.rss", lambda s: _rss(_around(b"<item><title>F</title><description>", _much(b"&amp;lt;", 10 * MEGABYTE * s), b"</description></item>"))),
    Sample("cdata.rss", lambda s: _rss(_around(b"<item><title>F</title><description>The ferry.", _much(b"<![CDATA[", 5 * MEGABYTE * s), b"</description></item>"))),
)  # fmt: skip


# Mail


def _mail(*lines: str) -> bytes:
    return "\n".join(
        ("Subject: Ferry", "From: F. Holt <f@g.example>", "MIME-Version: 1.0", *lines)
    ).encode()


def _multipart(count: float) -> Pieces:
    yield _mail('Content-Type: multipart/mixed; boundary="b"', "", "")
    yield from _numbered("--b\nContent-Type: text/plain\n\nThe ferry % stayed.\n", count)
    yield b"--b--\n"


def _nested(count: float, kind: str) -> Pieces:
    yield _mail("")
    for number in range(int(count)):
        inner = f'multipart/{kind}; boundary="b{number}"' if kind != "rfc822" else "message/rfc822"
        yield f"Content-Type: {inner}\n\n".encode()
        if kind != "rfc822":
            yield f"--b{number}\n".encode()
    yield b"Content-Type: text/plain\n\nThe ferry stayed.\n"


def _encoded(scale: float) -> Pieces:
    yield _mail(
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", ""
    )
    data = base64.encodebytes(_PROSE.encode() * 1_000)
    for _ in range(int(100 * MEGABYTE * scale / len(data))):
        yield data


_MAILS = (
    Sample("line.eml", lambda s: _around(_mail("", ""), _line(s), b"\n")),
    Sample("lines.eml", lambda s: _around(_mail("", ""), _numbered("The ferry %.\n", 2e6 * s), b"")),
    Sample("attachment.eml", lambda s: _around(_mail('Content-Type: multipart/mixed; boundary="b"', "", "--b", "Content-Type: text/plain", "", "The ferry stayed.", "--b", "Content-Type: image/png", "Content-Disposition: attachment; filename=a.png", "Content-Transfer-Encoding: base64", "", ""), _much(b"QUJD" * 19 + b"\n", 30 * MEGABYTE * s), b"--b--\n"), True),
    Sample("base64.eml", _encoded),
    Sample("parts.eml", lambda s: _multipart(1e4 * s), True),
    Sample("many-parts.eml", lambda s: _multipart(1e6 * s)),
    Sample("nested.eml", lambda s: _nested(1e4 * s, "mixed")),
    Sample("nested-mails.eml", lambda s: _nested(1e4 * s, "rfc822")),
    Sample("nested-alternatives.eml", lambda s: _nested(300, "alternative")),
    Sample("headers.eml", lambda s: _around(_mail(""), _numbered("X-Header-%: a\n", 1e6 * s), b"\nThe ferry stayed.\n")),
    Sample("long-header.eml", lambda s: _around(b"To: ", _much(b"a@b.example, ", 10 * MEGABYTE * s), b"\n" + _mail("", "The ferry stayed.\n"))),
    Sample("long-subject.eml", lambda s: _around(b"Subject: ", _much(b"=?utf-8?q?a?= ", 2 * MEGABYTE * s), b"\nFrom: a@b.example\n\nThe ferry stayed.\n")),
    Sample("long-from.eml", lambda s: _around(b"Subject: F\nFrom: ", _much(b"(((", MEGABYTE * s), b"\n\nThe ferry stayed.\n")),
    Sample("boundaries.eml", lambda s: _around(_mail('Content-Type: multipart/mixed; boundary=""', "", ""), _much(b"--\n", MEGABYTE * s), b"")),
    Sample("charset.eml", lambda s: _around(_mail("Content-Type: text/plain; charset=" + "x" * 100_000, "", ""), iter([b"The ferry stayed. \xe9\n"]), b""), True),
    Sample("deep-page.eml", lambda s: _around(_mail("Content-Type: text/html", "", ""), _page(_around(b"", _much(b"<div>", 5 * MEGABYTE * s), b"The ferry stayed.")), b"")),
)  # fmt: skip


# Word files

_W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
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
    return _around(_W, inner, _W_END)


def _overlapping() -> Pieces:
    """Many entries that all name the same packed bytes, as in the better zip bombs."""
    data = b"".join(_word(_body(_much(b"<w:p/>", 10 * MEGABYTE))))
    end = data.rindex(b"PK\5\6")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    entry = data[start : start + size]
    entries = entry * 5_000
    yield data[:start] + entries
    yield b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 5_000, 5_000, len(entries), start, 0)


def _lying() -> Pieces:
    """A part that says it unpacks to a hundred bytes."""
    data = bytearray(b"".join(_word(_body(_much(b"<w:p/>", 90 * MEGABYTE)))))
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


_WORD_PARAGRAPH = "<w:p><w:r><w:t>The ferry % stayed.</w:t></w:r></w:p>"
_WORDS = (
    Sample("bomb.docx", lambda s: _word(_body(_much(b"\0", 1_000 * MEGABYTE * s))), False),
    Sample("paragraphs.docx", lambda s: _word(_body(_numbered(_WORD_PARAGRAPH, 1e6 * s)))),
    Sample("hundred-thousand.docx", lambda s: _word(_body(_numbered(_WORD_PARAGRAPH, 1e5 * s))), True),
    Sample("one-text.docx", lambda s: _word(_body(_around(b"<w:p><w:r><w:t>", _noisy(90 * s), b"</w:t></w:r></w:p>")))),
    Sample("deep.docx", lambda s: _word(_body(_much(b"<w:p>", MEGABYTE * s)))),
    Sample("deep-closed.docx", lambda s: _word(_body(_around(b"<w:p>" * 200, iter([b"<w:r><w:t>The ferry.</w:t></w:r>"]), b"</w:p>" * 200))), True),
    Sample("empty-elements.docx", lambda s: _word(_body(_noisy_elements(3e6 * s)))),
    Sample("laughing.docx", lambda s: _word(_around(_LAUGHING, iter([b"<w>&lol9;</w>"]), b"")), False),
    Sample("outside.docx", lambda s: _word(_around(b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', iter([b"<w>&x;</w>"]), b"")), False),
    Sample("late-doctype.docx", lambda s: _word(_around(b"<!--", _much(b"x", MEGABYTE), b"-->" + _LAUGHING.partition(b"?>")[2] + b"<w>&lol9;</w>")), False),
    Sample("overlapping.docx", lambda s: _overlapping()),
    Sample("lying.docx", lambda s: _lying(), False),
    Sample("entries.docx", lambda s: _stored(f"a{n}" for n in range(100_000)), False),
    Sample("outside-names.docx", lambda s: _stored(iter(["../../../tmp/x", "/tmp/x", "a\\..\\b"])), True),
    Sample("headers.docx", lambda s: _stored(f"word/header{n}.xml" for n in range(9_000))),
    Sample("cut.docx", lambda s: iter([b"".join(_word(_body(_numbered(_WORD_PARAGRAPH, 1e4))))[:-100]]), False),
    Sample("attribute.docx", lambda s: _word(_body(_around(b"<w:p w:x='", _noisy(20 * s), b"'/>")))),
    Sample("nested.docx", lambda s: iter([b"".join(_word(_word(_word(_body(iter([b""]))))))]), False),
    Sample("styles.docx", lambda s: _word(_body(iter([_WORD_PARAGRAPH.encode()])), styles=_W + b"".join(_numbered('<w:style w:styleId="s%"><w:name w:val="heading %"/></w:style>', 3e5 * s)) + _W_END)),
)  # fmt: skip


def _noisy(megabytes: float) -> Pieces:
    """Letters that pack to some half, so that no ratio gives them away."""
    chance = random.Random(4)
    for _ in range(int(megabytes) or 1):
        yield base64.b64encode(chance.randbytes(MEGABYTE * 3 // 4))


def _noisy_elements(count: float) -> Pieces:
    chance = random.Random(5)
    for _ in range(int(count / 10_000)):
        yield b"".join(b"<w:a%x/>" % chance.randrange(1 << 32) for _ in range(10_000))


# PDF


def _pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the catalog as number 1."""
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        most,
        trailer,
        start,
    )
    return bytes(out)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_SHOWN = b"BT /F1 12 Tf 72 720 Td (The ferry stayed.) Tj ET\n"


def _one_page(content: bytes, page: bytes = b"") -> bytes:
    return _pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
           b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> %s >>" % page,
        4: content,
        5: _FONT,
    })  # fmt: skip


def _pages(count: float, kids: bytes = b"3 0 R ") -> bytes:
    number = int(count)
    return _pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids * number, number),
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
           b"/Resources << /Font << /F1 5 0 R >> >> >>",
        4: _stream(_SHOWN),
        5: _FONT,
    })  # fmt: skip


def _packed(data: Pieces, times: int = 1) -> bytes:
    """Packed so many times over."""
    packer = zlib.compressobj(9)
    packed = b"".join([*map(packer.compress, data), packer.flush()])
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return _stream(packed, b"/Filter [%s]" % (b"/FlateDecode " * times))


def _looping(what: str) -> bytes:
    data = _one_page(_stream(_SHOWN))
    match what:
        case "kids":
            return data.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
        case "parent":
            return data.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")
        case "contents":
            return data.replace(b"/Contents 4 0 R", b"/Contents [3 0 R 3 0 R 4 0 R]")
        case "xref":
            start = data.rindex(b"startxref\n") + 10
            place = data[start:].split()[0]
            return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)
        case "length":
            return _one_page(b"<< /Length 4 0 R >>\nstream\n" + _SHOWN + b"endstream")
        case _:
            form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
            return _one_page(_stream(b"/X Do /X Do " + _SHOWN, form))


def _many_pages(count: float) -> bytes:
    """Pages of their own, each with a line."""
    first, number = 5, int(count)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>"
           % (b" ".join(b"%d 0 R" % (first + at) for at in range(number)), number),
        3: _FONT, 4: _stream(_SHOWN),
    }  # fmt: skip
    for at in range(number):
        objects[first + at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    return _pdf(objects)


def _locked() -> bytes:
    """A PDF that says it is locked with a password."""
    locked = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)]"
    data = _one_page(_stream(_SHOWN))
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked % (b"o" * 32, b"u" * 32))


def _laid_out(lines: float) -> bytes:
    """One page with so many lines of text on it."""
    shown = b"".join(
        b"BT /F1 1 Tf %d %d Td (The ferry %d.) Tj ET\n" % (at % 500, at % 790, at)
        for at in range(int(lines))
    )
    return _one_page(_packed(iter([shown])))


_PDFS = (
    Sample("loop-kids.pdf", lambda s: iter([_looping("kids")])),
    Sample("loop-parent.pdf", lambda s: iter([_looping("parent")])),
    Sample("loop-contents.pdf", lambda s: iter([_looping("contents")])),
    Sample("loop-xref.pdf", lambda s: iter([_looping("xref")])),
    Sample("loop-length.pdf", lambda s: iter([_looping("length")])),
    Sample("loop-form.pdf", lambda s: iter([_looping("form")])),
    Sample("one-page-often.pdf", lambda s: iter([_pages(1e5 * s)])),
    Sample("pages.pdf", lambda s: iter([_many_pages(1e5 * s)])),
    Sample("ten-thousand-pages.pdf", lambda s: iter([_many_pages(1e4 * s)]), True),
    Sample("claims-pages.pdf", lambda s: iter([_pages(1).replace(b"/Count 1", b"/Count 2000000000")])),
    Sample("bomb.pdf", lambda s: iter([_one_page(_packed(_much(b" ", 1_000 * MEGABYTE * s)))])),
    Sample("bomb-of-bombs.pdf", lambda s: iter([_one_page(_packed(_much(b" ", 2_000 * MEGABYTE * s), 3))])),
    Sample("text-bomb.pdf", lambda s: iter([_one_page(_packed(_much(_SHOWN, 200 * MEGABYTE * s)))])),
    Sample("lines.pdf", lambda s: iter([_laid_out(1e5 * s)])),
    Sample("inline-picture.pdf", lambda s: iter([_one_page(_stream(_SHOWN + b"BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID " + b"x" * 10_000_000))])),
    Sample("huge-xref.pdf", lambda s: iter([_one_page(_stream(_SHOWN)).replace(b"/Size 6", b"/Size 2147483647")])),
    Sample("huge-box.pdf", lambda s: iter([_one_page(_stream(_SHOWN)).replace(b"612 792", b"1e30 1e30")])),
    Sample("deep-array.pdf", lambda s: iter([_one_page(_stream(_SHOWN), b"/A " + b"[" * int(5e6 * s))])),
    Sample("deep-tree.pdf", lambda s: iter([_deep_tree(int(1e5 * s))])),
    Sample("locked.pdf", lambda s: iter([_locked()]), False),
    Sample("cut.pdf", lambda s: iter([_many_pages(100)[:-2_000]])),
    Sample("picture.pdf", lambda s: iter([_one_page(_stream(b"0 0 9 9 re f"))]), False),
    Sample("noise.pdf", lambda s: _around(b"%PDF-1.7\n", _noise(s / 2), b"")),
    Sample("empty-objects.pdf", lambda s: _around(b"%PDF-1.7\n", _numbered("% 0 obj\n<<>>\nendobj\n", 3e6 * s), b"")),
)  # fmt: skip


def _deep_tree(depth: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[depth] = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return _pdf(objects)


SAMPLES = {
    sample.name: sample for sample in (*_TEXT, *_HTML, *_LINES, *_FEEDS, *_MAILS, *_WORDS, *_PDFS)
}
