"""Columns of several segments as one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from search.engine.columns import begins, joined, joined_starts, moved
from tests.search.engine.archives import whole_of
from tests.search.truth.trial import Trial


def test_values_of_all_segments_are_united(harbour: Trial) -> None:
    """Sorted and once each, with a number for each article."""
    outlet = whole_of(harbour).outlet
    assert outlet.values == ["", "Coast Wire", "Hafenbote", "Harbour Gazette"]
    assert [outlet.values[number] for number in outlet.numbers.tolist()] == [
        "Harbour Gazette", "Harbour Gazette", "Hafenbote", "Coast Wire", "",
    ]  # fmt: skip


def test_an_article_has_any_number_of_authors(harbour: Trial) -> None:
    """In their order, none too."""
    author = whole_of(harbour).author
    bounds = author.starts.tolist()
    assert [
        [author.values[number] for number in author.numbers[first:last].tolist()]
        for first, last in pairwise(bounds)
    ] == [["Ana Sørensen"], ["Tom Li", "Ana Sørensen"], ["Jürgen Weiß"], [], []]


def test_dates_are_days_too(harbour: Trial) -> None:
    """Sorted, the missing one first."""
    date = whole_of(harbour).date
    assert date.days.tolist() == [[*days] for days in date.values]
    assert date.values == sorted(date.values)
    assert date.values[0] == (0, 0)


def test_values_are_found_by_their_words(harbour: Trial) -> None:
    """In normal form: case and accents make no difference."""
    author = whole_of(harbour).author
    assert [author.values[number] for number in author.by_word["sorensen"]] == ["Ana Sørensen"]
    assert "nosuch" not in author.by_word


def test_numbers_go_on_from_segment_to_segment() -> None:
    """Each from where the one before it ended; where runs begin, the last end stays."""
    parts = [np.array([0, 2], np.uint8), np.array([0, 3], np.uint8)]
    assert begins([2, 3]) == [0, 2, 5]
    assert joined(parts).tolist() == [0, 2, 0, 3]
    assert joined(parts, [0, 200]).tolist() == [0, 2, 200, 203]
    assert joined_starts(parts, [0, 2, 5]).tolist() == [0, 2, 5]
    assert moved(parts[1], 300).tolist() == [300, 303]


def test_one_segment_is_not_copied() -> None:
    """Its arrays are mapped, and shared by all processes."""
    only = np.array([0, 2], np.uint8)
    assert joined([only], [0]) is only
    assert joined_starts([only], [0, 2]) is only
    assert moved(only, 0) is only
    assert joined([]).tolist() == []
