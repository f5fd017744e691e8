"""Phrases of plain words, which are most: one list a word, one word right after the other.

What else a phrase may hold (patterns, gaps, ideographs, words written as one) is left to
`search.engine.spots`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import LENGTH_BITS, Array, ranges
from search.engine.found import Found, Ids, common, distinct
from search.engine.occurrences import POSITION_BITS
from search.engine.postings import PostingList
from search.engine.terms import Terms
from search.engine.view import View
from search.engine.whole import Whole
from search.engine.written import all_numbers, joinable, written
from search.language import Exact, Phrase

_SEARCH_RATIO = 20  # how many times longer keys must be for a binary search to beat a merge

Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PlainPhrase:
    """A phrase of words with one list each; `numbers` are those of each word in all segments."""

    lists: tuple[PostingList, ...]
    numbers: tuple[tuple[int, ...], ...]
    are_single: tuple[bool, ...]  # whether each posting of a word has one position

    @property
    def arrays(self) -> tuple[PostingList, ...]:
        """What it holds on to."""
        return self.lists

    @classmethod
    def of(cls, node: Phrase, terms: Terms) -> PlainPhrase | None:
        """None for a phrase that is not plain."""
        whole = terms.view.whole
        texts = [part.text if isinstance(part, Exact) else None for part in node.parts]
        plain = [written(text, closed=True) for text in texts if text]
        if len(plain) < len(texts) or any(len(each.words) > 1 or each.opens for each in plain):
            return None
        if written(node.parts[-1].text).opens or _is_written_as_one(node, whole):  # type: ignore[union-attr]
            return None
        words = [each.words[0] for each in plain]
        found = [all_numbers(whole, word) for word in words]
        return cls(
            tuple([terms.as_written(word) for word in words]),
            tuple([tuple(own.tolist()) for own in found]),
            tuple([whole.words.are_single(own.tolist()) for own in found]),
        )

    def found(self, view: View) -> Found:
        """The paragraphs that hold it, scored as the And of its words."""
        lists, size = self.lists, view.whole.documents
        if not all(self.numbers):
            return Found(np.empty(0, np.intp), None, size)
        ids, places = _in_all(lists)
        keep = _in_a_row(
            [view.positions(numbers) for numbers in self.numbers],
            [
                own if single else view.starts(numbers).take(own)
                for own, single, numbers in zip(places, self.are_single, self.numbers, strict=True)
            ],
            [
                None if single else of.codes.take(own) >> LENGTH_BITS
                for of, own, single in zip(lists, places, self.are_single, strict=True)
            ],
        )
        scores = sum(of.score(own.take(keep)) for of, own in zip(lists, places, strict=True))
        return Found(ids.take(keep), np.asarray(scores, np.float32), size)


def _is_written_as_one(node: Phrase, whole: Whole) -> bool:
    """Whether the archive holds neighbours in the phrase as one word."""
    return any(
        len(all_numbers(whole, written(text).words[0]))
        for text in joinable(text for _, _, text in node.joined)
    )


def _in_all(lists: Sequence[PostingList]) -> tuple[Ids, list[Ids]]:
    """The documents in all lists, and for each list the places of their postings."""
    order = sorted(range(len(lists)), key=lambda each: lists[each].count)
    ids = lists[order[0]].documents.astype(np.intp)
    places: dict[int, Ids] = {order[0]: np.arange(len(ids))}
    for each in order[1:]:
        kept, own = common(ids, lists[each].documents, lists[each].size)
        if len(kept) < len(ids):
            ids = ids.take(kept)
            places = {other: of.take(kept) for other, of in places.items()}
        places[each] = own
    return ids, [places[each] for each in range(len(lists))]


def _in_a_row(
    positions: Sequence[Array], begins: Sequence[Array], frequencies: Sequence[Array | None]
) -> Ids:
    """The documents, by place, where each word stands right after the one before.

    For each word all its positions, and for each document where they begin and how many there are;
    None where there is one in each.
    """
    places = np.arange(len(begins[0])) << POSITION_BITS
    found: Keys | None = None
    # Words with few positions in all have few in these documents.
    for each in sorted(range(len(positions)), key=lambda each: len(positions[each])):
        here = _keys(places, positions[each], begins[each], frequencies[each])
        here -= each
        found = here if found is None else _in_both(found, here)
        if not len(found):
            break
    assert found is not None
    return distinct(found >> POSITION_BITS)


def _keys(places: Keys, positions: Array, begins: Array, frequencies: Array | None) -> Keys:
    """Place and position of all occurrences, as one number each; ascending.

    Most postings have one position: these are read without asking how many there are.
    """
    first = places + positions.take(begins)
    if frequencies is None:
        return first
    several = (frequencies > 1).nonzero()[0]
    if not len(several):
        return first
    counts = frequencies.take(several).astype(np.int64) - 1
    more = positions.take(ranges(begins.take(several) + 1, counts))
    keys = np.concatenate((first, np.repeat(places.take(several), counts) + more))
    keys.sort(kind="stable")  # two runs, merged
    return keys


def _in_both(few: Keys, many: Keys) -> Keys:
    """The keys in both; each is ascending and without repeats."""
    if len(few) * _SEARCH_RATIO < len(many):
        places = many.searchsorted(few)
        np.minimum(places, len(many) - 1, out=places)
        found: Keys = few[many.take(places) == few]
        return found
    keys = np.concatenate((few, many))
    keys.sort(kind="stable")  # two runs, merged
    twice: Keys = keys[1:][keys[1:] == keys[:-1]]
    return twice
