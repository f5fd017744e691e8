"""What a query finds, made out when it is asked for."""

from __future__ import annotations

from search import Filters, Query, Scope
from tests.search.engine.archives import question_of
from tests.search.truth.trial import Trial


def test_of_a_group_one_paragraph_is_listed_and_all_are_found(harbour: Trial) -> None:
    """Totals count every paragraph, pages show articles."""
    plain = question_of(harbour, Query("bridge OR strike"))
    grouped = question_of(harbour, Query("bridge OR strike", grouped=True))
    assert plain.listed is plain.found
    assert grouped.found.found.count == plain.found.found.count
    assert grouped.listed.found.count == len(plain.found.by_article.articles)


def test_questions_that_find_the_same_are_known_as_the_same(harbour: Trial) -> None:
    """Order, page and facets do not decide what is found; scope and filters do."""
    asked = question_of(harbour, Query("bridge")).asked
    assert question_of(harbour, Query("bridge", page=3, facets=("outlet",))).asked == asked
    others = [
        Query("bridge", scope=Scope.ARTICLE),
        Query("bridge", filters=Filters(outlet=frozenset({"Coast Wire"}))),
        Query("=bridge"),
    ]
    assert all(question_of(harbour, query).asked != asked for query in others)
