"""Metadata with evidence: what the file declares first, then what a reader sees at its top.

Each value keeps where it came from. What cannot be read for certain stays unknown: a wrong date is
worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from index.dates import ArticleDate
from index.model import Evidence, Kind, Metadata, Source
from index.reading.draft import Block, Draft, clean
from index.reading.language import detect_language

# The names that files give to each piece of metadata, best first.
_KEYS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "source", "site_name"),
    "date": ("date", "published", "date_published", "datePublished", "pubdate", "publication_date"),
    "first_published": ("first_published", "firstPublished", "original_date"),
    "original_outlet": ("original_outlet", "originalOutlet", "original_source", "first_outlet"),
    "url": ("url", "link", "permalink", "canonical_url"),
    "language": ("language", "lang", "inLanguage"),
}
# What tells front matter from a text between two rules.
METADATA_KEYS = {key for keys in _KEYS.values() for key in keys}
_NO_LANGUAGE = ("und", "mul", "mis", "zxx")  # ISO 639 for not told, several, other, none
_DATES = ("date", "first_published")

_TOP_BLOCKS = 8  # where an article's byline and date lines stand, in all forms seen
_TITLE_LETTERS = 150  # headlines are shorter; an opening paragraph without a headline is longer
_SENTENCE_END = re.compile(r"[.!?:;,。！？：；，]['\"’”»]*$")
_PARTICLES = r"(?: (?:de|da|di|du|van|von|der|den|al|bin|la|le|el))*"
_NAME = rf"[^\W\d_a-z][\w.'’-]*{_PARTICLES}(?: [^\W\d_a-z][\w.'’-]*){{1,3}}"
_BYLINE = re.compile(
    rf"(?:By|Von|Par|Por|Di|Автор:?) (?P<names>{_NAME}(?:(?:,| and| und| et| y| e| и) {_NAME})*)"
)
_DATE_LINE = re.compile(
    r"(?:(?:published|posted|date)(?: on)?:? )?(?P<date>[\w,. -]+?)(?: (?P<url>https?://\S+))?",
    re.I,
)
_URL_LINE = re.compile(r"(?P<url>https?://\S+)")
_NAME_SEPARATOR = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|e|и|&)\s+")

_STATED, _SEEN, _DERIVED = 1.0, 0.8, 0.5  # confidence: declared by the file, read, worked out


@dataclass(slots=True)
class _Findings:
    """The first value found for each field wins; every look leaves its evidence."""

    values: dict[str, object] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, name: str, value: object, where: str, confidence: float) -> None:
        if name not in self.values:
            self.values[name] = value
            precision = value.precision if isinstance(value, ArticleDate) else ""
            shown = "; ".join(value) if isinstance(value, tuple) else str(value)
            self.evidence.append(Evidence(name, shown, where, precision, confidence))

    def unclear(self, name: str, value: str, where: str) -> None:
        self.evidence.append(Evidence(name, value, f"{where} (not understood)", "none", 0.0))


def read_metadata(
    draft: Draft, source: Source
) -> tuple[Metadata, tuple[Evidence, ...], dict[int, Kind]]:
    """The metadata, its evidence, and by place the kind of each block that states nothing else."""
    found = _Findings()
    _declared(draft, found)
    furniture = dict(_visible(draft.blocks[:_TOP_BLOCKS], found))
    _title(draft, source, furniture, found)
    if url := found.values.get("url"):
        host = urlsplit(str(url)).hostname or ""
        found.note("outlet", host.removeprefix("www."), "URL", _DERIVED)
    if language := detect_language(" ".join(block.text for block in draft.blocks)):
        found.note("language", language, "words of the text", _SEEN)
    values: dict[str, Any] = dict(found.values)
    authors = values.pop("author", ())
    return Metadata(authors=authors, **values), tuple(found.evidence), furniture


def _declared(draft: Draft, found: _Findings) -> None:
    for layer in draft.declared:
        for name, keys in _KEYS.items():
            for key in keys:
                if text := _text(layer.values.get(key)):
                    where = f"{layer.where}: {key}"
                    try:
                        found.note(name, _value(name, text), where, _STATED)
                    except ValueError:
                        found.unclear(name, "; ".join(text), where)


def _text(value: object) -> tuple[str, ...]:
    """A declared value as texts: front matter and JSON have strings, numbers and lists of them."""
    texts = value if isinstance(value, list) else [value]
    # Python's True and False are numbers, and no title.
    plain = (str(text) for text in texts
             if isinstance(text, str | int | float) and not isinstance(text, bool))  # fmt: skip
    return tuple(cleaned for text in plain if (cleaned := clean(text)))


def _value(name: str, text: tuple[str, ...]) -> object:
    """What a field makes of its text. Raises ValueError where it can make nothing of it."""
    if name == "author":
        return tuple(dict.fromkeys(author for item in text for author in split_names(item)))
    if name in _DATES:
        return ArticleDate.parse(text[0])
    if name == "url" and not _is_web_address(text[0]):
        raise ValueError("not a web address")
    if name == "language":
        return _language_code(text[0])
    return text[0]


def _language_code(text: str) -> str:
    code = re.split("[-_]", text.lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code) or code in _NO_LANGUAGE:
        raise ValueError(f"no language code: {text!r}")
    return code


def split_names(text: str) -> tuple[str, ...]:
    """The names in a byline: parted by "and" or ";", by commas where each part is a whole name."""
    text = re.sub(r"^(?:By|Von|Par|Por) ", "", text)
    names = [name for part in _NAME_SEPARATOR.split(text) for name in _parts_at_commas(part)]
    return tuple(name for name in names if name)


def _parts_at_commas(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    return parts if all(" " in part for part in parts) else [text.strip()]


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _visible(top: tuple[Block, ...], found: _Findings) -> Iterator[tuple[int, Kind]]:
    """Reads the lines that state nothing but author, date or address, and says which they are."""
    for place, block in enumerate(top):
        where = f"paragraph {place + 1}: “{block.text[:60]}”"
        if match := _BYLINE.fullmatch(block.text):
            found.note("author", split_names(match["names"]), where, _SEEN)
            yield place, Kind.BYLINE
        elif match := _URL_LINE.fullmatch(block.text):
            if _is_web_address(match["url"]):
                found.note("url", match["url"], where, _SEEN)
                yield place, Kind.BYLINE
        elif match := _DATE_LINE.fullmatch(block.text):
            try:
                found.note("date", ArticleDate.parse(match["date"]), where, _SEEN)
            except ValueError:
                continue
            if match["url"] and _is_web_address(match["url"]):
                found.note("url", match["url"], where, _SEEN)
            yield place, Kind.BYLINE


def _title(draft: Draft, source: Source, furniture: dict[int, Kind], found: _Findings) -> None:
    """A title for every article: declared, else its first headline, else worked out."""
    for place, block in enumerate(draft.blocks[:_TOP_BLOCKS]):
        headline = block.kind is Kind.HEADING or (place == 0 and _reads_as_headline(block.text))
        if headline and place not in furniture:
            found.note("title", block.text, f"paragraph {place + 1}", _SEEN)
            return
    if slug := _slug_words(str(found.values.get("url", ""))):
        found.note("title", slug, "words of the URL", _DERIVED)
    name = draft.part or PurePosixPath(source.path).stem
    found.note("title", name, "no title in it: file name", _DERIVED)


def _reads_as_headline(text: str) -> bool:
    return len(text) <= _TITLE_LETTERS and not _SENTENCE_END.search(text)


def _slug_words(url: str) -> str:
    """The title in an address: /2023/strike-at-the-docks-110233.html says "Strike at the docks"."""
    slug = PurePosixPath(unquote(urlsplit(url).path)).stem
    words = [word for word in clean(slug).split("-") if word]
    while words and words[-1].isdigit():
        words.pop()
    title = clean(" ".join(words))
    return title[:1].upper() + title[1:] if len(words) > 1 else ""
