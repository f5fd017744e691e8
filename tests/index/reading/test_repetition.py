"""Boilerplate told by repetition."""

from __future__ import annotations

from random import Random

from index.formats.plain import blocks
from index.model import Kind, Span
from index.reading.draft import Draft
from index.reading.paragraphs import Piece
from index.reading.repetition import marked, repeated

_FOOT = "The Harbour Gazette is printed on Thursdays, weather allowing."
_BACKGROUND = "The bridge has been shut since the first of March."


def _draft(*texts: str) -> Draft:
    source_text = "\n\n".join(texts)
    return Draft(source_text, tuple(blocks(source_text)))


def _stories(number: int) -> list[Draft]:
    return [_draft(f"Day {n} of the strike at the docks was like day {n - 1}.", _FOOT)
            for n in range(number)]  # fmt: skip


def test_what_three_stories_end_with_is_repeated() -> None:
    """Two may tell the same news; three do not by chance."""
    assert repeated(_stories(2)) == frozenset()
    assert repeated(_stories(3)) == {_FOOT}


def test_copies_of_one_story_count_once() -> None:
    """Reprints of an article do not make its paragraphs boilerplate."""
    assert repeated([_draft("One long story about the docks.", _FOOT)] * 5) == frozenset()


def test_the_order_of_articles_does_not_matter() -> None:
    """The same articles say the same, in whatever order they come."""
    drafts = _stories(7)
    Random(1).shuffle(drafts)
    assert repeated(drafts) == repeated(_stories(7))


def _pieces(*kinds_and_texts: tuple[Kind, str]) -> list[Piece]:
    return [Piece(kind, text, (Span(0, 0),)) for kind, text in kinds_and_texts]


def test_only_the_ends_of_an_article_become_boilerplate() -> None:
    """A repeated paragraph among the article's own is background, which the press repeats."""
    pieces = _pieces(
        (Kind.TITLE, "Day three"), (Kind.BODY, _FOOT), (Kind.BODY, "News."),
        (Kind.BODY, _BACKGROUND), (Kind.BODY, "More news."), (Kind.BODY, _FOOT),
    )  # fmt: skip
    assert [piece.kind for piece in marked(pieces, {_FOOT, _BACKGROUND})] == [
        Kind.TITLE, Kind.BOILERPLATE, Kind.BODY, Kind.BODY, Kind.BODY, Kind.BOILERPLATE,
    ]  # fmt: skip


def test_an_article_is_never_boilerplate_throughout() -> None:
    """Where nothing but repeated paragraphs is left they stay what they were."""
    pieces = _pieces((Kind.TITLE, "Day three"), (Kind.BODY, _FOOT))
    assert marked(pieces, {_FOOT}) == pieces


def test_of_very_many_articles_a_sample_is_compared() -> None:
    """Memory is bounded, and the sample is one of texts, not of places in the file."""
    drafts = _stories(2_500)
    assert repeated(drafts) == repeated(drafts[::-1]) == {_FOOT}
