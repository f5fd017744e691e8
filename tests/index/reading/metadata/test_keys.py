"""The names under which files declare metadata."""

from __future__ import annotations

import pytest

from index.reading.metadata.keys import field_of


@pytest.mark.parametrize(
    ("key", "field"),
    [("datePublished", "date"), ("date_published", "date"), ("DC.Date", "date"),
     ("og:site_name", "outlet"), ("Publication Title", "outlet"), ("headline", "title"),
     ("article:author", "author"), ("canonical", "url"), ("lang", "language"),
     ("Autor(en)", "author"), ("Date de publication", "date"),
     ("Заголовок", "title"), ("news_outlet", "outlet")],
)  # fmt: skip
def test_a_key_is_known_however_it_is_written(key: str, field: str) -> None:
    """Case and the marks between words make no other key."""
    found = field_of(key)
    assert found is not None
    assert found[0] == field


def test_a_key_of_something_else_declares_nothing() -> None:
    """“section” is no metadata that an article has."""
    assert field_of("section") is None
