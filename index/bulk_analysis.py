"""The words of many texts at once, as numbers: what `index.analysis` says, for indexing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.analysis import normal_form, spelling, words
from index.sentences import sentence_starts

Array = np.ndarray[tuple[int], np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one text after another."""

    numbers: Array  # int32[T]: of each word, into the vocabulary
    counts: Array  # int64[texts]: how many words each text has
    sentences: Array  # uint32[S]: positions within its text where a sentence begins, 0 included
    sentence_counts: Array  # int64[texts]: how many sentences each text has


class BulkAnalyzer:
    """Numbers the words of texts; a vocabulary grows with what it has seen."""

    def __init__(self) -> None:
        self.vocabulary: list[str] = []
        """The distinct spellings (see `index.analysis.spelling`) in order of first appearance."""
        self.normal_forms: list[str] = []
        """The word that each spelling is indexed as; several may have the same."""
        self._numbers: dict[str, int] = {}

    def analyse(self, texts: Sequence[str]) -> Words:
        """All words of all texts, and where their sentences begin."""
        numbers: list[int] = []
        counts: list[int] = []
        sentences: list[int] = []
        sentence_counts: list[int] = []
        for text in texts:
            found = words(text)
            starts = sentence_starts(found, text)
            numbers += [self._number(spelling(text[word.start : word.end])) for word in found]
            sentences += starts
            counts.append(len(found))
            sentence_counts.append(len(starts))
        return Words(
            np.array(numbers, np.int32),
            np.array(counts, np.int64),
            np.array(sentences, np.uint32),
            np.array(sentence_counts, np.int64),
        )

    def _number(self, spelled: str) -> int:
        number = self._numbers.setdefault(spelled, len(self.vocabulary))
        if number == len(self.vocabulary):
            self.vocabulary.append(spelled)
            self.normal_forms.append(normal_form(spelled))
        return number
