"""Neighbours written as one word."""

from __future__ import annotations

import pytest

from search.language import Phrase, parse
from search.language.joining import MOST_JOINED, joined, joined_runs


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (("military", "industrial"), "militaryindustrial"),
        (("e", "mail"), "email"),
        (("covid", "19"), "covid19"),
        (("U", "S"), ""),
        (("2023", "04"), ""),
        (("桥", "在等"), ""),
        (("state", "of", "the", "art"), "stateoftheart"),
        (("state", "", "art"), ""),
    ],
)
def test_words_are_joined_where_a_lost_hyphen_may_have_joined_them(
    words: tuple[str, ...], one: str
) -> None:
    """Initials, numbers that meet and ideographs are never joined."""
    assert joined(*words) == one


def test_every_run_of_neighbours_is_found() -> None:
    """Runs of two words and more, up to the limit, with their places."""
    assert joined_runs(["mother", "in", "law"]) == (
        (0, 2, "motherin"), (0, 3, "motherinlaw"), (1, 3, "inlaw"),
    )  # fmt: skip
    assert max(end - start for start, end, _ in joined_runs(["ab"] * 9)) == MOST_JOINED


def test_a_phrase_says_which_of_its_words_may_stand_as_one() -> None:
    """`"military-industrial complex"` also stands as militaryindustrial complex."""
    phrase = parse('"military-industrial complex"')
    assert isinstance(phrase, Phrase)
    assert (0, 2, "militaryindustrial") in phrase.joined
    starred = parse('"military indus* complex"')
    assert isinstance(starred, Phrase) and starred.joined == ()
