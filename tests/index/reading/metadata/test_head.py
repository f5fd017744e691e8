"""Where the head of an article ends."""

from __future__ import annotations

from index import Article, read_file

_DEK = (
    "The gates of the port stayed shut on the third day of the strike, and the bridge stayed open, "
    "which nobody in the harbour office wanted to explain to the paper on Monday evening at all. "
    "A docker said that it was not for him to shut it, a captain that it was not for him to ask, "
    "and the ferry left without either of them, without its cargo and without a single passenger."
)
_TEXT = "Nobody asked who was to shut it, said a docker, and the ferry left without its captain."


def _read(*blocks: str) -> Article:
    (article,) = read_file("\n\n".join(["Day three", *blocks]).encode(), "a.txt")
    assert isinstance(article, Article)
    return article


def test_author_and_day_may_stand_below_a_long_dek() -> None:
    """One long paragraph above them is a dek, as long as the article goes on below."""
    metadata = _read(_DEK, "By Jane Doe", "May 3, 2020", _DEK, _TEXT).metadata
    assert (metadata.authors, str(metadata.date)) == (("Jane Doe",), "2020-05-03")


def test_a_day_below_the_whole_article_is_not_in_its_head() -> None:
    """It may be that of a comment."""
    assert _read(_DEK, "R. Pike, May 3, 2020").metadata.date is None


def test_buttons_do_not_fill_the_head() -> None:
    """A page has as many as there are networks to share it on."""
    buttons = [f"Share {at}" for at in range(11)]
    metadata = _read(*buttons, "By Jane Doe", "May 3, 2020", _DEK, _TEXT).metadata
    assert (metadata.authors, str(metadata.date)) == (("Jane Doe",), "2020-05-03")
