"""Words, patterns and phrases print back to what means the same."""

from __future__ import annotations

import pytest

from search.language import AnyWord, Cased, Exact, Fuzzy, Node, Pattern, Phrase, Word
from tests.search.oracle import NOWHERE

BRIDGE = Exact("bridge", NOWHERE)


@pytest.mark.parametrize(
    ("node", "printed"),
    [
        (Word("strike", NOWHERE), "strike"),
        (Word("OR", NOWHERE), "=OR"),
        (Word("or", NOWHERE), "=or"),
        (BRIDGE, "=bridge"),
        (Exact("桥在 等", NOWHERE), '="桥在 等"'),
        (Cased("US", NOWHERE), "==US"),
        (Pattern("milit*", NOWHERE), "milit*"),
        (Pattern("who?", NOWHERE), "=who?"),
        (Fuzzy("shoygu", 1, NOWHERE), "shoygu~"),
        (Fuzzy("shoygu", 2, NOWHERE), "shoygu~2"),
        (Phrase((Exact("the", NOWHERE), BRIDGE), NOWHERE), '"the bridge"'),
        (Phrase((BRIDGE, AnyWord(NOWHERE), Pattern("f*", NOWHERE)), NOWHERE), '"bridge * f*"'),
        (Phrase((Cased("US", NOWHERE), Cased("Steel", NOWHERE)), NOWHERE), '=="US Steel"'),
        (Phrase((Exact("桥", NOWHERE), Exact("在等", NOWHERE)), NOWHERE), '"桥, 在等"'),
    ],
    ids=str,
)
def test_a_spot_prints_as_people_would_write_it(node: Node, printed: str) -> None:
    """Words that are operators, patterns that end in ? and ideographs side by side are kept so."""
    assert str(node) == printed


def test_a_lone_star_is_any_word() -> None:
    """It prints as it is typed inside a phrase."""
    assert str(AnyWord(NOWHERE)) == "*"
