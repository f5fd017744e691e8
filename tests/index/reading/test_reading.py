"""From a draft to an article."""

from __future__ import annotations

import pytest

from index import reading
from index.addresses import article_id, paragraph_ids
from index.errors import ArticleError
from index.formats.plain import blocks
from index.model import Kind, Source
from index.reading import read_article
from index.reading.draft import Draft

_TEXT = "Crossing, fifty pence\n\nThe rowing boat crosses while the bridge waits.\n"
_SOURCE = Source("undated.txt", "00", "text", 1)


def test_an_article_has_the_address_of_its_locator() -> None:
    """The article's id is that of its place, its paragraphs' ids are those of their words."""
    article = read_article(Draft(_TEXT, tuple(blocks(_TEXT))), _SOURCE)
    assert article.id == article_id("undated.txt")
    texts = ["Crossing, fifty pence", "The rowing boat crosses while the bridge waits."]
    assert [(p.number, p.kind, p.text) for p in article.paragraphs] == [
        (0, Kind.TITLE, texts[0]),
        (1, Kind.BODY, texts[1]),
    ]
    assert [p.id for p in article.paragraphs] == list(paragraph_ids(article.id, texts))


def test_the_source_comes_along() -> None:
    """An article holds the text that its spans count in, and the file it was taken from."""
    article = read_article(Draft(_TEXT, tuple(blocks(_TEXT))), _SOURCE)
    assert (article.source, article.source_text) == (_SOURCE, _TEXT)


def test_a_draft_without_a_word_is_no_article() -> None:
    """A file in which there is nothing to read is refused with a remedy."""
    with pytest.raises(ArticleError) as refusal:
        read_article(Draft("\n", ()), _SOURCE)
    assert str(refusal.value) == (
        "There is no text in it. An article needs at least one paragraph. "
        "Put the text in, or remove the file."
    )


def test_an_article_of_a_million_paragraphs_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused, with how many it has and how many it may have."""
    monkeypatch.setattr(reading, "_MOST_PARAGRAPHS", 1)
    with pytest.raises(ArticleError, match="It has 2 paragraphs, and one article may have 1"):
        read_article(Draft(_TEXT, tuple(blocks(_TEXT))), _SOURCE)


def test_paragraphs_are_repaired_before_anything_is_read_of_them() -> None:
    """Metadata and kinds are those of whole paragraphs, not of the lines of a page."""
    text = (
        "Crossing, fifty pence\nBy Felix Holt\n\nThe rowing boat crosses while\nthe bridge waits.\n"
    )
    article = read_article(Draft(text, tuple(blocks(text))), _SOURCE)
    assert article.metadata.authors == ("Felix Holt",)
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.TITLE, "Crossing, fifty pence"),
        (Kind.BYLINE, "By Felix Holt"),
        (Kind.BODY, "The rowing boat crosses while the bridge waits."),
    ]


def test_what_a_container_repeats_is_boilerplate() -> None:
    """The texts that its articles begin or end with are told to each of them."""
    text = f"{_TEXT}\nThe Gazette is printed on Thursdays.\n"
    draft = Draft(text, tuple(blocks(text)))
    repeated = {"The Gazette is printed on Thursdays."}
    assert read_article(draft, _SOURCE, repeated).paragraphs[-1].kind is Kind.BOILERPLATE
    assert read_article(draft, _SOURCE).paragraphs[-1].kind is Kind.BODY
