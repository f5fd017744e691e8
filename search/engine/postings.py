"""Posting lists as operands: those a word stands for, united, and scored where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.segment import LENGTH_BITS, Array, Segment
from search.engine.found import SEARCH_RATIO, Ids, Scorer, Scores, changes, common, distinct
from search.engine.tables import DENSE_RATIO, TABLES, clear
from search.engine.view import View
from search.engine.whole import Lists, Numbers, Whole
from search.engine.written import numbers

_LENGTH = (1 << LENGTH_BITS) - 1


@dataclass(frozen=True, slots=True)
class PostingList:
    """The documents of what a query word stands for; `scores` by code, before its `weight`."""

    documents: Array
    codes: Array
    weight: float
    scores: Scores
    size: int  # of the whole, in documents

    @classmethod
    def of_stems(cls, view: View, stems: Iterable[str]) -> PostingList:
        """Several stems as one term: a document counts once, with its frequencies added up."""
        terms = [stem.encode() for stem in stems]
        return cls._of(view, lambda segment: _of_stems(segment, terms))

    @classmethod
    def of_words(cls, view: View, words: Iterable[str], *, opens: bool = False) -> PostingList:
        """Several words as written as one term; see `search.engine.written` for `opens`."""
        wanted = tuple(words)
        return cls._of(view, lambda segment: [
            segment.words.postings(number)
            for word in wanted for number in numbers(segment, word, opens=opens)
        ])  # fmt: skip

    @classmethod
    def _of(cls, view: View, find: Callable[[Segment], list[Lists]]) -> PostingList:
        whole = view.whole
        documents, codes = whole.joined([united(find(segment)) for segment in whole.segments])
        scores = view.scores
        # Frequencies that were added up may be larger than any in the index.
        if codes.itemsize > 2 and len(codes) and int(codes.max()) >= len(scores):
            scores = view.scores_up_to(int(codes.max()) >> LENGTH_BITS)
        return cls(documents, codes, view.weight(len(documents)), scores, whole.documents)

    @property
    def count(self) -> int:
        """How many documents."""
        return len(self.documents)

    @property
    def arrays(self) -> Lists:
        """Documents and codes."""
        return self.documents, self.codes

    def listed(self) -> tuple[Ids, Scorer]:
        """See Operand."""
        return self.documents.astype(np.intp), lambda places: self._score(self.codes, places)

    def probe(self, ids: Ids) -> tuple[Ids, Scorer]:
        """See Operand."""
        if not len(self.documents) or len(ids) * SEARCH_RATIO < len(self.documents):
            kept, places = common(ids, self.documents, self.size)
            codes = self.codes.take(places)
        else:
            own = self.documents.astype(np.intp)
            with TABLES.lend(self.codes.dtype.type, self.size) as table:
                table[own] = self.codes  # never 0: a frequency is at least 1
                found = table.take(ids)
                clear(table, own)
            kept = (found != 0).nonzero()[0]
            codes = found.take(kept)
        return kept, lambda places: self._score(codes, places)

    def score(self, places: Ids) -> Scores:
        """The scores of the postings at some places."""
        return self._score(self.codes, places)

    def _score(self, codes: Array, places: Ids | None) -> Scores:
        scores = self.scores.take(codes if places is None else codes.take(places))
        scores *= np.float32(self.weight)
        return scores


_NO_LISTS: Lists = (np.empty(0, np.uint32), np.empty(0, np.uint16))


def _of_stems(segment: Segment, terms: Sequence[bytes]) -> list[Lists]:
    find = segment.stems.dictionary.find
    return [segment.stems.postings(number) for number in map(find, terms) if number >= 0]


def united(lists: Sequence[Lists]) -> Lists:
    """Several lists as one: frequencies are added up."""
    if len(lists) < 2:
        return lists[0] if lists else _NO_LISTS
    documents = np.concatenate([documents for documents, _ in lists])
    codes = np.concatenate([codes for _, codes in lists]).astype(np.uint32)
    order = np.argsort(documents, kind="stable")
    documents, codes = documents.take(order), codes.take(order)
    first = changes(documents)
    if len(first) == len(documents):
        return documents, codes
    frequencies = np.add.reduceat(codes >> LENGTH_BITS, first)
    return documents.take(first), frequencies << LENGTH_BITS | codes.take(first) & _LENGTH


def documents_of(whole: Whole, words: Numbers) -> Ids:
    """The documents that hold any of these words, by number; ascending."""
    parts = whole.words.documents(words)
    if not parts:
        return np.empty(0, np.intp)
    if sum(map(len, parts)) * DENSE_RATIO < whole.documents:
        together = np.concatenate(parts)
        together.sort()  # sooner than np.unique, which hashes
        return distinct(together).astype(np.intp)
    with TABLES.lend(np.bool_, whole.documents) as seen:
        for documents in parts:
            seen[documents.astype(np.intp)] = True
        ids = np.flatnonzero(seen)
        clear(seen, ids)
    return ids
