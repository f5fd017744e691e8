"""Where things stand together, held against every choice of occurrences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine import occurrences
from search.engine.occurrences import Occurrences
from search.engine.written import all_numbers
from tests.search.engine.archives import archive, put, view_of
from tests.search.oracle import FIXED

Spot = tuple[int, int, int]  # paragraph, first word, last word

_spots = st.sets(
    st.builds(lambda place, first, more: (place, first, first + more),
              st.integers(0, 2), st.integers(0, 12), st.integers(0, 2)),
    max_size=8,
)  # fmt: skip


def _made(spots: set[Spot]) -> Occurrences:
    rows = sorted(spots)
    columns = [np.array([row[at] for row in rows], np.int64) for at in range(3)]
    return Occurrences(columns[0].astype(np.intp), columns[1], columns[2])


def _spots_of(found: Occurrences) -> list[Spot]:
    columns = (found.place.tolist(), found.first.tolist(), found.last.tolist())
    return list(zip(*columns, strict=True))


def _choices(parts: Sequence[set[Spot]]) -> list[tuple[Spot, ...]]:
    """Every choice of one of each part, all in one paragraph."""
    return [choice for choice in product(*parts) if len({place for place, _, _ in choice}) == 1]


@given(parts=st.lists(_spots, min_size=2, max_size=3), distance=st.integers(1, 5))
@FIXED
def test_before_holds_where_a_chain_of_parts_does(parts: list[set[Spot]], distance: int) -> None:
    """Each part begins after the one before it ends, at most so many words on."""
    found = occurrences.ordered([_made(part) for part in parts], distance)
    expected = {
        choice[0][0]
        for choice in _choices(parts)
        if all(0 < right[1] - left[2] <= distance for left, right in pairwise(choice))
    }
    assert set(found.place.tolist()) == expected


@given(data=st.data(), count=st.integers(2, 3), distance=st.integers(1, 5))
@FIXED
def test_near_holds_where_some_choice_of_parts_does(
    data: st.DataObject, count: int, distance: int
) -> None:
    """In any order, every two of them at most so many words apart; no two share a word."""
    # Each word of a paragraph belongs to one part at most.
    owners = data.draw(st.lists(st.integers(-1, count - 1), max_size=16))
    parts: list[set[Spot]] = [
        {(place, at, at) for at in range(len(owners)) for place in (at % 2,) if owners[at] == part}
        for part in range(count)
    ]
    found = occurrences.unordered([_made(part) for part in parts], distance)
    expected = {
        choice[0][0]
        for choice in _choices(parts)
        if all(abs(one[1] - other[1]) <= distance for one, other in combinations(choice, 2))
    }
    assert set(found.place.tolist()) == expected


@given(before=_spots, after=_spots)
@FIXED
def test_a_phrase_goes_on_where_its_last_word_ended(before: set[Spot], after: set[Spot]) -> None:
    """Every pair whose second begins right after the first, as one stretch."""
    found = occurrences.followed_by(_made(before), _made(after))
    expected = {
        (one[0], one[1], other[2])
        for one, other in _choices([before, after])
        if other[1] == one[2] + 1
    }
    assert _spots_of(found) == sorted(_spots_of(found))
    assert set(_spots_of(found)) == expected


@given(parts=st.lists(_spots, max_size=4))
@FIXED
def test_occurrences_of_several_are_united(parts: list[set[Spot]]) -> None:
    """All of them, once each, in order."""
    together = occurrences.together([_made(part) for part in parts])
    assert _spots_of(together) == sorted(set().union(*parts))
    assert together.places.tolist() == sorted({place for place, _, _ in _spots_of(together)})


@given(spots=_spots, count=st.integers(1, 4))
@FIXED
def test_enough_of_them_are_counted_by_paragraph(spots: set[Spot], count: int) -> None:
    """The paragraphs that hold so many."""
    places = [place for place, _, _ in spots]
    expected = sorted({place for place in places if places.count(place) >= count})
    assert _made(spots).at_least(count).tolist() == expected


def test_words_of_one_sentence() -> None:
    """Both in one sentence, not in two that follow one another."""
    with archive(
        put("a", "A tug. A ferry", "A tug waits. A ferry waits.", "No. A tug and a ferry. Yes.")
    ) as opened:
        view = view_of(opened)
        ids = np.arange(view.whole.documents)
        each = [
            occurrences.of_word(view, int(all_numbers(view.whole, word)[0]), ids)
            for word in ("tug", "ferry")
        ]
        assert [part.place.tolist() for part in each] == [[0, 1, 2]] * 2
        assert occurrences.in_sentences(view.whole, ids, each).tolist() == [2]
        assert occurrences.in_sentences(view.whole, ids, [each[0]]).tolist() == [0, 1, 2]
        assert (
            occurrences.in_sentences(view.whole, ids, [occurrences.none(), each[0]]).tolist() == []
        )


def test_a_word_is_looked_for_only_where_it_is_asked_for() -> None:
    """Places count among the documents that were asked about, not among all."""
    with archive(put("a", "tug", "ferry tug tug", "ferry", "tug")) as opened:
        view = view_of(opened)
        number = int(all_numbers(view.whole, "tug")[0])
        found = occurrences.of_word(view, number, np.array([1, 2], np.intp))
        assert _spots_of(found) == [(0, 1, 1), (0, 2, 2)]
        assert _spots_of(occurrences.moved(found, 1)) == [(0, 1, 2), (0, 2, 3)]
