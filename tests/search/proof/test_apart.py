"""Occurrences near one another, by their characters."""

from __future__ import annotations

import pytest

from search.proof.apart import before, by_sentence, near, up_to
from search.proof.plain import Occurrence

_TEXT = "The dock. A dock strike, a 1,578 strike dock. Strike"
_LETTERS = _TEXT.lower()


def _found(*words: str) -> list[Occurrence]:
    """The occurrences of neighbours, which stand one space apart."""
    phrase = " ".join(words)
    starts = [at for at in range(len(_LETTERS)) if _LETTERS.startswith(phrase, at)]
    found: list[Occurrence] = []
    for start in starts:
        spans = []
        for word in words:
            spans.append((start, start + len(word)))
            start += len(word) + 1
        found.append(tuple(spans))
    return found


DOCK, STRIKE = _found("dock"), _found("strike")


def test_near_is_told_by_the_words_between() -> None:
    """What is in a match is found, whichever comes first; a figure is one word."""
    assert near([DOCK, STRIKE], 1, _LETTERS) == [DOCK[1], STRIKE[0], STRIKE[1], DOCK[2], STRIKE[2]]
    assert near([_found("the"), STRIKE], 4, _LETTERS) == [*_found("the"), STRIKE[0]]
    assert near([_found("the"), STRIKE], 3, _LETTERS) == []
    assert near([_found("the"), STRIKE, _found("1,578")], 6, _LETTERS) == [
        *_found("the"), STRIKE[0], *_found("1,578"),
    ]  # fmt: skip


def test_before_is_told_by_the_words_between() -> None:
    """Only occurrences in a chain of all parts are found."""
    assert before([STRIKE, DOCK], 1, _LETTERS) == [DOCK[2], STRIKE[1]]
    assert before([DOCK, STRIKE, STRIKE[:0]], 9, _LETTERS) == []


@pytest.mark.parametrize("matching", [near, before], ids=["near", "before"])
def test_words_that_are_shared_decide_nothing(matching: type) -> None:
    """A word that may serve two parts is left to those who can tell."""
    assert matching([DOCK, _found("dock", "strike")], 9, _LETTERS) is None


def test_occurrences_are_kept_by_sentence() -> None:
    """Sentences without an occurrence of every part are left out; a phrase stands in one."""
    assert [*by_sentence([DOCK, STRIKE], _TEXT, _LETTERS)] == [[DOCK[1:], STRIKE[:2]]]
    over_the_end: list[Occurrence] = [(*DOCK[2], *STRIKE[2])]
    assert [*by_sentence([over_the_end], _TEXT, _LETTERS)] == []


def test_the_first_words_are_counted_to_the_end() -> None:
    """An occurrence ends within so many words, or it is not among the first."""
    assert up_to(DOCK, 4, _LETTERS) == DOCK[:2]
    assert up_to(_found("dock", "strike"), 4, _LETTERS) == []
    assert up_to(_found("dock", "strike"), 5, _LETTERS) == _found("dock", "strike")
