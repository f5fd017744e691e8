"""Splitting what scraping ran together: "end.Start", and headings glued to the next sentence.

The gate comes first: a text is cut only where it, or its article, shows that paragraph ends were
lost, so that a missing space in a good text stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.model import Kind
from index.reading.junctions import NEAR, STRONG, junctions
from index.reading.quotes import cuts
from index.reading.writing import CLOSERS, LOWER, OPENERS, STARTERS, TERMINALS, UNFINISHED, UPPER

_ALONE = 400  # letters: a shorter paragraph with one junction has a typing error, no lost end
_ELSEWHERE = 3  # junctions in the other paragraphs of an article that make one here credible
_HEADING_LETTERS = 90  # a heading glued on both sides is shorter
_CAPITALISED = 0.75  # of a heading's telling words, at least
_LONGEST_PREFIX = 3  # letters of "Mac" and "Van", which names have before a capital letter
_LONGEST_WORD = 40  # letters looked at
_LOOKED_AT = 200  # letters on each side of a place
_AT_ONCE = 100_000  # letters split at a time, which bounds memory on a book in one line

_GLUED = re.compile(
    rf"(?<=[{LOWER}0-9)\]”»%])(?=[{UPPER}])|(?<=[{UPPER}]{{2}})(?=[{UPPER}][{LOWER}])"
    rf"|(?<=[{LOWER},])(?=“[{UPPER}])"
)
_INNER_CAPITAL = re.compile(rf"[{UPPER}{LOWER}]+?[{LOWER}](?=[{UPPER}])[{UPPER}{LOWER}]++")
_WORD = re.compile(r"[^\W_][\w'’]*")
_LAST_TOKEN = re.compile(r"[^\s“\"(—–-]*$")
_SENTENCE_END = re.compile(rf"[{LOWER}0-9][{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]*\s")
_PIECE_END = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text that is a paragraph: characters `start` up to `end`."""

    start: int
    end: int
    kind: Kind | None = None


def parts(text: str, lost_elsewhere: int = 0) -> list[Part]:
    """The paragraphs that a text was before they were run together; itself where it was not.

    `lost_elsewhere` is how many strong junctions the other texts of its article have.
    """
    here = strong_junctions(text)
    if not here or (here == 1 and len(text) < _ALONE and lost_elsewhere < _ELSEWHERE):
        return [Part(0, len(text))]
    found: list[Part] = []
    for start, end in _portions(text):
        portion = text[start:end]
        ends = [0, *_paragraph_ends(portion), len(portion)]
        names = _names(portion)
        for first, last in pairwise(ends):
            found += _headings_off(portion, first, last, start, names)
    return found


def _names(text: str) -> frozenset[str]:
    """The names with a capital inside, "PlayStation": a text has them more than once."""
    often = Counter(match[0] for match in _INNER_CAPITAL.finditer(text))
    return frozenset(name for name, count in often.items() if count > 1)


def strong_junctions(text: str) -> int:
    """How many paragraph ends a text shows to have lost, as far as one look goes."""
    if not NEAR.search(text):
        return 0
    return sum(junction.cost == STRONG for junction in junctions(text[:_AT_ONCE]))


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """A long text in portions that end at a space, where no junction is."""
    start = 0
    while len(text) - start > _AT_ONCE:
        space = _PIECE_END.search(text, start + _AT_ONCE)
        if not space:
            break
        yield start, space.end()
        start = space.end()
    yield start, len(text)


def _paragraph_ends(text: str) -> list[int]:
    return [at for at in cuts(text, junctions(text)) if 0 < at < len(text)]


def _headings_off(
    text: str, start: int, end: int, offset: int, names: Collection[str]
) -> Iterator[Part]:
    """A paragraph, with what is glued to its beginning without a mark as parts of their own."""
    at = start
    for glued in _GLUED.finditer(text, start, end):
        here = glued.start()
        left, right = (
            text[max(at, here - _LOOKED_AT) : here],
            text[here : min(end, here + _LOOKED_AT)],
        )
        if f"{_last_token(left)}{_next_word(right)}" in names:
            continue
        if _is_heading(left, right):
            yield Part(offset + at, offset + here, Kind.HEADING)
            at = here
        elif _begins_anew(left, right):
            yield Part(offset + at, offset + here)
            at = here
    yield Part(offset + at, offset + end)


def _is_heading(left: str, right: str) -> bool:
    """Title case or capitals, several words, no sentence: "Joint Drills and Patrols|The first"."""
    if len(left) > _HEADING_LETTERS or _SENTENCE_END.search(left) or not _is_word(right):
        return False
    words = _WORD.findall(left)
    telling = [word for word in words if word.lower() not in UNFINISHED]
    capitalised = sum(not word[0].islower() for word in telling)
    return (
        len(telling) > 1
        and capitalised >= _CAPITALISED * len(telling)
        and len(words[-1]) > _LONGEST_PREFIX
        and (len(right) > len(left))
    )


def _begins_anew(left: str, right: str) -> bool:
    """A plain word glued to one that begins sentences: "what we know|The police"."""
    word = _next_word(right)
    before = _last_token(left)
    starts = word.lower() in STARTERS and right[len(word) : len(word) + 1] in (" ", ",")
    if before[-1:] in (")", "]"):  # a credit below a picture
        return starts or (len(word) > 2 and word[1:].islower())
    if right[0] in OPENERS:
        return len(before) > 2
    if (len(before) > 1 and before[-1] in "”»%") or re.fullmatch(r"(?:19|20)\d\d", before):
        return starts and len(word) > 1
    if before.islower() and before.isalpha():
        return (starts and len(before) > 1) or (len(before) > _LONGEST_PREFIX and _is_word(right))
    return starts and len(word) > 2 and before.isalpha()  # "LinkedIn" is one word


def _is_word(text: str) -> bool:
    """Whether a text begins with a word, or with the article or pronoun of one letter."""
    word = _next_word(text)
    return (len(word) > 2 and word[1:].islower()) or word.lower() in STARTERS


def _last_token(left: str) -> str:
    match = _LAST_TOKEN.search(left[-_LONGEST_WORD:])
    return match[0] if match else ""


def _next_word(right: str) -> str:
    match = _WORD.match(right)
    return match[0] if match else ""
