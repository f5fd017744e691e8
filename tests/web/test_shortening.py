"""Long queries in few letters."""

from __future__ import annotations

import pytest

from web.shortening import around, brief, changed

_WORDS = " OR ".join(f"word{number}" for number in range(300))


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("a (b", 2, 3, ("a ", "(", "b")),
        ("", 0, 0, ("", "", "")),
        (f"({_WORDS}", 0, 1, ("", "(", "word0 OR word1 OR …")),
        (f"{_WORDS})", len(_WORDS), len(_WORDS) + 1, ("… word298 OR word299", ")", "")),
        ("桥" * 30 + "(" + "桥" * 30, 30, 31, ("…" + "桥" * 20, "(", "桥" * 20 + "…")),
        (_WORDS, 0, len(_WORDS), ("", "word0 OR word1 OR … word298 OR word299", "")),
    ],
)
def test_the_place_at_fault_is_shown_with_what_is_around_it(
    text: str, start: int, end: int, shown: tuple[str, str, str]
) -> None:
    """Cut between words where there are any, with an ellipsis for what is left out."""
    assert around(text, start, end, 20) == shown


def test_what_is_short_is_whole() -> None:
    """Nothing is left out of what has no more letters."""
    assert brief("tug OR ferry", 12) == "tug OR ferry"
    assert brief("tug OR ferry", 11) == "tug …ferry" or len(brief("tug OR ferry", 11)) <= 12


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        ("(tug", "(tug)", "(tug)"),
        (f"({_WORDS}", f"({_WORDS})", "… word298 OR word299)"),
        (f"({_WORDS}", _WORDS, "word0 OR word1 OR …"),
        ("aa", "a", "a"),
        ("a", "a", "a"),
    ],
)
def test_a_way_out_is_shown_where_it_differs(text: str, other: str, shown: str) -> None:
    """Of 300 words the one sign that was missing."""
    assert changed(text, other, 20) == shown
