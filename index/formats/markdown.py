"""Markdown, with or without front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

import yaml

from index.formats import plain
from index.model import Kind, Span
from index.reading.draft import Block, Draft, clean

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_COLON_VALUE = re.compile(
    r"""^(?P<key>[A-Za-z][\w -]*):[ \t]+(?P<value>[^\s'"\[{|>].*\S)[ \t]*$""", re.M
)
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_LOOKS_LIKE_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S", re.M)
# Lines that are a block of their own whatever stands before or after them.
_OWN_LINE = re.compile(r"#{1,6}[ \t]|!\[[^\]]*\]\([^)]*\)[ \t]*$|(?:[-*_][ \t]*){3,}$|=+[ \t]*$")
_ITEM = re.compile(r"[-*+][ \t]+\S")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}|=+")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.M)

_ATTRIBUTE = r"""\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)"
    r"|!?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\([^()\s]*\))?[^()]*\)"
    r"|<(?P<link>https?://[^<>\s]+)>"
    rf"|</?[A-Za-z][\w-]*(?:{_ATTRIBUTE})*\s*/?>"
    r"""|<[A-Za-z]+\s+[\w-]+=["'][^"'<>]*\Z"""  # a tag that the end of the block cuts off
    r"|(?P<stars>\*+)"
    r"|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"
)


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a Markdown file is."""
    declared, body_start = _front_matter(source_text)
    yield Draft(source_text, tuple(_blocks(source_text, body_start)), declared, "front matter")


def looks_like_markdown(source_text: str) -> bool:
    """Whether a text without a telling name is Markdown: it has front matter or a # heading."""
    return bool(_front_matter(source_text)[0] or _LOOKS_LIKE_MARKDOWN.search(source_text))


def _front_matter(source_text: str) -> tuple[Mapping[str, object], int]:
    """What is declared, and where the body begins; ({}, 0) where a rule is just a rule."""
    match = _FRONT_MATTER.match(source_text)
    if not match:
        return {}, 0
    # Headlines hold colons, which YAML takes for keys: then the values are put in quotes.
    for text in (match["yaml"], _COLON_VALUE.sub(_quoted, match["yaml"])):
        try:
            declared = yaml.safe_load(text)
        except (yaml.YAMLError, ValueError):  # ValueError: a day that no calendar has
            continue
        if isinstance(declared, dict) and declared:
            return {str(key): value for key, value in declared.items()}, match.end()
    return {}, 0


def _quoted(line: re.Match[str]) -> str:
    value = line["value"].replace("'", "''")
    return f"{line['key']}: '{value}'"


def _blocks(source_text: str, body_start: int) -> Iterator[Block]:
    for block in plain.blocks(source_text[body_start:]):
        start, end = block.span.start + body_start, block.span.end + body_start
        for piece in _pieces(source_text, start, end):
            raw = source_text[piece.start : piece.end]
            if (text := plain_text(raw)) and not _RULE.fullmatch(raw):
                yield Block(text, piece, _kind(raw))


def _pieces(source_text: str, start: int, end: int) -> Iterator[Span]:
    """A block cut where Markdown begins a new one without a blank line."""
    piece_start = at = start
    for line in source_text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        alone = _OWN_LINE.match(stripped) is not None
        if at > piece_start and (alone or _ITEM.match(stripped)):
            yield _trimmed(source_text, piece_start, at)
            piece_start = at
        at += len(line)
        if alone:
            yield _trimmed(source_text, piece_start, at)
            piece_start = at
    if piece_start < end:
        yield _trimmed(source_text, piece_start, end)


def _trimmed(source_text: str, start: int, end: int) -> Span:
    raw = source_text[start:end]
    return Span(start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))


def _kind(raw: str) -> Kind | None:
    if _HEADING.match(raw):
        return Kind.HEADING
    return Kind.CAPTION if _IMAGE.fullmatch(raw) else None


def plain_text(markdown: str) -> str:
    """The words of one Markdown block, without its markup."""
    text = re.sub(r"^#{1,6}[ \t]+|[ \t]+#+$", "", _QUOTE.sub("", markdown))
    text = _ITEM_MARK.sub("", text)
    return clean(_without_markup(text))


_ITEM_MARK = re.compile(r"^[-*+][ \t]+(?=\S)")


def _without_markup(text: str) -> str:
    return html.unescape(_INLINE.sub(_unmarked, text))


def _unmarked(match: re.Match[str]) -> str:
    if match["escaped"] or match["code"] or match["link"]:
        return match["escaped"] or match["code"] or match["link"]
    if match["label"]:
        return _INLINE.sub(_unmarked, match["label"])
    if match["stars"]:
        text, start, end = match.string, match.start(), match.end()
        spaced = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
        return match[0] if spaced else ""  # 5 * 3 is no emphasis
    return ""
