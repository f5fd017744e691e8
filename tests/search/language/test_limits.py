"""How large a query may be."""

from __future__ import annotations

from search.language.limits import DEEPEST, MOST_LETTERS, MOST_TOKENS, MOST_WORDS


def test_the_limits_are_those_of_the_page() -> None:
    """They are documented, and wider than any query that people write."""
    assert (MOST_LETTERS, MOST_WORDS, MOST_TOKENS, DEEPEST) == (40_000, 1_000, 10_000, 50)
