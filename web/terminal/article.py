"""How an article was read, in a terminal: evidence beside each value, kinds in colour."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import click

from index import Article, Evidence, Kind, gaps
from web.terminal.output import say, shown
from web.wording import plural

_FIELD, _KIND, _CONFIDENCE = 17, 12, 6  # columns, in letters
_WIDEST = 120  # letters; longer lines are hard to read however wide the terminal is
_STYLES: dict[Kind, dict[str, Any]] = {
    Kind.TITLE: {"bold": True},
    Kind.DEK: {"fg": "cyan"},
    Kind.BYLINE: {"fg": "green"},
    Kind.BODY: {},
    Kind.HEADING: {"fg": "yellow", "bold": True},
    Kind.CAPTION: {"fg": "magenta"},
    Kind.NOTE: {"fg": "blue"},
    Kind.BOILERPLATE: {"dim": True},
}


def print_article(article: Article) -> None:
    """What is known of an article with its evidence, then each paragraph with place and kind.

    Without its id, which depends on the folder that is indexed.
    """
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    say(f"\n{article.metadata.title}", bold=True)
    source = article.source
    parts = [source.path, source.part, source.format,
             plural(len(article.source_text), "character"),
             plural(len(article.paragraphs), "paragraph")]  # fmt: skip
    say(shown(" · ".join(part for part in parts if part)), dim=True)
    say()
    for evidence in article.evidence:
        _print_evidence(evidence, width)
    say()
    for kind, text in _paragraphs(article, width):
        say(text, **_STYLES[kind])
    spans = list(gaps(article.paragraphs, len(article.source_text)))
    left = [one for one in spans if article.source_text[one.start : one.end].strip()]
    letters = sum(one.end - one.start for one in left)
    if left:
        say(f"\n{plural(len(left), 'gap')} of {plural(letters, 'character')} in no paragraph: "
            "markup, front matter, furniture.", dim=True)  # fmt: skip


def _print_evidence(evidence: Evidence, width: int) -> None:
    """The value, and below it where it comes from; what is not used stands back."""
    label = evidence.field.replace("_", " ") if evidence.used else ""
    share = f"{evidence.confidence:>{_CONFIDENCE - 2}.0%}  "
    value = evidence.value if evidence.used else f"not {evidence.value}"
    if evidence.precision in ("month", "year"):
        value += f" ({evidence.precision})"
    indent = " " * (_FIELD + _CONFIDENCE)
    told = click.wrap_text(value, width, f"{label:{_FIELD}}{share}", indent)
    say(told, dim=not evidence.used)
    say(click.wrap_text(evidence.where, width, indent, indent), dim=True)


def _paragraphs(article: Article, width: int) -> Iterator[tuple[Kind, str]]:
    for paragraph in article.paragraphs:
        page = f"  page {paragraph.page}" if paragraph.page else ""
        place = f"{paragraph.start}–{paragraph.end}{page}"
        head = f"¶ {paragraph.number:<4}{paragraph.kind.value:{_KIND}}{place}"
        yield paragraph.kind, f"{head}\n{click.wrap_text(paragraph.text, width, '  ', '  ')}"
