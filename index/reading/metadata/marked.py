"""Who and when, as a page marks it up for its readers, beside the headline and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dates import ArticleDate
from index.reading.draft import Declared
from index.reading.metadata.days import Writing, read_date
from index.reading.metadata.findings import DERIVED, SEEN, TOLD, Findings
from index.reading.metadata.lines import read_line
from index.reading.metadata.names import is_office, is_person, read_byline
from index.reading.metadata.phrases import byline_names

# How far what is marked is trusted, by where it stands.
_TRUST = {
    "beside the headline": SEEN + 0.05,
    "above the headline": SEEN - 0.05,
    "below the text": TOLD + 0.05,
}
_FOR_PROGRAMS = re.compile(r"\d{4}-\d\d-\d\dT?")
_NICK = re.compile(r"[^\W\d_][\w.-]{2,30}")


def is_marked(layer: Declared) -> bool:
    """Whether a layer holds what is marked for readers."""
    return layer.where in _TRUST


def note_marked(layer: Declared, writing: Writing, found: Findings) -> None:
    """Notes what is marked in one place of a page."""
    trust = _TRUST[layer.where]
    if people := _people(_texts(layer, "author"), writing):
        found.note("author", people, f"{layer.where}: marked as author", trust)
    if day := _day(_texts(layer, "date"), writing):
        found.note("date", day, f"{layer.where}: marked as date", trust)
    for text in _texts(layer, "line"):
        line = read_line(text, writing)
        if line.explained and line.dates:
            found.note("date", line.dates[0], f"{layer.where}: “{text}”", TOLD)
            if line.people:
                found.note("author", tuple(line.people), f"{layer.where}: “{text}”", TOLD)


def _texts(layer: Declared, key: str) -> Sequence[str]:
    value = layer.values.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _people(texts: Sequence[str], writing: Writing) -> tuple[str, ...]:
    """The people that marks name, where one may hold another: a name within a byline."""
    people: list[str] = []
    for text in texts:
        people += [one for one in _named(text, writing) if one not in people]
    # Of a name with something behind it another mark holds the name alone.
    return tuple(one for one in people if not any(
        other != one and f" {other} " in f" {one} " for other in people))  # fmt: skip


def _named(text: str, writing: Writing) -> Sequence[str]:
    line = read_line(text, writing)
    if line.explained and line.people:
        return line.people
    byline = read_byline(byline_names(text, writing.language) or text)
    return [] if byline.rest else [one for one in byline.people if not is_office(one)]


def _day(texts: Sequence[str], writing: Writing) -> ArticleDate | None:
    """The first day among those that are marked."""
    for text in texts:
        try:
            return read_date(text, writing)
        except ValueError:
            line = read_line(text, writing)
            if line.dates:
                return line.dates[0]
    return None
