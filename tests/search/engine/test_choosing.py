"""What a query finds, and what of it passes the filters."""

from __future__ import annotations

import pytest

from search import Filters, Query, Scope
from tests.search.engine.archives import put, question_of
from tests.search.truth.trial import Trial


def _found(trial: Trial, text: str, **asked: object) -> list[int]:
    """The numbers found."""
    query = Query(text, **asked)  # type: ignore[arg-type]
    return [*map(int, question_of(trial, query).chosen.hits.ids)]


def test_bylines_and_boilerplate_are_found_where_they_are_named(harbour: Trial) -> None:
    """By the query or by a filter; else they are left out, and counted."""
    assert _found(harbour, "sorensen") == []
    assert _found(harbour, "sorensen kind:byline") == [2]
    named = Filters(kind=frozenset({"byline"}))
    assert _found(harbour, "sorensen", filters=named) == [2]
    assert question_of(harbour, Query("sorensen OR ticker")).chosen.left_out == 2


def test_what_is_left_out_passes_the_filters(harbour: Trial) -> None:
    """The number is of what the reader would see if bylines were searched, no more."""
    wire = Filters(outlet=frozenset({"Coast Wire"}))
    query = Query("sorensen OR ticker", filters=wire)
    assert question_of(harbour, query).chosen.left_out == 1


@pytest.mark.parametrize(
    ("text", "articles"),
    [("strike caption", []), ("strike open", [0]), ("NOT strike", [1, 2, 3]), ("ticker", [])],
)
def test_an_article_is_searched_as_a_whole(harbour: Trial, text: str, articles: list[int]) -> None:
    """In article scope words may stand in different paragraphs, and NOT means in none of them."""
    found = _found(harbour, text, scope=Scope.ARTICLE)
    assert found == articles


def test_a_filter_by_kind_says_what_is_looked_at_of_an_article(harbour: Trial) -> None:
    """An article without such a paragraph is not found, be it by NOT."""
    captions = Filters(kind=frozenset({"caption"}))
    assert _found(harbour, "open", scope=Scope.ARTICLE, filters=captions) == [0]
    assert _found(harbour, "NOT tug", scope=Scope.ARTICLE, filters=captions) == [0]


def test_each_facet_is_counted_without_its_own_filter(harbour: Trial) -> None:
    """So that a reader sees what else there is, as far as the other filters let it pass."""
    wanted = Filters(outlet=frozenset({"Hafenbote"}), year=frozenset({"2023"}))
    chosen = question_of(harbour, Query(filters=wanted)).chosen
    assert chosen.hits.count == 0
    assert chosen.without["outlet"].articles.tolist() == [0, 1, 3]
    assert chosen.without["year"].articles.tolist() == [2]


def test_what_was_replaced_or_removed_is_not_found() -> None:
    """Deleted paragraphs are still in their segment, and in no result."""
    with Trial(((put("a", "old tug"), put("b", "tug")), (put("a", "new tug"),))) as trial:
        assert len(_found(trial, "old")) == 0
        assert len(_found(trial, "tug")) == 2
        assert len(_found(trial, "")) == 2
        assert len(_found(trial, "NOT old")) == 2
