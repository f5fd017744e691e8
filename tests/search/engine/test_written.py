"""A text of a query as the words that the index holds for it."""

from __future__ import annotations

import pytest

from search.engine.written import Written, is_plain, joinable, numbers, written
from tests.search.engine.archives import archive, put, segment_of, terms_of


@pytest.mark.parametrize(
    ("text", "closed", "found"),
    [
        ("Bridge", False, Written(("bridge",))),
        ("Séverine", False, Written(("severine",))),
        ("1,578", False, Written(("1,578",))),
        ("罢工", False, Written(("罢工",))),
        ("桥在等", False, Written(("桥在", "在等"))),
        ("桥在等", True, Written(("桥在", "在等", "等"))),
        ("桥", False, Written(("桥",), opens=True)),
        ("桥", True, Written(("桥",))),
    ],
    ids=str,
)
def test_a_text_is_the_words_it_is_indexed_by(text: str, closed: bool, found: Written) -> None:
    """Ideographs are pairs; the last one is a word alone only where the run ends with it."""
    assert written(text, closed=closed) == found


def test_one_ideograph_is_found_alone_and_as_the_first_of_a_pair() -> None:
    """So one character is found wherever it stands, and no pair that ends with it is taken."""
    with archive(put("a", "桥在等", "旋桥", "桥")) as opened:
        segment = segment_of(opened)
        assert terms_of(segment, numbers(segment, "桥", opens=True)) == ["桥", "桥在"]
        assert terms_of(segment, numbers(segment, "桥", opens=False)) == ["桥"]
        assert numbers(segment, "船", opens=False) == numbers(segment, "船", opens=True) == []


def test_only_words_join() -> None:
    """Two words written as one stand for it where the analyzer takes them for one."""
    assert joinable(["militaryindustrial", "a b", "桥在等"]) == ["militaryindustrial"]


def test_ideographs_have_no_stems() -> None:
    """They are looked for as written."""
    assert is_plain("strike")
    assert is_plain("мост")
    assert not is_plain("罢工")
