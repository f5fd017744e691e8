"""Mail, and pages that a browser saved as one file (MHTML), which is built like a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

from index.errors import ArticleError
from index.formats import html, plain
from index.formats.decoding import Decoded, decode
from index.model import Evidence
from index.reading.draft import Declared, Draft, clean

__all__ = ["read"]

_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|antw)\s*:\s*)+", re.I)
_SHORT = 0.5  # of the words of the HTML: a plain text with fewer only says where to find that
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*+>")
_SOFT_END = re.compile(r"(?<=\S) \r?\n(?!-- |[ >]|\r?\n)")  # RFC 3676: the line goes on


def read(data: bytes) -> Iterator[Draft]:
    """The one article that a mail is. The source text is its text part, or its HTML part where
    that says more; attachments are named in the evidence and not read.

    Raises ArticleError for a mail without text.
    """
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    texts = {
        kind: (part, _decoded(part))
        for kind in ("plain", "html")
        if isinstance(part := message.get_body(preferencelist=(kind,)), EmailMessage)
    }
    kind = "html" if "html" in texts and _says_more(texts) else "plain"
    if kind not in texts:
        raise ArticleError(
            "The mail has no text.",
            "It is empty or has attachments alone, and those are not read.",
            "Save the attachments as files of their own.",
        )
    part, decoded = texts[kind]
    evidence = (*decoded.evidence, *_attachments(message))
    declared = (Declared("mail header", _header(message)),)
    if kind == "html":
        draft = html.article(decoded.text, declared)
        yield Draft(draft.source_text, draft.blocks, draft.declared, "", evidence)
    else:
        text = decoded.text
        if part.get_param("format", "") == "flowed":
            text = _SOFT_END.sub(" ", text)
        yield Draft(text, tuple(plain.blocks(text)), declared, "", evidence)


def _says_more(texts: dict[str, tuple[EmailMessage, Decoded]]) -> bool:
    if "plain" not in texts:
        return True
    plain_words = len(_WORD.findall(texts["plain"][1].text))
    return plain_words < _SHORT * len(_WORD.findall(_TAG.sub(" ", texts["html"][1].text)))


def _decoded(part: EmailMessage) -> Decoded:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")


def _header(message: EmailMessage) -> dict[str, object]:
    """Subject, sender and day. An address alone is no name of an author."""
    names = [clean(name) for name, _ in getaddresses([_field(message, "from")]) if name]
    values = {
        "subject": _PREFIX.sub("", clean(_field(message, "subject")), count=1),
        "from": names,
        "date": clean(_field(message, "date")),
        "url": clean(_field(message, "snapshot-content-location")),
    }
    return {key: value for key, value in values.items() if value}


def _field(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except Exception:  # a header that its parser trips over is not worth the mail
        return ""


def _attachments(message: EmailMessage) -> tuple[Evidence, ...]:
    names = [clean(part.get_filename() or part.get_content_type())
             for part in message.iter_attachments()
             if part.get_content_disposition() == "attachment"]  # fmt: skip
    if not names:
        return ()
    return (Evidence("attachments", ", ".join(names), "not read: save them as files", "", 1.0),)
