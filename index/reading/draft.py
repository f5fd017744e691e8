"""What a format takes out of a file, before reading makes an article of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.model import Kind, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of source text that its format sets apart, as a reader would see it.

    `kind` is what the markup says it is, None where only its words can tell.
    """

    text: str
    span: Span
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its file has it: the source text, its blocks in order, and what is declared.

    `declared` maps the file's own keys to its own values; `declared_in` says where they stand
    ("front matter"). `part` is the place inside a container, "" where the file is the article.
    """

    source_text: str
    blocks: tuple[Block, ...]
    declared: Mapping[str, object] = field(default_factory=dict)
    declared_in: str = ""
    part: str = ""


def clean(text: str) -> str:
    """Text on one line: white space folded, control characters and lone surrogates gone."""
    shown = (c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs"))
    return " ".join("".join(shown).split())
