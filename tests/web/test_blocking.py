"""Why nothing is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index import Generation
from search import Filters, Query, search
from web.blocking import Blocking, blocking_filters, unknown_words, without_filters

_NOWHERE = frozenset({"Nowhere Times"})
_WIRE = frozenset({"Coast Wire"})


@pytest.mark.parametrize(
    ("filters", "blocking", "unfiltered"),
    [
        (Filters(), [], 0),
        (Filters(outlet=_WIRE), [], 0),
        (Filters(outlet=_NOWHERE), ["Outlet: Nowhere Times"], 8),
        (Filters(outlet=_NOWHERE, author=_NOWHERE), [], 8),
        (Filters(outlet=_WIRE, since=date(2031, 1, 1)), ["Published: from 1 January 2031"], 8),
        (Filters(kind=frozenset({"caption"})), ["Found in: Caption"], 8),
    ],
)
def test_a_filter_that_alone_leaves_nothing_is_the_reason(
    generation: Generation, filters: Filters, blocking: list[str], unfiltered: int
) -> None:
    """Of two that leave nothing each, neither is: something is found without both."""
    results = search(generation, Query("bridge", filters))
    every = search(generation, Query("bridge")).total

    found = blocking_filters(generation, results)
    assert [one.said for one in found] == blocking
    assert without_filters(generation, results) == (every if unfiltered else 0)
    for one in found:
        assert isinstance(one, Blocking) and 0 < one.without <= every


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("bridge zzzq", ("zzzq",)),
        ('"zzzq bridge" OR (qqqz ferry)', ("zzzq", "qqqz")),
        ("bridge", ()),
        ("zzzq", ()),  # which is the query itself
        ("zzzq -qqqz", ()),
        ("zzzq NOT qqqz", ()),
        ("zzzq* qqqz", ()),
        ("lang:en zzzq", ()),
        ("holt zzzq", ("zzzq",)),  # the other stands in a byline
        (" ".join(["zzzq"] + [f"word{n}" for n in range(20)]), ()),
    ],
)
def test_words_of_several_that_no_article_has_are_told(
    generation: Generation, query: str, unknown: tuple[str, ...]
) -> None:
    """Where each is wanted as it stands, and there are few."""
    results = search(generation, Query(query))
    assert unknown_words(generation, replace(results, total=0)) == unknown
