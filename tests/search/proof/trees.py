"""Short names for nodes of a query tree that stand nowhere in a query."""

from __future__ import annotations

from search.language import (
    AnyWord,
    Cased,
    Compound,
    Exact,
    Fuzzy,
    Near,
    Pattern,
    Phrase,
    Place,
    Spot,
    Word,
)

NOWHERE = Place(0, 0)


def word(text: str, *compounds: tuple[str, str]) -> Word:
    """A plain word, and what it makes together with its neighbours."""
    return Word(text, NOWHERE, tuple(Compound(*both) for both in compounds))


def exact(text: str) -> Exact:
    """A word as written."""
    return Exact(text, NOWHERE)


def cased(text: str) -> Cased:
    """A word letter for letter."""
    return Cased(text, NOWHERE)


def pattern(text: str) -> Pattern:
    """Words of a form."""
    return Pattern(text, NOWHERE)


def fuzzy(text: str, edits: int = 1) -> Fuzzy:
    """Similar words."""
    return Fuzzy(text, edits, NOWHERE)


def phrase(*texts: str) -> Phrase:
    """Words as written and patterns; * alone is any word."""
    return Phrase(tuple(map(_part, texts)), NOWHERE)


def _part(text: str) -> Exact | Pattern | AnyWord:
    if text == "*":
        return AnyWord(NOWHERE)
    return pattern(text) if "*" in text or "?" in text else exact(text)


def near(distance: int, *parts: Spot | str) -> Near:
    """Parts in any order; a text is a plain word."""
    return Near(_spots(parts), distance, False, NOWHERE)


def before(distance: int, *parts: Spot | str) -> Near:
    """Parts in this order; a text is a plain word."""
    return Near(_spots(parts), distance, True, NOWHERE)


def _spots(parts: tuple[Spot | str, ...]) -> tuple[Spot, ...]:
    return tuple(word(part) if isinstance(part, str) else part for part in parts)
