"""What a query finds, made out when it is asked for."""

from __future__ import annotations

import gc
from weakref import ref

from index import Generation
from search import Filters, Query, Scope, search
from search.engine.view import View
from tests.search.engine.archives import archive, put, question_of
from tests.search.truth.trial import Trial


def test_of_a_group_one_paragraph_is_listed_and_all_are_found(harbour: Trial) -> None:
    """Totals count every paragraph, pages show articles."""
    plain = question_of(harbour, Query("bridge OR strike"))
    grouped = question_of(harbour, Query("bridge OR strike", grouped=True))
    assert plain.listed is plain.chosen.hits
    assert grouped.chosen.hits.count == plain.chosen.hits.count
    assert grouped.listed.count == len(plain.chosen.by_article.articles)


def test_questions_that_find_the_same_are_known_as_the_same(harbour: Trial) -> None:
    """Order, page and facets do not decide what is found; scope and filters do."""
    question_of(harbour, Query("bridge")).terms.view.forget()
    made: list[int] = question_of(harbour, Query("bridge")).remember("what", list)
    again = question_of(harbour, Query("bridge", page=3, facets=("outlet",)))
    assert again.remember("what", list) is made
    others = [
        Query("bridge", scope=Scope.ARTICLE),
        Query("bridge", filters=Filters(outlet=frozenset({"Coast Wire"}))),
        Query("=bridge"),
    ]
    assert all(question_of(harbour, each).remember("what", list) is not made for each in others)


def test_of_the_tree_alone_nothing_else_matters(harbour: Trial) -> None:
    """Marks are the same whatever is filtered by."""
    made: list[int] = question_of(harbour, Query("bridge")).remember_of_tree("what", list)
    filtered = question_of(harbour, Query("bridge", scope=Scope.ARTICLE))
    assert filtered.remember_of_tree("what", list) is made


def test_a_query_of_a_thousand_words_is_not_remembered(harbour: Trial) -> None:
    """Its tree would take a megabyte, and is hardly asked twice."""
    query = Query(" OR ".join(f"harbour{number}" for number in range(1000)))
    made: list[int] = question_of(harbour, query).remember("what", list)
    assert question_of(harbour, query).remember("what", list) is not made


def test_a_generation_that_is_let_go_takes_its_view_with_it() -> None:
    """What is remembered of queries keeps no archive open that others have replaced."""
    with archive(put("a", "ferry", "The ferry waits.")) as trial:
        generation = trial.generation
        other = Generation(generation.folder, generation.manifest)
        search(other, Query("ferry"))
        view = ref(View.of(other))
        gc.disable()
        try:
            del other
            assert view() is None
        finally:
            gc.enable()
