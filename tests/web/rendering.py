"""Markdown as the article page shows it, and letters with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from index import Article, Paragraph, read_file
from search import Mark
from tests.web.markup import Element
from web.html import rendered


def article_of(markdown: str) -> Article:
    """An article of this Markdown below a title."""
    (article,) = read_file(f"# The title\n\n{markdown}\n".encode("utf-8", "replace"), "a.md")
    assert isinstance(article, Article), article
    return article


def paragraph_of(markdown: str) -> tuple[Article, Paragraph]:
    """An article whose one paragraph, besides the title, is this Markdown."""
    article = article_of(markdown)
    assert len(article.paragraphs) == 2, article.paragraphs
    return article, article.paragraphs[1]


def rendered_alone(article: Article, paragraph: Paragraph, marks: Sequence[Mark]) -> str:
    """One paragraph of an article as HTML."""
    every = dict(rendered(article, {paragraph.id: marks}))
    return str(every[paragraph])


def marked_letters(root: Element, is_marked: bool = False) -> list[tuple[str, bool]]:
    """The letters and digits of some HTML, and of each whether it is marked."""
    found: list[tuple[str, bool]] = []
    for part in root.inside:
        if isinstance(part, Element):
            found += marked_letters(part, is_marked or part.tag == "mark")
        else:
            found += [(letter, is_marked) for letter in part if letter.isalnum()]
    return found


def wanted_letters(text: str, marks: Sequence[Mark]) -> list[tuple[str, bool]]:
    """The letters and digits of a text, and of each whether one of the marks covers it."""
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    return [(letter, at in covered) for at, letter in enumerate(text) if letter.isalnum()]
