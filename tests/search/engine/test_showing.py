"""Hits as they are shown."""

from __future__ import annotations

from search import Filters, Hit, Query, Scope, search
from tests.search.truth.trial import Trial


def _hits(trial: Trial, text: str, **asked: object) -> tuple[Hit, ...]:
    return search(trial.generation, Query(text, **asked)).hits  # type: ignore[arg-type]


def _marked(hit: Hit) -> list[list[str]]:
    shown = [(p.paragraph.text, p.marks) for p in hit.more]
    return [
        [text[mark.start : mark.end] for mark in marks]
        for text, marks in [(hit.paragraph.text, hit.marks), *shown]
    ]


def test_a_paragraph_is_shown_with_its_article(harbour: Trial) -> None:
    """Its metadata, its address, and what it was found by."""
    (hit,) = _hits(harbour, "brücke")
    assert (hit.metadata.title, hit.metadata.outlet) == ("Der Streik", "Hafenbote")
    assert hit.paragraph.id.startswith(hit.article_id)
    assert (_marked(hit), hit.more) == ([["Brücke"]], ())


def test_an_article_is_shown_by_the_paragraphs_that_hold_its_marks(harbour: Trial) -> None:
    """In the order they stand in, no other among them."""
    (hit,) = _hits(harbour, "strike open", scope=Scope.ARTICLE)
    assert _marked(hit) == [["Strike"], ["strike"], ["open"]]


def test_an_article_that_nothing_is_marked_in_is_shown_by_its_title(harbour: Trial) -> None:
    """NOT alone marks nothing, and still finds."""
    hits = _hits(harbour, "NOT strike", scope=Scope.ARTICLE)
    assert all(hit.paragraph.text == hit.metadata.title for hit in hits)
    assert {hit.more for hit in hits} == {()}


def test_a_byline_that_was_asked_for_is_shown(harbour: Trial) -> None:
    """Where `kind:` or a filter names it, its words are marked in article scope too."""
    (hit,) = _hits(harbour, "kind:byline sorensen", scope=Scope.ARTICLE)
    assert _marked(hit) == [["Sørensen"]]
    bylines = Filters(kind=frozenset({"byline"}))
    (hit,) = _hits(harbour, "sorensen", scope=Scope.ARTICLE, filters=bylines)
    assert _marked(hit) == [["Sørensen"]]


def test_a_filter_by_kind_says_what_is_shown_of_an_article(harbour: Trial) -> None:
    """Of what was not looked at nothing is marked."""
    captions = Filters(kind=frozenset({"caption"}))
    (hit,) = _hits(harbour, "bridge", scope=Scope.ARTICLE, filters=captions)
    assert _marked(hit) == [["bridge"]]
    assert hit.paragraph.kind == "caption"
