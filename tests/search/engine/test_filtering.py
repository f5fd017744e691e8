"""Filters, held against the metadata of each article."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from search import Filters
from search.engine import filtering
from tests.search.engine.archives import put, whole_of
from tests.search.truth.trial import Trial

_DATES = ("2023-04-19", "2023-04", "2023", "", "2022-12-31")


def _passing(name: str, **wanted: Any) -> list[str]:
    """The dates, as written, of the articles that pass."""
    puts = [
        put(f"{number}", text or "none", date=text, outlet="Coast Wire" if number < 2 else None,
            authors=("Tom Li", "Ana Li")[: number % 3])
        for number, text in enumerate(_DATES)
    ]  # fmt: skip
    with Trial((tuple(puts),)) as trial:
        whole = whole_of(trial)
        masks = filtering.masks(whole, np.arange(whole.articles), Filters(**wanted))
        assert set(masks) == {name}
        passing = np.flatnonzero(masks[name]).tolist()
        return sorted(whole.text(whole.run(article)[0]) for article in passing)


@pytest.mark.parametrize(
    ("name", "wanted", "passing"),
    [
        ("outlet", {"outlet": {"Coast Wire", "No such"}}, ["2023-04", "2023-04-19"]),
        ("outlet", {"outlet": {"coast wire"}}, []),
        ("author", {"author": {"Tom Li"}}, ["2022-12-31", "2023", "2023-04"]),
        ("author", {"author": {"Ana Li"}}, ["2023"]),
        ("author", {"author": {"Ana Li", "Tom Li"}}, ["2022-12-31", "2023", "2023-04"]),
        ("year", {"year": {"2023"}}, ["2023", "2023-04", "2023-04-19"]),
        ("year", {"year": {"2022", "2023"}}, ["2022-12-31", "2023", "2023-04", "2023-04-19"]),
        ("days", {"since": date(2023, 4, 1)}, ["2023-04", "2023-04-19"]),
        ("days", {"until": date(2023, 4, 29)}, ["2022-12-31", "2023-04-19"]),
        ("days", {"since": date(2023, 4, 1), "until": date(2023, 4, 30)},
         ["2023-04", "2023-04-19"]),
        ("days", {"since": date(2024, 1, 1)}, []),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_has_one_of_its_values(
    name: str, wanted: dict[str, Any], passing: list[str]
) -> None:
    """Any of several authors will do, and a date must lie in the range for certain."""
    assert _passing(name, **wanted) == passing


def test_an_accent_is_the_same_however_it_is_written() -> None:
    """As one character or two, in the filter or in the archive."""
    one, two = "Z\u00fcrcher Bote", "Zu\u0308rcher Bote"
    puts = (put("a", "tug", outlet=one, authors=(two,)), put("b", "tug", outlet=two), put("c", "x"))
    with Trial((puts,)) as trial:
        whole = whole_of(trial)
        every = np.arange(whole.articles)
        for written in (one, two):
            wanted = frozenset({written})
            masks = filtering.masks(whole, every, Filters(outlet=wanted, author=wanted))
            assert (masks["outlet"].sum(), masks["author"].sum()) == (2, 1)


def test_filters_that_are_not_set_cost_nothing() -> None:
    """Without filters nothing is looked at."""
    with Trial(((put("a", "tug", "caption: A ferry"),),)) as trial:
        whole = whole_of(trial)
        assert filtering.masks(whole, np.arange(1), Filters()) == {}


def test_kinds_are_of_paragraphs() -> None:
    """A paragraph passes by its own kind; one that does not exist lets none pass."""
    with Trial(((put("a", "tug", "caption: A ferry"),),)) as trial:
        whole = whole_of(trial)
        both = np.arange(2)
        assert filtering.of_kinds(whole, both, {"caption"}).tolist() == [False, True]
        assert filtering.of_kinds(whole, both, {"caption", "title"}).tolist() == [True, True]
        assert filtering.of_kinds(whole, both, {"nosuch"}).tolist() == [False, False]
