"""Where spots occur."""

from __future__ import annotations

import pytest

from search.language import Or, Spot
from search.proof.bits import positions_of
from search.proof.cutting import Cut
from search.proof.occurrences import how_many, marked, occurrences, sequences, up_to
from tests.search.proof.trees import NOWHERE, exact, phrase, word


@pytest.mark.parametrize(
    ("spot", "text", "runs"),
    [
        pytest.param(word("dock"), "docks a dock", [(0, 1), (2, 1)], id="word"),
        pytest.param(phrase("a", "b", "a"), "a b a b a", [(0, 3), (2, 3)], id="overlapping"),
        pytest.param(phrase("a", "*", "c"), "a b c", [(0, 3)], id="any word belongs to it"),
        pytest.param(phrase("on", "line", "now"), "online now, on line now", [(0, 2), (2, 3)],
                     id="joined"),
        pytest.param(Or((word("dock"), phrase("dock", "strike")), NOWHERE), "dock strike",
                     [(0, 1), (0, 2)], id="any of several"),
        pytest.param(exact("桥在等"), "旋桥在等着", [(1, 2)], id="ideographs are pairs"),
        pytest.param(exact("桥"), "旋桥，桥在", [(1, 1), (2, 1)], id="one ideograph"),
        pytest.param(phrase("桥", "c"), "旋桥C，桥在", [(1, 2)], id="the end of a run"),
        pytest.param(phrase("c", "桥"), "C桥在", [(0, 2)], id="the beginning of a run"),
    ],
)  # fmt: skip
def test_occurrences_are_runs_of_words(spot: Spot, text: str, runs: list[tuple[int, int]]) -> None:
    """Each with its first position and its number of words."""
    found = occurrences(sequences(spot), Cut(text, "en"))
    assert runs == sorted(
        (at, shape.length) for shape, starts in found.items() for at in positions_of(starts)
    )
    assert how_many(found) == len(runs)


def test_an_ideograph_is_marked_without_the_one_it_is_paired_with() -> None:
    """Of 桥在 in the index, a query for 桥 marks the first character."""
    assert marked([occurrences(sequences(exact("桥")), Cut("桥在", "zh"))]) == (0, 1)


def test_any_word_is_not_marked() -> None:
    """Of a phrase with a gap, the words that were asked for are marked."""
    assert marked([occurrences(sequences(phrase("a", "*", "c")), Cut("a b c", "en"))]) == (0b101, 0)


def test_occurrences_can_be_kept_to_the_first_words() -> None:
    """Only what ends before a position stays."""
    found = occurrences(sequences(phrase("a", "a")), Cut("a a a a", "en"))
    assert [how_many(up_to(found, end)) for end in (-1, 0, 1, 2, 3, 9)] == [0, 0, 0, 1, 2, 3]
