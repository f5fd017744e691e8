"""Markdown, with or without front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import yaml

from index.formats import plain
from index.model import Kind, Span
from index.reading.draft import Block, Declared, Draft, clean
from index.reading.metadata import field_of

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_YAML_VALUE = r"""[|>]|(?P<quote>['"]).*(?P=quote)[ \t]*$|\[.*\][ \t]*$|\{.*\}[ \t]*$"""
_COLON_VALUE = re.compile(
    rf"^(?P<key>[A-Za-z][\w-]*):[ \t]+(?P<value>(?!{_YAML_VALUE})\S.*)$", re.M
)
_LONE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")  # no apostrophe
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_LOOKS_LIKE_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S", re.M)
# Lines that are a block of their own whatever stands before or after them.
_OWN_LINE = re.compile(r"#{1,6}[ \t]|!\[[^\]]*\]\([^)]*\)[ \t]*$|(?:[-*_][ \t]*){3,}$|=+[ \t]*$")
_ITEM = re.compile(r"[-*+][ \t]+\S")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}|=+")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.M)

_ATTRIBUTE = r"""\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_LABEL = r"(?P<label>(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*)"
_TARGET = r"(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
_LINK_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_EMPHASISED = 1_000  # characters; longer stretches are no emphasis but two stray marks
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\\(?=\r?\n)"
    rf"|(?<!`)(?P<ticks>`{{1,3}})(?!`)(?P<code>.{{1,{_EMPHASISED}}}?)(?<!`)(?P=ticks)(?!`)"
    rf"|!?\[{_LABEL}\]\(\s*{_TARGET}{_LINK_TITLE}\s*\)"
    r"|\[\[(?:[^\[\]|\n]*\|)?(?P<page>[^\[\]|\n]+)\]\]"  # of note takers
    r"|<(?P<link>https?://[^<>\s]+)>"
    rf"|</?[A-Za-z][\w-]*(?:{_ATTRIBUTE})*\s*/?>"
    r"""|<[A-Za-z]+\s+[\w-]+=["'][^"'<>]*\Z"""  # a tag that the end of the block cuts off
    rf"|(?P<stars>\*{{1,3}})(?=\S)(?P<strong>.{{1,{_EMPHASISED}}}?)(?<=\S)(?P=stars)"
    rf"|(?<!\w)(?P<lines>_{{1,3}})(?=\S)(?P<stressed>.{{1,{_EMPHASISED}}}?)(?<=\S)(?P=lines)(?!\w)",
    re.S,
)


class _Strings(yaml.BaseLoader):
    """YAML of which all values are strings: no title is a number, no language "no" is false.

    Only what stands for nothing is None.
    """


_NULL = "tag:yaml.org,2002:null"
_Strings.add_implicit_resolver(_NULL, re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])
_Strings.add_constructor(_NULL, lambda loader, node: None)


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a Markdown file is."""
    layers, body_start = _front_matter(source_text)
    yield Draft(source_text, tuple(_blocks(source_text, body_start)), layers)


def looks_like_markdown(source_text: str) -> bool:
    """Whether a text without a telling name is Markdown: it has front matter or a # heading."""
    return bool(_front_matter(source_text)[0] or _LOOKS_LIKE_MARKDOWN.search(source_text))


def _front_matter(source_text: str) -> tuple[tuple[Declared, ...], int]:
    """What is declared, and where the body begins; nothing and 0 where a rule is just a rule."""
    match = _FRONT_MATTER.match(source_text)
    if not match:
        return (), 0
    if _is_metadata(declared := _strings(match["yaml"])):
        return (Declared("front matter", declared),), match.end()
    # Headlines hold colons, which YAML takes for keys: then the values are put in quotes.
    if _is_metadata(declared := _strings(_COLON_VALUE.sub(_quoted, match["yaml"]))):
        torn = {
            line["key"]: line["value"].strip("[]{}'\" \t\r")
            for line in _COLON_VALUE.finditer(match["yaml"])
            if _is_torn(line)
        }
        layers = Declared("front matter", declared), Declared("front matter", torn, weak=True)
        return layers[: 1 + bool(torn)], match.end()
    return (), 0


def _strings(text: str) -> dict[str, object]:
    """What a text declares as YAML; nothing where it is none."""
    try:
        declared = yaml.load(text, Loader=_Strings)
    except (yaml.YAMLError, RecursionError):
        return {}
    return declared if isinstance(declared, dict) else {}


def _is_metadata(declared: dict[str, object]) -> bool:
    return any(map(field_of, map(str, declared)))


def _quoted(line: re.Match[str]) -> str:
    if _is_torn(line):
        return f"{line['key']}:"
    value = line["value"].rstrip().replace("'", "''")
    return f"{line['key']}: '{value}'"


def _is_torn(line: re.Match[str]) -> bool:
    """Whether a value begins or ends with one of two marks, and the other is missing."""
    value = line["value"].rstrip()
    for opening, closing in ("[]", "{}"):
        extra = value.count(opening) - value.count(closing)
        if (extra > 0 and value[0] == opening) or (extra < 0 and value[-1] == closing):
            return True
    if value[0] == "'" and len(_LONE_QUOTE.findall(value)) % 2:
        return True
    return '"' in (value[0], value[-1]) and value.count('"') % 2 == 1


def _blocks(source_text: str, body_start: int) -> Iterator[Block]:
    for block in plain.blocks(source_text, body_start):
        for piece in _pieces(source_text, block.span.start, block.span.end):
            raw = source_text[piece.start : piece.end]
            if (text := plain_text(raw)) and not _RULE.fullmatch(raw):
                yield Block(text, piece, _kind(raw), soft_lines=True)


def _pieces(source_text: str, start: int, end: int) -> Iterator[Span]:
    """A block cut where Markdown begins a new one without a blank line."""
    piece_start = at = start
    for line in source_text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        alone = _OWN_LINE.match(stripped) is not None
        if at > piece_start and (alone or _ITEM.match(stripped)):
            yield plain.trimmed(source_text, piece_start, at)
            piece_start = at
        at += len(line)
        if alone:
            yield plain.trimmed(source_text, piece_start, at)
            piece_start = at
    if piece_start < end:
        yield plain.trimmed(source_text, piece_start, end)


def _kind(raw: str) -> Kind | None:
    if _HEADING.match(raw):
        return Kind.HEADING
    return Kind.CAPTION if _IMAGE.fullmatch(raw) else None


def plain_text(markdown: str) -> str:
    """The words of one Markdown block, without its markup."""
    text = _QUOTE.sub("", markdown)
    if _HEADING.match(text):
        text = text.lstrip("#").rstrip()
        without_close = text.rstrip("#")
        text = without_close if without_close.endswith((" ", "\t")) else text
    elif _ITEM.match(text):
        text = text[1:]
    return clean(html.unescape(_INLINE.sub(_unmarked, text)))


def _unmarked(match: re.Match[str]) -> str:
    """What a reader sees of a piece of markup: nothing, itself, or what it encloses."""
    if literal := match["escaped"] or match["code"] or match["link"] or match["page"]:
        return literal
    return _INLINE.sub(_unmarked, match["label"] or match["strong"] or match["stressed"] or "")
