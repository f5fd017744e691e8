"""How often articles hold a word, held against a count of their texts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from search import Filters, Query, Scope
from search.engine.ordering import page
from search.engine.question import Question
from search.engine.terms import Terms
from search.engine.window import Articles, Window
from search.language import Word
from search.model import Sort
from tests.search.engine.archives import tree, view_of
from tests.search.truth.trial import Trial


def _window(terms: Terms, text: str, query: Query) -> tuple[Window, Articles]:
    question = Question(terms, tree(text), replace(query, sort=Sort.BASE))
    places = page(question, 0, 100)
    window = Window(
        np.array([place.number for place in places]),
        np.array([place.score for place in places], np.float32),
    )
    return window, Articles(question, window)


def _articles(terms: Terms, query: Query, window: Window) -> list[int]:
    """The articles of the hits."""
    if query.scope is Scope.ARTICLE:
        return [*window.numbers.tolist()]
    return [*terms.view.whole.article_of.take(window.numbers).tolist()]


def test_an_article_is_counted_whole_in_both_scopes(harbour: Trial) -> None:
    """Every searched paragraph of the article counts, in segments that stand in any order."""
    terms = Terms(view_of(harbour))
    word = tree("strike")
    assert isinstance(word, Word)
    for scope in Scope:
        query = Query(scope=scope)
        window, articles = _window(terms, "bridge OR strike", query)
        (counts,) = articles.counts(terms.of(word))
        # strike.txt: strike, strike, Strikers; undated.txt: strike. The ticker is boilerplate.
        expected = {0: 2, 1: 0, 2: 0, 3: 0, 4: 1}
        assert counts.tolist() == [expected[number] for number in _articles(terms, query, window)]


def test_a_length_is_that_of_all_paragraphs(harbour: Trial) -> None:
    """Bylines and boilerplate are words of the article, though nothing is found in them."""
    terms = Terms(view_of(harbour))
    window, articles = _window(terms, "bridge", Query(scope=Scope.ARTICLE))
    words = [segment.total_words for segment in terms.view.whole.segments]  # of one article each
    assert articles.lengths.tolist() == [words[number] for number in window.numbers.tolist()]


def test_what_is_not_searched_does_not_count(harbour: Trial) -> None:
    """A filter by kind in article scope looks at these paragraphs alone."""
    terms = Terms(view_of(harbour))
    titles = Query(scope=Scope.ARTICLE, filters=Filters(kind=frozenset({"title"})))
    word = tree("strike")
    assert isinstance(word, Word)
    _, articles = _window(terms, "strike", titles)
    assert articles.counts(terms.of(word)).tolist() == [[1.0]]


def test_hits_can_be_chosen(harbour: Trial) -> None:
    """A part of a window is a window."""
    window, _ = _window(Terms(view_of(harbour)), "bridge", Query())
    part = window.take(slice(1, 3))
    assert len(part) == 2
    assert part.numbers.tolist() == window.numbers.tolist()[1:3]
