"""Whether the paragraphs of an article have a mark at their end, so that one without it was cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from index.reading.writing import ends_sentence

LONG = 80  # letters; shorter ones are headings and the like, which end without a mark
_FEWEST = 3  # long paragraphs that show anything
_ODD = 0.05  # of the long paragraphs at most have no mark where that is odd


class Ends:
    """The ends of the paragraphs `texts`."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def are_marked(self) -> bool:
        """Whether an end without a mark is odd. Found out when first asked."""
        long = [(one, after) for one, after in pairwise([*self._texts, ""]) if len(one) >= LONG]
        # What goes on in small letters was cut, and tells nothing of the others.
        unmarked = [one for one, after in long if not (ends_sentence(one) or after[:1].islower())]
        return len(long) >= _FEWEST and len(unmarked) <= max(1, _ODD * len(long))
