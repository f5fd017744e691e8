"""A line that is but the name of a newspaper: what shows that it is no section and no button."""

from __future__ import annotations

import re

from index.reading.metadata.keys import field_of
from index.reading.metadata.lines import read_line
from index.reading.metadata.outlets import has_cue, is_host, is_named_paper
from index.reading.metadata.page import Page
from index.reading.metadata.roles import ROLE
from index.reading.metadata.words import SECTION_WORDS, SITE_WORDS

_WORDS = re.compile(r"[^\W_]+")
_NEAR = 2  # blocks: a section or the time of day may stand between
_MOST_WORDS = 4  # of a name without a word that newspapers are called with
_AGAIN = 3  # times that a page names its paper, the line itself included


def is_masthead(page: Page, at: int, name: str) -> bool:
    """Whether an outlet that stands alone in the block `at` is that of the article: beside the day
    or a byline, below a word that says so, named again and again, or the first of all lines.
    """
    if all(word in SECTION_WORDS | SITE_WORDS for word in _WORDS.findall(name.casefold())):
        return False
    if ROLE.search(name) or (len(name.split()) > _MOST_WORDS and not is_named_paper(name)):
        return False
    if at == 0 and is_host(name):
        return True
    blocks = page.draft.blocks
    label = field_of(blocks[at - 1].text) if at else None
    return (
        (label is not None and label[0] == "outlet")
        or any(_states(page, block.text) for block in blocks[max(at - _NEAR, 0) : at + _NEAR + 1])
        or (has_cue(name) and page.draft.source_text.count(name) >= _AGAIN)
        or (at == 0 and " " in name and is_named_paper(name))
    )


def _states(page: Page, text: str) -> bool:
    line = read_line(text, page.writing)
    return line.explained and bool(line.dates or line.changed or line.byline)
