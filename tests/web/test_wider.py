"""Looking wider: what whole articles hold where few paragraphs do."""

from __future__ import annotations

import pytest

from index import Generation
from search import Filters, Query, Scope, search
from web.wider import articles_holding


def _holding(generation: Generation, query: Query) -> int:
    return articles_holding(generation, search(generation, query))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("tug ferry", 1),  # in the first and in the second paragraph of one article
        ("captain bridge", 1),
        ("ferry strike", 0),  # one article, which its paragraph shows already
        ("bridge", 0),
        ("kettle fog", 0),
        ('"tug ferry"', 0),
        ("", 0),
    ],
)
def test_few_paragraphs_are_set_beside_whole_articles(
    generation: Generation, text: str, articles: int
) -> None:
    """Articles that hold all words are counted where they are more than the paragraphs show."""
    assert _holding(generation, Query(text)) == articles


def test_whoever_looks_at_articles_is_not_told_again(generation: Generation) -> None:
    """In article scope there is nothing wider."""
    assert _holding(generation, Query("tug ferry", scope=Scope.ARTICLE)) == 0


def test_filters_hold_for_the_articles_too(generation: Generation) -> None:
    """What is counted is what a click on it shows."""
    elsewhere = Filters(outlet=frozenset({"Harbour Gazette"}))

    assert _holding(generation, Query("tug ferry", elsewhere)) == 0
    assert _holding(generation, Query("captain bridge", elsewhere)) == 1
