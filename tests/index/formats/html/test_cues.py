"""What pages call their parts."""

from __future__ import annotations

import pytest

from index.formats.html import cues


@pytest.mark.parametrize(
    "heading",
    ["Related articles", "Most read", "More from Politics", "Read more", "Mehr zum Thema",
     "Sur le même sujet", "You might also like", "Читайте также"],
)  # fmt: skip
def test_headings_of_other_articles_are_known(heading: str) -> None:
    """A heading that announces other articles is told in several languages."""
    assert cues.OTHER_ARTICLES.fullmatch(heading)


@pytest.mark.parametrize("heading", ["Comments", "14 comments", "Leave a reply", "Kommentare"])
def test_headings_of_comments_are_known(heading: str) -> None:
    """So is one over what readers have written."""
    assert cues.COMMENTS.fullmatch(heading)


@pytest.mark.parametrize(
    "heading",
    ["More trouble in Downing Street", "Latest moves in the strike", "Related parties in court",
     "No comment", "Share prices", "Print is not dead", "Other countries in the region"],
)  # fmt: skip
def test_headings_of_the_article_are_left_alone(heading: str) -> None:
    """A heading that only begins like one of them is the article's own."""
    for cue in (cues.OTHER_ARTICLES, cues.COMMENTS, cues.FURNITURE_LINE):
        assert not cue.fullmatch(heading)
