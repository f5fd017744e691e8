"""Where an article begins in a page that was copied whole, below the menu of its site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.model import Kind
from index.reading.cues import cued
from index.reading.draft import Block
from index.reading.metadata.titles import reads_as_headline
from index.reading.writing import ends_sentence

_TOP = 8  # blocks that tell whether a page begins with a menu
_OPENING = 3  # blocks; above a menu may stand a link that skips it
_LABEL_WORDS, _LABEL_LETTERS = 3, 30  # of an entry of a menu, a section, a button
_FEWEST_LABELS = 2  # above a headline; one may be a headline, or the name of the paper
_HEADLINE_WORDS, _HEADLINE_LETTERS = 4, 20  # of what is a headline and no entry of a menu
_HEADLINE_WIDE = 10  # the same in letters of scripts without spaces
_PROSE = 100  # letters of a paragraph of an article
_PROSE_NEAR = 5  # blocks in which another one follows: a menu holds a sentence here and there
_HEAD = 14  # blocks between a headline and the prose: deks, names, days, buttons, pictures
_BUTTONS = 30  # blocks between a day and the prose: each button to share it has a line
_LOOKED_AT = 1_500  # blocks of a page; the menus of the largest sites have as many entries


def headline_below_menu(blocks: Sequence[Block], states: Callable[[str], bool]) -> int | None:
    """The place of the headline below a menu; None where a text does not begin with one.

    `states` says whether a line states who wrote the article, or when.
    """

    def headline(at: int) -> bool:
        return _may_be_headline(blocks[at]) and not states(blocks[at].text)

    if not any(_is_label(block.text) for block in blocks[:_OPENING]):
        return None  # a first look, for most texts begin with their headline
    if not _are_menu(blocks[:_TOP], states):
        return None
    unsure: int | None = None
    for prose in _prose(blocks):
        if prose <= _HEAD:  # no menu above it but sections and buttons: the first is the headline
            first = next(filter(headline, range(prose)), None)
            return first if first and _are_menu(blocks[:first], states) else None
        above = range(max(prose - _BUTTONS, 0), prose)
        stated = next((at for at in above if states(blocks[at].text)), None)
        for end in (stated, prose):
            at = None if end is None else _nearest(range(max(end - _HEAD, 0), end), headline)
            if at is not None and stated is not None:
                return at
            unsure = at if unsure is None else unsure
    return unsure


def _prose(blocks: Sequence[Block]) -> Iterator[int]:
    """Where paragraphs begin that others follow: those of the article, and maybe notices above."""
    near: int | None = None
    for at, block in enumerate(blocks[:_LOOKED_AT]):
        if len(block.text) < _PROSE or not ends_sentence(block.text) or cued(block.text):
            continue
        if near is not None and at - near <= _PROSE_NEAR:
            yield near
        near = at


def _nearest(places: range, headline: Callable[[int], bool]) -> int | None:
    """The last headline: of lines that follow each other the first, for a dek stands below it."""
    found: int | None = None
    for at in reversed(places):
        if headline(at):
            found = at
        elif found is not None:
            break
    return found


def _are_menu(blocks: Sequence[Block], states: Callable[[str], bool]) -> bool:
    """Whether blocks hold labels enough. A single word is no headline by itself, and two labels
    of more words are not both headlines.
    """
    labels = [block.text for block in blocks if _is_label(block.text) and not states(block.text)]
    return len(labels) >= _FEWEST_LABELS or any(" " not in label for label in labels)


def _is_label(text: str) -> bool:
    return (
        len(text) <= _LABEL_LETTERS
        and len(text.split()) <= _LABEL_WORDS
        and not ends_sentence(text)
        and any(map(str.isalpha, text))
    )


def _may_be_headline(block: Block) -> bool:
    text = block.text
    words = len(text.split())
    long = words >= _HEADLINE_WORDS and len(text) >= _HEADLINE_LETTERS
    wide = words < _HEADLINE_WORDS and len(text) >= _HEADLINE_WIDE and not _has_case(text)
    kinds = (None, Kind.HEADING, Kind.TITLE)
    return (long or wide) and block.kind in kinds and reads_as_headline(text) and not cued(text)


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()
