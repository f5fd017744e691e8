"""Mail, and pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from index.errors import ArticleError
from index.formats import mail, read_file
from index.model import Article
from index.reading.draft import Draft

_TEXT = "The night ferry from Grauwerder did not leave on Tuesday.\n\nIt stayed for breakfast.\n"
_HTML = "<p>The night ferry from Grauwerder did not leave on Tuesday.</p><p>It stayed.</p>"


def _message(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Fwd: Nächtliche Fähre bleibt"
    message["From"] = "Séverine Moreau <sm@gazette.example>"
    message["Date"] = "Tue, 12 Mar 2024 06:40:00 +0000"
    message["Message-ID"] = "<1@gazette.example>"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts and "plain" in parts:
        message.add_alternative(parts["html"], subtype="html")
    elif "html" in parts:
        message.set_content(parts["html"], subtype="html")
    return message


def _read(data: bytes) -> Draft:
    (draft,) = mail.read(data)
    return draft


def _texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_a_mail_is_an_article() -> None:
    """Its text part is the source text; subject, sender and day come from its header."""
    draft = _read(bytes(_message(plain=_TEXT)))
    assert draft.source_text == _TEXT
    assert _texts(draft) == _TEXT.strip().split("\n\n")
    (header,) = draft.declared
    assert dict(header.values) == {
        "subject": "Nächtliche Fähre bleibt", "from": ["Séverine Moreau"],
        "date": "Tue, 12 Mar 2024 06:40:00 +0000",
    }  # fmt: skip


@pytest.mark.parametrize("path", ["a.eml", "a.txt", "a"])
def test_a_mail_goes_through_the_door(path: str) -> None:
    """Under its own ending or another, a mail is an article with the day it was sent."""
    (article,) = read_file(bytes(_message(plain=_TEXT)), path)
    assert isinstance(article, Article)
    assert (article.source.format, str(article.metadata.date)) == ("mail", "2024-03-12")
    assert article.metadata.title == "Nächtliche Fähre bleibt"


def test_of_two_versions_the_one_that_says_more_is_read() -> None:
    """The plain one, unless it only tells where to find the other."""
    assert _read(bytes(_message(plain=_TEXT, html=_HTML))).source_text == _TEXT
    short = _message(plain="See the web version.\n", html=_HTML * 3)
    assert "<p>" in _read(bytes(short)).source_text
    assert _texts(_read(bytes(_message(html=_HTML)))) == [
        "The night ferry from Grauwerder did not leave on Tuesday.", "It stayed."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "quoted-printable"), ("utf-8", "base64"),
                              ("koi8-r", "8bit"), ("no-such-charset", "8bit")],
)  # fmt: skip
def test_a_part_is_decoded_as_it_declares(charset: str, encoding: str) -> None:
    """Whatever alphabet and wrapping a mail was sent in, its letters are read."""
    text = "Größe der Fähre über alles." if "8" in charset[:7] else "Größe der Fähre."
    text = "Паром остался на завтрак." if charset == "koi8-r" else text
    known = charset if charset != "no-such-charset" else "utf-8"
    message = EmailMessage()
    message.set_content(text, charset=known, cte=encoding)
    data = bytes(message).replace(known.encode(), charset.encode())
    assert _texts(_read(data)) == [text]


def test_soft_line_ends_are_spaces() -> None:
    """A mail whose lines flow has paragraphs, not lines."""
    head = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    assert _texts(_read(head + b"The ferry \nstayed \nhere.\n\nSo did we.\n")) == [
        "The ferry stayed here.", "So did we."
    ]  # fmt: skip


def test_attachments_are_named() -> None:
    """What is not read is said, by name."""
    message = _message(plain=_TEXT)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="ferry.pdf")
    (evidence,) = _read(bytes(message)).evidence
    assert (evidence.field, evidence.value) == ("attachments", "ferry.pdf")


def test_a_page_saved_as_one_file_knows_its_address() -> None:
    """MHTML is read as the page it holds."""
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://g.example/ferry\r\n"
        b"Subject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        b'type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n'
        + _HTML.encode() + b"\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    )  # fmt: skip
    draft = _read(data)
    assert draft.declared[0].values["url"] == "https://g.example/ferry"
    assert _texts(draft)[0].startswith("The night ferry")


@pytest.mark.parametrize(
    "data", [b"", b"Subject: x\n\n", b"Content-Type: multipart/mixed; boundary=B\n\n--B--\n"],
    ids=["nothing", "a header", "no parts"],
)  # fmt: skip
def test_a_mail_without_text_says_so(data: bytes) -> None:
    """An empty mail is refused or has no blocks, and nothing breaks."""
    try:
        assert _read(data).blocks == ()
    except ArticleError as error:
        assert error.happened == "The mail has no text."
