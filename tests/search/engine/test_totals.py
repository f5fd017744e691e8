"""What is said of all that a query finds."""

from __future__ import annotations

from unittest.mock import patch

from search import Query, Sort, search
from search.engine import question as questions
from search.engine.ordering import page
from search.engine.totals import Totals
from search.model import Unit
from tests.search.engine.archives import question_of
from tests.search.truth.trial import Trial


def test_pages_of_a_question_are_found_once(harbour: Trial) -> None:
    """Turning a page, or asking for another order of it, reads no list again."""
    asked = Query("bridge OR strike", facets=("outlet", "author"), page=2, size=1)
    first = question_of(harbour, asked)
    expected = Totals.of(first), page(first, 0, 2)
    with patch.object(questions, "choose", side_effect=AssertionError("found again")):
        again = question_of(harbour, asked)
        assert (Totals.of(again), page(again, 0, 2)) == expected


def test_pages_of_groups_are_found_once(harbour: Trial) -> None:
    """What follows each hit of its article is remembered with them."""
    asked = Query("bridge OR strike", grouped=True, size=2)
    expected = search(harbour.generation, asked)
    assert any(hit.more for hit in expected.hits)
    with patch.object(questions, "choose", side_effect=AssertionError("found again")):
        assert search(harbour.generation, asked) == expected


def test_what_else_is_asked_is_counted_anew(harbour: Trial) -> None:
    """Other facets, another unit of the timeline, no timeline: each is as if asked first."""
    plain = Query("bridge OR strike")
    asked = [
        Query(plain.text, facets=("outlet",)),
        Query(plain.text, facets=("author",)),
        Query(plain.text, unit=Unit.DAY),
        Query(plain.text, unit=Unit.YEAR),
        Query(plain.text, timeline=False),
        Query(plain.text, sort=Sort.NEWEST),
    ]
    told = [Totals.of(question_of(harbour, query)) for query in asked]
    for query, totals in zip(asked, told, strict=True):
        view = question_of(harbour, query).terms.view
        view.forget()
        assert Totals.of(question_of(harbour, query)) == totals
    assert [*told[0].facets] == ["outlet"]
    assert [*told[1].facets] == ["author"]
    assert [each.timeline.unit for each in told[2:4] if each.timeline] == [Unit.DAY, Unit.YEAR]
    assert told[4].timeline is None


def test_the_memory_of_facets_and_timelines_is_counted(harbour: Trial) -> None:
    """What is remembered of queries is bounded in bytes, so each must say how many it takes."""
    totals = Totals.of(question_of(harbour, Query("bridge", facets=("outlet",))))
    assert totals.timeline
    assert totals.nbytes >= totals.facets["outlet"].nbytes + 8 * len(totals.timeline.starts) > 0
