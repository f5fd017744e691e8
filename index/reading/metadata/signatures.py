"""Names that stand alone in the head of an article, and what shows that they sign it.

Two capitalised words between a headline and the text may be an author, a town or a section. They
are an author where "By" stands alone above them, where the page calls the element so, or where the
day of publication stands beside them, unless the article writes the same words small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.model import Kind
from index.reading.metadata.findings import SEEN, TOLD, Findings
from index.reading.metadata.lines import byline_names, read_line
from index.reading.metadata.names import is_person, read_byline
from index.reading.metadata.page import Page
from index.reading.metadata.phrases import BY_ALONE
from index.reading.metadata.words import SECTION_WORDS

_MOST_LETTERS = 100  # of a line of names
_TELLING = 4  # letters of a word that a text may hold in small letters, too
_LOOKED_AT = 60  # blocks of the article
_BELOW = "below"


def read_signatures(page: Page, head: Sequence[tuple[int, str]], found: Findings) -> None:
    """Notes whose names stand alone in the lines of the head, given with the places of their
    blocks.
    """
    below = [(at, text) for at, text in head if page.title is not None and at > page.title]
    for number, (at, text) in enumerate(below):
        sign, trust = _sign(page, below, number)
        if sign and (people := _people(page, text)):
            found.note("author", people, f"{page.named(at)}: “{text[:60]}”, {sign}", trust)
            if sign.startswith(_BELOW):
                page.furniture[at] = Kind.BYLINE


def _sign(page: Page, below: Sequence[tuple[int, str]], number: int) -> tuple[str, float]:
    """What shows that a line is signed with a name, and how surely; "" where nothing does."""
    at, text = below[number]
    before = below[number - 1][1] if number else ""
    if BY_ALONE.fullmatch(before):
        return f"{_BELOW} “{before}”", SEEN
    if page.draft.blocks[at].kind is Kind.BYLINE:
        return "a byline of the page", SEEN
    beside = [near for _, near in below[max(number - 1, 0) : number + 2] if near != text]
    if any(map(str.isupper, text)) and any(_is_day(page, near) for near in beside):
        return "beside the day", TOLD
    return "", 0.0


def _people(page: Page, text: str) -> tuple[str, ...]:
    """Whom a line names, where it says nothing else."""
    if len(text) > _MOST_LETTERS or byline_names(text, page.writing.language) is not None:
        return ()
    byline = read_byline(text)
    if not byline.people or byline.rest or byline.outlets or text[-1] in ".!?":
        return ()
    words = {word.casefold() for name in byline.people for word in name.split()}
    if words & SECTION_WORDS or not all(map(is_person, byline.people)):
        return ()
    article = " ".join(block.text for block in page.draft.blocks[:_LOOKED_AT])
    if any(_is_written_small(name, article) for name in byline.people):
        return ()
    return tuple(byline.people)


def _is_written_small(name: str, article: str) -> bool:
    """Whether an article has the words of a name as words: "Foreign Policy", "World Cup"."""
    words = [word.lower() for word in name.split() if len(word) >= _TELLING and word.isalpha()]
    return any(
        word in article and re.search(rf"\b{re.escape(word)}\b", article)
        for word in words
        if not _has_no_case(word)
    )


def _has_no_case(word: str) -> bool:
    return word.upper() == word.lower()


def _is_day(page: Page, text: str) -> bool:
    line = read_line(text, page.writing)
    return bool(line.explained and line.dates and not line.people)
