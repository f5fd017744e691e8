"""Pages copied whole, whose author and day stand apart from their headline."""

from __future__ import annotations

from index import Article, read_file

_MENU = ["Home", "News", "Sport", "Weather", "Shop", "Log in", "Harbour", "Contact"]
_TEXT = [
    "The gates of the port stayed shut on the third day of the strike, and the bridge stayed open, "
    "which nobody in the harbour office wanted to explain to the paper on Monday evening at all.",
] * 4
_BUTTONS = [f"Channel {at} of our own radio station" for at in range(20)]


def _read(*blocks: str) -> Article:
    text = "\n\n".join([*_MENU, "The gates of the port stay shut", *_BUTTONS, *blocks])
    (article,) = read_file(text.encode(), "a.txt")
    assert isinstance(article, Article)
    return article


def test_one_byline_beside_a_day_is_that_of_the_page() -> None:
    """However far from its headline it stands."""
    metadata = _read("By Jane Doe", "May 3, 2020", *_TEXT).metadata
    assert metadata.authors == ("Jane Doe",)
    assert str(metadata.date) == "2020-05-03"


def test_bylines_of_several_articles_are_those_of_none() -> None:
    """A page that lists what it has says nothing of itself."""
    teasers = ("By Jane Doe", "May 3, 2020", "The ferry sails", "By Tom Li", "May 2, 2020")
    assert not _read(*teasers, *_TEXT).metadata.authors


def test_the_one_day_above_the_text_is_its_day() -> None:
    """Below the text a day may be that of a comment, or of another article."""
    assert str(_read("May 3, 2020", *_TEXT).metadata.date) == "2020-05-03"
    assert _read(*_TEXT, "May 3, 2020").metadata.date is None
