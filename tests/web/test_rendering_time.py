"""No text, however odd, keeps its reader waiting."""

from __future__ import annotations

import time

import pytest

from index import Article, read_file
from search import Mark
from tests.web.markup import tree
from tests.web.rendering import (
    article_of,
    marked_letters,
    paragraph_of,
    rendered_alone,
    wanted_letters,
)
from web.html import rendered

_SECONDS = 1.0  # of the processor, so that a busy machine fails no test; a reader waits as long


@pytest.mark.parametrize(
    "block",
    [
        "[" * 4_900,
        "![" * 2_450,
        "*a" * 2_450,
        "_a" * 2_450,
        "`" * 1_000,
        "<" * 4_900,
        "&" * 4_900,
        "\\" * 4_900,
        "(" * 4_900,
        "[a](" * 1_200,
        "[a](b" * 980,
        "**a " * 1_200,
        "> " * 2_400,
        "- " * 2_400,
        "1. " * 1_600,
        "<div>" * 950,
        "<a href='" * 500,
        "<http://" * 600,
        "[a]: " * 950,
        "&#" * 2_400,
        "<!--" * 1_200,
        "a\n" * 2_400,
        "[" * 4_990 + "](x)",
        "word " * 100_000,
        "[" * 200_000,
        "*a" * 200_000,
    ],
    ids=lambda block: f"{len(block)}-{block[:6]!r}",
)
def test_pathological_markdown_is_rendered_at_once(block: str) -> None:
    """No paragraph of an article keeps its reader, or other readers, waiting."""
    (article,) = read_file(f"# The title\n\n{block} word\n".encode(), "a.md")
    assert isinstance(article, Article)

    started = time.process_time()
    assert list(rendered(article, {}))

    assert time.process_time() - started < _SECONDS


def test_many_marks_in_a_long_paragraph_are_set_at_once() -> None:
    """A paragraph that is nothing but hits is shown as fast as any other."""
    article, paragraph = paragraph_of("strike " * 700)
    marks = [Mark(at, at + 6) for at in range(0, len(paragraph.text), 7)]

    started = time.process_time()
    html = rendered_alone(article, paragraph, marks)

    assert html.count("<mark>strike</mark>") == 700
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize(
    "block", ["``a`" * 1_200, "<a " * 1_600, "*a **b " * 700], ids=lambda block: block[:6]
)
def test_pathological_articles_are_rendered_at_once(block: str) -> None:
    """Nor do sixty such paragraphs together; what comes too late is shown as plain text."""
    words = "\n\n".join(f"{block} word{number}" for number in range(60))
    article = article_of(words)

    started = time.process_time()
    shown = list(rendered(article, {}))

    assert [paragraph for paragraph, _ in shown] == list(article.paragraphs)
    for paragraph, html in shown:
        assert marked_letters(tree(html)) == wanted_letters(paragraph.text, ())
    assert "word59" in shown[-1][1]
    assert time.process_time() - started < 2 * _SECONDS
