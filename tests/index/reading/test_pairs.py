"""Names that a break cuts in two."""

from __future__ import annotations

import pytest

from index.reading.pairs import Pairs

_ELSEWHERE = "Then the “Rowing Club’s” Ilse Keel came in May 11, the Harbour, Office and all."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("boats of the Rowing", "Club, he said."),
        ("boats of the “Rowing", "Club” came."),
        ("they asked Ilse", "Keel."),
        ("they came in May", "11 boats"),
    ],
)
def test_a_name_stands_elsewhere_without_what_is_around_it(left: str, right: str) -> None:
    """Quotation marks, genitives and marks behind a name are not of it."""
    assert Pairs((left, right, _ELSEWHERE)).have(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("boats of the Rowing", "Office."),  # not side by side
        ("boats of the", "Harbour."),  # no name
        ("seen in the Harbour", "Office."),  # a comma parts them
        ("asked at the Tarle", "Club."),  # across a break only
        ("", "Club."),
        ("Rowing", ""),
    ],
)
def test_other_words_are_no_name(left: str, right: str) -> None:
    """What the article has nowhere, or parted, or in small letters."""
    assert not Pairs((left, right, _ELSEWHERE, "the Tarle", "Club")).have(left, right)
