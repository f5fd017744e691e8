"""What a format takes out of a file, before reading makes an article of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from index.model import Evidence, Kind, Span


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a block stands on its page, for formats that have pages.

    `size` is that of its letters in points. `indented`: its first line begins further in than the
    column. `full`: its last line reaches the end of the column, so that the paragraph may go on in
    the next block; a last line that stops short ends it. `column` counts a page's columns from 0.
    """

    page: int  # from 1
    size: float = 0.0
    indented: bool = False
    full: bool = False
    column: int = 0
    furniture: bool = False  # repeats at this height on other pages: running head, page number


class Block(NamedTuple):
    """A stretch of source text that its format sets apart, as a reader would see it.

    `kind` is what the markup says it is, None where only its words can tell. With `whole` the
    format knows where the block begins and ends (an HTML paragraph): nothing is to be joined to it.
    With `hard_lines` the line ends inside the span are those of a printed page: a hyphen before one
    may be that of the line. The text has a space for each, and the hyphen as it stands. With
    `soft_lines` a line end is a space and no more (Markdown); with neither, the lines themselves
    must tell whether they are paragraphs or the lines of one.

    `more` has the further spans of a block that reading joined out of several.
    """

    text: str
    span: Span
    kind: Kind | None = None
    whole: bool = False
    hard_lines: bool = False
    layout: Layout | None = None
    soft_lines: bool = False
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of the source text that is in it."""
        return (self.span, *self.more)


@dataclass(frozen=True, slots=True)
class Declared:
    """What one place of a file declares, under the file's own keys.

    The values are strings, numbers, or lists of them. `where` names the place ("front matter",
    "JSON-LD"). A `weak` layer is what a program filled in (the properties of a PDF): what a reader
    sees in the text is to be believed first.
    """

    where: str
    values: Mapping[str, object]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its file has it: the source text, its blocks in order, and what is declared.

    `declared` has the layers of metadata, strongest first. `part` is the place inside a container,
    "" where the file is the article. `evidence` says what the format had to assume to read it: the
    field is "encoding", or what else was assumed. `ready`: its blocks are paragraphs as they were
    written, and what is known of it is declared; neither is looked for in the text.
    """

    source_text: str
    blocks: tuple[Block, ...]
    declared: tuple[Declared, ...] = ()
    part: str = ""
    evidence: tuple[Evidence, ...] = ()
    ready: bool = False


# Control characters (Cc) but for those that are white space, and surrogates (Cs).
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())


def clean(text: str) -> str:
    """Text on one line: white space folded, control characters and lone surrogates gone."""
    if not text.isprintable():
        text = _UNSHOWN.sub("", text)
    elif "  " not in text:  # a space is the one white space that is printable
        return text.strip()
    return " ".join(text.split())


def bare(text: str) -> str:
    """The letters and digits of a text, folded, to compare by."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_MARKS).decode()
    return "".join(filter(str.isalnum, text.casefold()))
