"""What kind of file bytes are: told by what they hold first, by their name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.errors import ArticleError

HEAD = 4_096  # bytes; what a file is shows in the first of them

_SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".jsonl": "json lines", ".ndjson": "json lines",
    ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx", ".docm": "docx",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".rss": "feed", ".atom": "feed",
}  # fmt: skip

# What Byline knows and does not read, by its first bytes, with what to do.
_OTHERS = (
    (rb"\xff\xd8\xff", "a JPEG picture", ""), (rb"\x89PNG\r\n", "a PNG picture", ""),
    (rb"GIF8[79]a", "a GIF picture", ""), (rb"II\*\0|MM\0\*", "a TIFF picture", ""),
    (rb"RIFF....WEBP", "a WebP picture", ""), (rb"\0\0\x01\0", "an icon", ""),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old office program",
     "Save it as .docx or as PDF."),
    (rb"\{\\rtf", "a file in Rich Text Format", "Save it as .docx or as text."),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07", "a compressed file",
     "Unpack it."),
    (rb"PK\x03\x04|PK\x05\x06", "a ZIP archive or an office file that is no .docx",
     "Unpack it, or save the document as .docx or as PDF."),
    (rb"SQLite format 3\0", "a database", ""), (rb"ID3|OggS|fLaC|....ftyp", "sound or video", ""),
    (rb"\x7fELF|MZ[\x90\0]", "a program", ""), (rb"bplist00", "a property list", ""),
    (rb"WARC/\d", "a web archive", "Take the pages out as .html."),
)  # fmt: skip
_OTHER = [(re.compile(pattern, re.S), what, remedy) for pattern, what, remedy in _OTHERS]

_SPACE = rb"(?:\xef\xbb\xbf)?\s*+"
_PROLOGUE = rb"(?:<\?xml[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+"
_HTML = re.compile(
    _SPACE + _PROLOGUE + rb"(?:<!doctype\s++html|<html[\s>]|<head[\s>]|<body[\s>])", re.I | re.S
)
_FEED = re.compile(
    _SPACE + _PROLOGUE + rb"(?:<!doctype[^>]*+>\s*+)?<(?:\w++:)?(?:rss|feed|rdf)[\s>]", re.I | re.S
)
_OTHER_XML = re.compile(_SPACE + rb"<\?xml\s", re.I)
# A piece of a page, as scrapers keep it: it begins with a block and closes some.
_PIECE = re.compile(
    _SPACE + rb"<(?:div|p|article|section|main|h[1-6]|table|ul|ol|span|meta|title|figure)[\s>]",
    re.I,
)
_CLOSES_BLOCK = re.compile(rb"</(?:div|p|article|section|h[1-6]|table|li|td|figure)>", re.I)
_FEWEST_CLOSED = 2
_MARKDOWN_LINE = re.compile(rb"^(?:#{1,6}[ \t]+\S|[*-] \S|> )", re.M)
_MAIL_LINE = re.compile(
    rb"^(received|message-id|mime-version|return-path|delivered-to|from|date|subject|to)\s*+:",
    re.I | re.M,
)
_ONLY_IN_MAIL = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
_DOCX_PART = b"word/document.xml"
_DECLARED_IN_META = re.compile(rb"<meta\s[^>]*?charset\s*+=\s*+[\"']?\s*+([\w.:-]++)", re.I)
_DECLARED_IN_XML = re.compile(_SPACE + rb"<\?xml\s[^>]*?encoding\s*+=\s*+[\"']([\w.:-]++)", re.I)


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in its head; "" where it names none."""
    head = data[:HEAD]
    found = _DECLARED_IN_META.search(head) or _DECLARED_IN_XML.match(head)
    return found[1].decode("ascii", "replace") if found else ""


def suffixes() -> list[str]:
    """The endings that promise something to read."""
    return sorted(_SUFFIXES)


def promised(path: PurePath) -> str | None:
    """The format that a file's ending promises."""
    return _SUFFIXES.get(path.suffix.lower())


def told(data: bytes, path: PurePath) -> str:
    """The name of the format to read a file with.

    Raises ArticleError for what Byline does not read, saying what it is.
    """
    name = promised(path)
    if format_by_content := by_content(data, name):
        return format_by_content
    head = data[:HEAD]
    if other := _other(head):
        what, remedy = other
        raise ArticleError(
            f"It is {what}, whatever its name says." if name else f"It is {what}.",
            "Byline does not read such files.",
            remedy or "Leave it out.",
        )
    if name is None:
        what = "XML of this kind" if _OTHER_XML.match(head) else path.suffix
        raise ArticleError(
            f"Byline reads no {what or 'files without an ending'}.",
            f"It reads {', '.join(suffixes())}, and HTML, PDF, Word files, feeds and mail under "
            "any name.",
            "Convert the file, or leave it out.",
        )
    return name


def _other(head: bytes) -> tuple[str, str] | None:
    """What a file is that Byline knows and does not read, and what to do with it."""
    return next(((what, remedy) for pattern, what, remedy in _OTHER if pattern.match(head)), None)


def by_content(data: bytes, name: str | None) -> str | None:
    """The format that shows in the bytes themselves; `name` is what the ending promises."""
    head = data[:HEAD]
    if head.lstrip()[:5] == b"%PDF-" or (name == "pdf" and b"%PDF-" in head):
        return "pdf"
    if head[:4] == b"PK\x03\x04":
        return "docx" if name == "docx" or _DOCX_PART in data else None
    if name in ("pdf", "docx") and _is_text(head) and not _other(head):
        # Words, saved under the name of what they were taken from.
        return _text_by_content(data, head, "text") or "text"
    return _text_by_content(data, head, name)


def _text_by_content(data: bytes, head: bytes, name: str | None) -> str | None:
    if b"<" not in head:
        return "mail" if _is_mail(head, name) else None
    if _HTML.match(head):
        return "html"
    if name not in ("json lines", "csv", "mail") and _FEED.match(head):
        return "feed"
    if name in ("text", "html", None) and _is_piece_of_page(data):
        return "html"
    return "mail" if _is_mail(head, name) else None


def _is_text(head: bytes) -> bool:
    """Whether a file may be words and nothing else; one letter may be cut off at the end."""
    if not head.strip() or any(byte < 0x09 for byte in head):
        return False
    return len(head.decode("utf-8", "ignore").encode()) >= len(head) - 3


def _is_piece_of_page(data: bytes) -> bool:
    sample = data[: HEAD * 16]
    return (
        _PIECE.match(sample) is not None
        and len(_CLOSES_BLOCK.findall(sample)) >= _FEWEST_CLOSED
        and not _MARKDOWN_LINE.search(sample)
    )


def _is_mail(head: bytes, name: str | None) -> bool:
    """A mail under another name begins with header lines, among them such as only mails have."""
    if name not in ("text", None):
        return False
    block = head.lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {line.lower() for line in _MAIL_LINE.findall(block)}
    return len(names) >= 4 and bool(names & _ONLY_IN_MAIL) and _MAIL_LINE.match(block) is not None
