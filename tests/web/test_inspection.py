"""An article's source in pieces, each beside what was made of it."""

from __future__ import annotations

from flask.testing import FlaskClient

from index import Archive, Article, read_file
from tests.articles import FILES
from web.inspection import pieces, shortened


def _article(text: str) -> Article:
    (article,) = read_file(text.encode(), "a.md")
    assert isinstance(article, Article)
    return article


def test_pieces_are_all_of_the_source() -> None:
    """Paragraphs and gaps follow each other, and only white space is left out."""
    article = _article(FILES["gazette/inquiry.md"])
    shown = list(pieces(article))
    assert " ".join(piece.raw for piece in shown).split() == article.source_text.split()
    assert [piece.paragraph.number for piece in shown if piece.paragraph] == [0, 1, 2]
    assert [piece.raw[:3] for piece in shown if not piece.paragraph] == ["---"]


def test_what_was_repaired_is_told() -> None:
    """A paragraph whose words differ from its source says so, another does not."""
    shown = list(pieces(_article("# Crossing\n\nThe **rowing** boat.\n\nIt crosses the water.\n")))
    assert [piece.altered for piece in shown] == [True, True, False]


def test_a_very_long_stretch_is_shown_by_its_ends() -> None:
    """The head of a saved page does not fill the screen."""
    assert shortened("a" * 5_000).count("a") < 2_100
    assert "3,000 characters" in shortened("a" * 5_000)
    assert shortened("short") == "short"


def test_the_page_shows_source_and_paragraphs(client: FlaskClient, archive: Archive) -> None:
    """Each kind, each span and the raw markup stand on it, escaped, with a way back."""
    with archive.open() as generation:
        (address,) = generation.register()["gazette/strike-day-three.md"].articles
    page = client.get(f"/article/{address}/reading").get_data(as_text=True)
    assert "The dockers&#39; **strike** went" in page
    assert "The dockers&#39; strike went" in page
    assert f'href="/article/{address}"' in page
    assert "gap of" in page
    assert client.get("/article/nothing/reading").status_code == 404
