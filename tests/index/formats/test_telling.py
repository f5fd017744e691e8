"""What kind of file bytes are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from index.errors import ArticleError
from index.formats import format_of, telling
from tests.index.formats.building import docx, pdf, words, zipped

_HTML = b"<!DOCTYPE html><html><body><p>Ferry.</p></body></html>"
_PDF = pdf([[(72, 700, 11, "Ferry.")]])
_MAIL = b"Received: by x\nFrom: a@b.example\nSubject: Ferry\nDate: Tue, 12 Mar 2024\n\nText.\n"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"Plain words.", "a.txt", "text"),
        (b"# Heading", "a.md", "markdown"),
        (_HTML, "a.txt", "html"),
        (_HTML, "a.md", "html"),
        (b"\xef\xbb\xbf \n<!-- saved --><HTML><p>x", "a.txt", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x"><p>x</p>', "a", "html"),
        (b"<div>\n<p>One.</p>\n<p>Two.</p></div>", "a.txt", "html"),
        (b"words <p>and</p> tags </p>", "a.txt", "text"),
        (b"<p>One.</p>\n\n# Heading\n\n<p>Two.</p>", "a.txt", "text"),
        (_PDF, "a", "pdf"), (_PDF, "a.txt", "pdf"), (b"\n\n" + _PDF, "a.html", "pdf"),
        (b"junk before" + _PDF, "a.pdf", "pdf"), (b"The bytes %PDF- begin a PDF", "a.txt", "text"),
        (b"Only words, as they were taken out.", "a.pdf", "text"),
        (b"<div><p>One.</p><p>Two.</p></div>", "a.docx", "html"),
        (b"\x01\x02 no words", "a.pdf", "pdf"), (b"", "a.pdf", "pdf"),
        (docx(words("Ferry.")), "a.zip", "docx"),
        (_MAIL, "a.txt", "mail"), (_MAIL, "a", "mail"), (b"From: here\nto there", "a.txt", "text"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "a.xml", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "a.html", "feed"),
        (b'{"text": "<html>"}', "a.jsonl", "json lines"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value[:4]),
)  # fmt: skip
def test_content_decides_before_the_name(data: bytes, name: str, expected: str) -> None:
    """What the bytes show themselves to be counts more than an ending."""
    assert telling.told(data, PurePosixPath(name)) == expected


@pytest.mark.parametrize(
    ("data", "name", "happened"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(20), "a.txt", "It is a JPEG picture, whatever its name says."),
        (b"\x89PNG\r\n\x1a\n", "a", "It is a PNG picture."),
        (b"{\\rtf1 x}", "a.docx", "It is a file in Rich Text Format, whatever its name says."),
        (b"\x1f\x8b\x08", "a.txt", "It is a compressed file, whatever its name says."),
        (zipped({"a": "b"}), "a.txt", "It is a ZIP archive or an office file that is no .docx, "
                                     "whatever its name says."),
        (b"<?xml version='1.0'?><newsItem/>", "a.xml", "Byline reads no XML of this kind."),
        (b"words", "a.doc", "Byline reads no .doc."),
        (b"words", "README", "Byline reads no files without an ending."),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value[:6]),
)  # fmt: skip
def test_what_is_not_read_is_named(data: bytes, name: str, happened: str) -> None:
    """A refusal says what the file is."""
    with pytest.raises(ArticleError) as refusal:
        telling.told(data, PurePosixPath(name))
    assert refusal.value.happened == happened


def test_a_file_without_a_telling_name_is_looked_into(tmp_path: Path) -> None:
    """Of files in a folder those are read that show what they are, whatever they are called."""
    for name, data in (("a", _PDF), ("story.php", _HTML), ("b", b"words"), ("c.css", b"p {}")):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    found = {path.name: found.name for path in tmp_path.iterdir() if (found := format_of(path))}
    assert found == {"a": "pdf", "story.php": "html"}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b"<p>charset=none</p>", ""),
    ],
)
def test_a_page_names_its_encoding(head: bytes, expected: str) -> None:
    """In a meta tag or in the declaration of XML."""
    assert telling.declared_encoding(head) == expected


@pytest.mark.parametrize(
    "data",
    [b"<!-- " * 2_000, b"<?xml " * 2_000, b"<meta " * 2_000, b" " * 5_000, b"From: x\n" * 900],
)
def test_telling_takes_no_time(data: bytes) -> None:
    """Hostile heads are told in linear time, and the rest is not looked at."""
    telling.by_content(data * 20, "text")
    telling.declared_encoding(data * 20)
