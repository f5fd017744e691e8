"""Names of newspapers alone in their line."""

from __future__ import annotations

import pytest

from index.formats import plain
from index.reading.draft import Draft
from index.reading.metadata.days import Writing
from index.reading.metadata.mastheads import is_masthead
from index.reading.metadata.page import Page


def _is_masthead(text: str, at: int, name: str) -> bool:
    draft = Draft(text, tuple(plain.blocks(text)), (), "")
    return is_masthead(Page(draft, Writing("en", True), None), at, name)


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("Fish market to close\n\nHarbour Gazette\n\n3 May 2023", 1, "Harbour Gazette"),
        ("Fish market to close\n\nHarbour Gazette\n\nBy Jane Doe", 1, "Harbour Gazette"),
        ("Harbour Gazette\n\nFish market to close", 0, "Harbour Gazette"),
        ("Publication\n\nHarbour Gazette\n\nFish market to close", 1, "Harbour Gazette"),
    ],
    ids=["beside the day", "beside a byline", "the first line", "below its label"],
)
def test_a_paper_is_named_above_its_article(text: str, at: int, name: str) -> None:
    """What stands beside a name shows that it is that of the paper."""
    assert _is_masthead(text, at, name)


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("TV News\n\n3 May 2023", 0, "TV News"),
        ("Fish market to close\n\nThe Highlands\n\nMore text", 1, "The Highlands"),
        ("Star Staff Writer\n\n3 May 2023", 0, "Star Staff Writer"),
    ],
    ids=["a button", "a place", "a role"],
)
def test_sections_and_roles_are_no_papers(text: str, at: int, name: str) -> None:
    """A menu has the words of newspapers, too."""
    assert not _is_masthead(text, at, name)
