"""Titles: declared, read from the page, or worked out; and what a page's title says beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.model import Kind
from index.reading.draft import Block, bare
from index.reading.metadata.outlets import host_of, label_of

_LETTERS = 150  # headlines are shorter; an opening paragraph without a headline is longer
_QUESTION_LETTERS = 100  # of a headline that ends like a sentence: a question, a cry
_SENTENCE_END = re.compile(r"[.:;,。：；，]['\"’”»]*$")
# "STRIKE AT THE SMELTER.": old newspapers close their headlines so.
_IN_CAPITALS = re.compile(r"[^\Wa-zà-öø-ÿа-яё]{2}[^a-zà-öø-ÿа-яё:;,]{4,76}\.")
_CRY = re.compile(r"[!?…！？]['\"’”»]*$")
_SEPARATOR = re.compile(r"\s+[|·•»«:]+\s+|\s+[-–—]\s+|\s*[|｜]\s*")
_ANY_SEPARATOR = re.compile("[|·•»«:–—｜-]")  # a first look
_RUNNING_HEAD = re.compile(
    r"\b(?:page|seite|стр\.?|página|pagina) \d+\b|^\W*\d+\W*$"
    r"|^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \S|\bpp\. ?\d+|^(?:document )?\d+ of \d+(?: documents?)?$"
    r"|^[^>›»]{2,30}(?: [>›»] [^>›»]{2,40})+$",  # the way to a page: "Home > World"
    re.I,
)
# The name that an agency gives a story, and the host above a page that was printed.
_SLUG = re.compile(
    r"ZCZC\b.*|[A-Z][a-z]+(?:[-/][A-Z][a-z]+)+|[A-Z]{2,}(?:[-/][A-Z]{2,})+|(?:[a-z0-9-]+\.)+[a-z]{2,}"
)
_BETWEEN = " :|·•»«-–—"  # the name of a site and a title
_LONGEST_BEFORE = 200  # letters of a block above a headline; the text itself has more
_TELLING = 12  # letters of a headline that stands in a title by no chance
_TOP = 8  # blocks among which a headline stands


def headline_at(blocks: Sequence[Block], taken: set[int]) -> int | None:
    """The place of the first headline among the first blocks that are not `taken`."""
    long = (at for at, block in enumerate(blocks[:_TOP]) if len(block.text) > _LONGEST_BEFORE)
    free = [at for at in range(next(long, min(_TOP, len(blocks)))) if at not in taken]
    for at in free:
        if blocks[at].kind in (Kind.TITLE, Kind.HEADING):
            return at
    no_headline = (Kind.BYLINE, Kind.CAPTION, Kind.BOILERPLATE)
    shown = (at for at in free if blocks[at].kind not in no_headline
             and not _is_above_a_headline(blocks[at].text))  # fmt: skip
    first = next(shown, None)
    if first is None or blocks[first].kind or not reads_as_headline(blocks[first].text):
        return None
    return first


def reads_as_headline(text: str) -> bool:
    """Whether a first line is rather a headline than a first sentence."""
    return (
        len(text) <= (_QUESTION_LETTERS if _CRY.search(text) else _LETTERS)
        and (not _SENTENCE_END.search(text) or _IN_CAPITALS.fullmatch(text) is not None)
        and not _is_above_a_headline(text)
        and any(map(str.isalpha, text))
    )


def _is_above_a_headline(line: str) -> bool:
    return bool(_RUNNING_HEAD.search(line) or _SLUG.fullmatch(line))


def place_of(blocks: Sequence[Block], title: str) -> int | None:
    """The block that is the title, or that the title only adds an outlet to."""
    wanted = bare(title)
    for at, block in enumerate(blocks[:40]):
        if wanted and len(block.text) <= 2 * len(title) and bare(block.text) == wanted:
            return at
    return None


def split_title(title: str, headline: str, outlet: str, url: str) -> tuple[str, str]:
    """A page's title without the name of its site, and that name: "Strike – Harbour Gazette".

    What is the headline and what the site is told by the headline in the text, by the outlet where
    it is known, or by the host; where nothing tells, the title stays whole and the name is "".
    """
    if headline and title != headline and title.casefold().endswith(headline.casefold()):
        return headline, title[: -len(headline)].rstrip(_BETWEEN)
    for match in _SEPARATOR.finditer(title) if _ANY_SEPARATOR.search(title) else ():
        left, right = title[: match.start()].strip(), title[match.end() :].strip()
        site = _SEPARATOR.split(right)[-1]
        first = _SEPARATOR.split(left)[0]
        if headline and bare(left) == bare(headline):
            return left, site
        if len(headline) >= _TELLING and bare(headline) in bare(left):
            return headline, site  # a kicker stands before it, or more behind
        if headline and bare(right) == bare(headline):
            return right, first
        if _is_site(right, outlet, url):
            return left, right
        if _is_site(left, outlet, url) and match.start() == len(left):
            return right, left
    return title, ""


def _is_site(text: str, outlet: str, url: str) -> bool:
    name = bare(text).removeprefix("the")
    if not name:
        return False
    if outlet:
        known = bare(outlet).removeprefix("the")
        if name == known:
            return True
    host = host_of(url)
    return bool(host) and name in (bare(label_of(host)).removeprefix("the"), bare(host))
