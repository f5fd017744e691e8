"""HTML through the door: saved pages as articles."""

from __future__ import annotations

import pytest

from index.formats import read_file
from index.model import Article, Failure, Kind
from tests.index.formats.html.layouts import BODY, HEADLINE, modern


def _read(source: str | bytes, path: str = "saved/ferry.html") -> Article:
    data = source if isinstance(source, bytes) else source.encode("utf-8")
    (article,) = read_file(data, path)
    assert isinstance(article, Article), article
    return article


def test_a_saved_page_is_an_article() -> None:
    """Title, date and paragraphs come from the page, and spans count in its source."""
    article = _read(modern(BODY))
    assert article.metadata.title == HEADLINE
    assert str(article.metadata.date) == "2024-03-12"
    body = [p for p in article.paragraphs if p.kind is Kind.BODY]
    assert [p.text for p in body] == list(BODY)
    assert [article.source_text[p.start : p.end] for p in body] == list(BODY)


def test_a_menu_is_one_paragraph() -> None:
    """The items of a menu are boilerplate together, and do not outnumber the paragraphs."""
    (menu, *_) = [p for p in _read(modern(BODY)).paragraphs if "Home" in p.text]
    assert (menu.text, menu.kind) == ("Home Port Weather", Kind.BOILERPLATE)
    assert len(_read(modern(BODY)).paragraphs) < 25


@pytest.mark.parametrize("path", ["a.txt", "a.pdf", "a.md", "a", "a.php"])
def test_a_page_is_a_page_under_any_name(path: str) -> None:
    """What begins as HTML is read as HTML, whatever the file is called."""
    assert _read(modern(BODY), path).source.format == "html"


def test_a_piece_of_a_page_is_html_too() -> None:
    """What a scraper cut out of a page is read without its tags."""
    article = _read("".join(f"<p>{text}</p>\n" for text in BODY), "a.txt")
    assert [p.text for p in article.paragraphs if p.kind is Kind.BODY] == list(BODY)


@pytest.mark.parametrize(
    "text",
    ["# Heading\n\n<div>A box</div>\n\n<p>More</p>\n", "Say <p>and</p> <p>so</p> on.\n\nYes.",
     "**By M. Author**\n\n<u>Under</u> <a href=\"https://document.x/\n\nRest.\n"],
    ids=["Markdown with HTML in it", "a text that speaks of tags", "Markdown with a torn tag"],
)  # fmt: skip
def test_text_with_some_tags_is_no_page(text: str) -> None:
    """Markdown stays Markdown and text stays text, even with a few tags."""
    assert _read(text, "a.txt").source.format in ("text", "markdown")


def test_a_page_is_decoded_as_it_declares() -> None:
    """The encoding in the page's head is used and said."""
    page = modern(BODY).replace("<head>", '<head><meta charset="windows-1252">')
    article = _read(page.encode("cp1252"))
    assert BODY[1] in [p.text for p in article.paragraphs]
    (evidence,) = [one for one in article.evidence if one.field == "encoding"]
    assert (evidence.value, evidence.where) == ("cp1252", "declared in the file")


def test_a_page_without_text_says_what_to_do() -> None:
    """A page that only scripts would fill is a failure with a remedy."""
    (failure,) = read_file(b"<!doctype html><div id=app></div><script>go()</script>", "a.html")
    assert failure == Failure(
        "a.html",
        "The page shows no text. It is empty, or its text is loaded by scripts when a browser "
        "opens it. Open it in a browser and save it from there, complete.",
    )
