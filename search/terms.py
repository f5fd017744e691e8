"""The words of a query as the index holds them."""

from __future__ import annotations

from index.segment import is_ideographic, words
from search.errors import QueryError
from search.language import Exact, Node, Phrase


def as_written(node: Node) -> str:
    """The words of a phrase or of a word as written. Raises QueryError for what is not run yet."""
    match node:
        case Exact(text):
            return text
        case Phrase(parts) if all(isinstance(part, Exact) for part in parts):
            return ", ".join(part.text for part in parts if isinstance(part, Exact))
    raise QueryError(
        str(node),
        0,
        len(str(node)),
        f"“{node}” cannot be searched yet.",
        "The query is understood, but this version of Byline does not run it.",
        "Leave this part out.",
    )


def phrase_terms(text: str) -> list[str]:
    """The terms that stand one right after the other where this text does.

    Of a run of ideographs at the end the last, lone one is left out: in a longer run it is part
    of another pair. Where the run is that one alone it stays: see `opens_pairs`.
    """
    found = words(text)
    if len(found) > 1 and is_ideographic(found[-1].text) and found[-2].end > found[-1].start:
        found.pop()
    return [word.text for word in found]


def opens_pairs(term: str) -> bool:
    """Whether a term is one ideograph, which stands alone or at the beginning of any pair."""
    return len(term) == 1 and is_ideographic(term)


def is_plain(text: str) -> bool:
    """Whether a word has stems: ideographs are found as written."""
    return not any(is_ideographic(word.text) for word in words(text))
