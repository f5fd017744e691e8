"""What stands apart from that to which it belongs is refused, with the gap closed."""

from __future__ import annotations

import pytest

from search import plainly
from tests.search.language.outline import read, refused

FROM_WORD = "“{}” stands apart from the word after it."

# Query: what is said, which characters are at fault, and the nearest query that works.
APART = {
    "- harbour": (FROM_WORD.format("-"), "-", "-harbour"),
    "bridge - toll": (FROM_WORD.format("-"), "-", "bridge -toll"),
    'bridge - "the toll"': (FROM_WORD.format("-"), "-", 'bridge -"the toll"'),
    "= bridge": (FROM_WORD.format("="), "=", "=bridge"),
    "tug == US": (FROM_WORD.format("=="), "==", "tug ==US"),
    "bridge ~2": ("~2 stands apart from its word.", "~2", "bridge~2"),
    "bridge ~": ("~ stands apart from its word.", "~", "bridge~"),
    '"tug ferry" ~5': ("~5 stands apart from its phrase.", "~5", '"tug ferry"~5'),
    "bread * butter": ("A * stands alone.", "*", '"bread * butter"'),
    "ATLEAST/3 bridge": ("ATLEAST/3 has no parentheses.", "ATLEAST/3", "ATLEAST/3(bridge)"),
    'FIRST/9 "the toll"': ("FIRST/9 has no parentheses.", "FIRST/9", 'FIRST/9("the toll")'),
    "tug NEAR/ferry": ("NEAR has no number.", "NEAR/ferry", "tug NEAR/5 ferry"),
    "tug BEFORE/ ferry": ("BEFORE has no number.", "BEFORE/", "tug BEFORE/5 ferry"),
    "tug NEAR/5ferry": ("NEAR/5ferry is no operator like this.", "NEAR/5ferry", "tug NEAR/5 ferry"),
    "tug NEAR/-5 ferry": ("NEAR/-5 is no operator like this.", "NEAR/-5", "tug NEAR/5 ferry"),
    "tug NEAR/ 5 ferry": ("NEAR/ 5 is no operator like this.", "NEAR/ 5", "tug NEAR/5 ferry"),
    "tug BEFORE/5ferry": ("BEFORE/5ferry is no operator like this.", "BEFORE/5ferry",
                          "tug BEFORE/5 ferry"),
    "tug BEFORE/ -3 ferry": ("BEFORE/ -3 is no operator like this.", "BEFORE/ -3",
                             "tug BEFORE/3 ferry"),
    "tug NEAR/5. ferry": ("NEAR/5. is no operator like this.", "NEAR/5.", "tug NEAR/5 ferry"),
    "tug NEAR/ 5ferry": ("NEAR has no number.", "NEAR/", "tug NEAR/5 5ferry"),
    "near(tug, ferry)": ("near( is an operator of another search engine.", "near(",
                         "tug NEAR/10 ferry"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), APART.items(), ids=APART)
def test_a_gap_is_named_and_closed(query: str, expected: tuple[str, str, str]) -> None:
    """Nothing that stands apart is left out in silence, and the words alone can be searched."""
    assert refused(query) == expected
    assert plainly(query)


@pytest.mark.parametrize("query", ["bridge-toll", "AT&T", "first/last", "near/far", "ferry~ x"])
def test_signs_inside_of_words_stay(query: str) -> None:
    """A word with a sign in it is no operator."""
    assert read(query)
