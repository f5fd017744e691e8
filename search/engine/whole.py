"""All segments of a generation as one: paragraphs, articles and words are numbered through.

So a query costs about the same calls for any number of segments. What one segment says alone is
its own, mapped; of several it is joined where it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index import Metadata, Paragraph
from index.segment import LENGTH_BITS, Array, LiveSegment, Segment, ranges
from search.engine.columns import Column, Days, Many, begins, joined, joined_starts, moved

Lists = tuple[Array, Array]  # documents, ascending, and codes; both unsigned[n]
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]  # of words, ascending

_FEW = 8  # words that are sooner asked for one by one than all at once


class Whole:
    """Everything in the segments of a generation, be it deleted or not."""

    def __init__(self, held: Sequence[LiveSegment]) -> None:
        self._held = held
        self.segments: tuple[Segment, ...] = tuple(of.segment for of in held)
        self._documents = begins(segment.documents for segment in self.segments)
        self._articles = begins(segment.articles for segment in self.segments)
        self.documents = self._documents[-1]
        self.articles = self._articles[-1]
        self.total_words = sum(segment.total_words for segment in self.segments)
        self.largest_frequency = max((s.largest_frequency for s in self.segments), default=1)
        self.words = Words(self.segments, self._documents)

    @cached_property
    def article_of(self) -> Array:
        """The article of each paragraph; unsigned[N], ascending."""
        return joined([segment.article_of for segment in self.segments], self._articles)

    @cached_property
    def runs(self) -> Array:
        """Where each article begins; unsigned[A + 1]."""
        return joined_starts([segment.runs for segment in self.segments], self._documents)

    @cached_property
    def kinds(self) -> Array:
        """The kind of each paragraph, by its number in KINDS; uint8[N]."""
        return joined([segment.kinds for segment in self.segments])

    @cached_property
    def word_counts(self) -> Array:
        """How many words each paragraph has; unsigned[N]."""
        return joined([segment.word_counts for segment in self.segments])

    @cached_property
    def live(self) -> Mask | None:
        """Which paragraphs are not deleted, bool[N]; None where none is."""
        return self._mask(lambda held: held.live)

    @cached_property
    def _searched(self) -> Mask | None:
        return self._mask(lambda held: held.searched)

    def searched_with(self, kinds: Collection[str]) -> Mask | None:
        """Which paragraphs searches look at, where these kinds are named; None where all."""
        return self._mask(lambda held: held.searched_with(kinds)) if kinds else self._searched

    def _mask(self, of: Callable[[LiveSegment], Mask | None]) -> Mask | None:
        masks = [of(held) for held in self._held]
        if all(mask is None for mask in masks):
            return None
        return joined(
            [np.ones(held.segment.documents, bool) if mask is None else mask
             for held, mask in zip(self._held, masks, strict=True)]
        )  # fmt: skip

    @cached_property
    def live_titles(self) -> npt.NDArray[np.intp]:
        """The titles of articles that are not deleted, ascending."""
        titles = self.runs[:-1].astype(np.intp)
        return titles if self.live is None else titles[self.live.take(titles)]

    @cached_property
    def outlet(self) -> Column:
        """Who published each article."""
        return Column.of([segment.outlet for segment in self.segments])

    @cached_property
    def original_outlet(self) -> Column:
        """Where each article first stood."""
        return Column.of([segment.original_outlet for segment in self.segments])

    @cached_property
    def language(self) -> Column:
        """The language of each article."""
        return Column.of([segment.language for segment in self.segments])

    @cached_property
    def author(self) -> Many:
        """The authors of each article."""
        return Many.of_many([segment.author for segment in self.segments])

    @cached_property
    def date(self) -> Days:
        """The date of each article."""
        return Days.of_days([segment.date for segment in self.segments])

    @cached_property
    def first_published(self) -> Days:
        """When each article was first published."""
        return Days.of_days([segment.first_published for segment in self.segments])

    def joined(self, lists: Sequence[Lists]) -> Lists:
        """One list of those of each segment."""
        documents = joined([documents for documents, _ in lists], self._documents)
        return documents, joined([codes for _, codes in lists])

    def parts(self, ids: Array) -> Iterator[tuple[Segment, Array]]:
        """Some paragraphs, ascending, segment by segment: by their numbers there."""
        if len(self.segments) == 1:
            yield self.segments[0], ids
            return
        bounds = np.searchsorted(ids, self._documents).tolist()
        for number, segment in enumerate(self.segments):
            if bounds[number] < bounds[number + 1]:
                yield segment, ids[bounds[number] : bounds[number + 1]] - self._documents[number]

    def sentences(self, ids: Array) -> tuple[Array, Array]:
        """Where sentences begin in some paragraphs, ascending: positions, and how many in each.

        int64[] and int64[n].
        """
        found = [segment.sentences(own) for segment, own in self.parts(ids)]
        positions = [of[ranges(first, counts)].astype(np.int64) for of, first, counts in found]
        return joined(positions), joined([counts for _, _, counts in found])

    def of_document(self, document: int) -> tuple[Segment, int]:
        """The segment of a paragraph, and its number there."""
        part = bisect_right(self._documents, document) - 1
        return self.segments[part], document - self._documents[part]

    def of_article(self, article: int) -> tuple[Segment, int]:
        """The segment of an article, and its number there."""
        part = bisect_right(self._articles, article) - 1
        return self.segments[part], article - self._articles[part]

    def text(self, document: int) -> str:
        """The text of a paragraph."""
        segment, own = self.of_document(document)
        return segment.text(own)

    def paragraph(self, document: int) -> Paragraph:
        """A paragraph, whole."""
        segment, own = self.of_document(document)
        return segment.paragraph(own)

    def run(self, article: int) -> range:
        """The paragraphs of an article, its title first."""
        return range(int(self.runs[article]), int(self.runs[article + 1]))

    def looked_at(self, article: int, searched: Mask | None) -> list[int]:
        """Those of them that a query looks at, bool[N]; None: at all."""
        return [d for d in self.run(article) if searched is None or searched[d]]

    def metadata(self, article: int) -> Metadata:
        """What is known of an article."""
        segment, own = self.of_article(article)
        return segment.metadata(own)

    def path(self, article: int) -> str:
        """The path of the file that an article came from."""
        segment, own = self.of_article(article)
        return segment.sources.path(own)

    def url(self, article: int) -> str:
        """The address of an article on the web, "" where there is none."""
        segment, own = self.of_article(article)
        return segment.texts.url(own)


class Words:
    """The words of all segments; one that is in several has a number in each."""

    def __init__(self, segments: Sequence[Segment], documents: Sequence[int]) -> None:
        self._segments = segments
        self._documents = documents
        self._firsts = begins(len(segment.words.dictionary) for segment in segments)

    def numbers(self, find: Callable[[Segment], Iterable[int] | Array]) -> Numbers:
        """The numbers of what something finds, segment by segment."""
        found = [
            np.asarray(find(segment), np.int64) + first
            for segment, first in zip(self._segments, self._firsts[:-1], strict=True)
        ]
        return joined(found)

    def _of(self, number: int) -> tuple[int, int]:
        part = bisect_right(self._firsts, number) - 1
        return part, number - self._firsts[part]

    def term(self, number: int) -> bytes:
        """The word with this number."""
        part, own = self._of(number)
        return self._segments[part].words.dictionary.term(own)

    def count(self, number: int) -> int:
        """How many paragraphs hold a word."""
        part, own = self._of(number)
        return self._segments[part].words.count(own)

    def occurrences(self, number: int) -> int:
        """How often a word stands in all of them."""
        part, own = self._of(number)
        return self._segments[part].words.occurrences(own)

    def postings(self, number: int) -> Lists:
        """Documents, ascending, and codes of a word; both unsigned[n]."""
        part, own = self._of(number)
        documents, codes = self._segments[part].words.postings(own)
        return moved(documents, self._documents[part]), codes

    def documents(self, numbers: Numbers) -> list[Array]:
        """The documents of some words, in lists of any number of words."""
        found = []
        for part, segment in enumerate(self._segments):
            low, high = np.searchsorted(numbers, self._firsts[part : part + 2]).tolist()
            own = (numbers[low:high] - self._firsts[part]).tolist()
            if own and own[-1] - own[0] == len(own) - 1:  # neighbours in the dictionary
                lists = [segment.words.document_slice(own[0], own[-1] + 1)]
            else:
                lists = [segment.words.postings(word)[0] for word in own]
            found += [moved(documents, self._documents[part]) for documents in lists]
        return found

    def lists(self, numbers: Numbers) -> Iterator[tuple[Array, Array, Array, Array]]:
        """Segment by segment all postings of some words, ascending: documents and codes.

        Then where the positions of each posting begin, and what these are places in.
        """
        for part, own in self._parts(numbers):
            words = self._segments[part].words
            begins, counts = _stretches(words.starts, own)
            postings = ranges(begins, counts)
            codes = words.codes.take(postings)
            frequencies = codes.astype(np.int64) >> LENGTH_BITS
            # After those of its word that stand before it.
            places = np.cumsum(frequencies) - frequencies
            first = np.cumsum(counts) - counts
            of_words = np.asarray(words.position_starts).take(own).astype(np.int64)
            places += np.repeat(of_words - places.take(first), counts)
            documents = moved(words.documents.take(postings), self._documents[part])
            yield documents, codes, places, words.position_slice(0, len(words.dictionary))

    def sizes(self, numbers: Numbers) -> tuple[int, int]:
        """How many postings some words have together, ascending, and how many positions."""
        if len(numbers) <= _FEW:
            own = numbers.tolist()
            return sum(map(self.count, own)), sum(map(self.occurrences, own))
        postings = positions = 0
        for part, own in self._parts(numbers):
            words = self._segments[part].words
            postings += int(_stretches(words.starts, own)[1].sum())
            positions += int(_stretches(words.position_starts, own)[1].sum())
        return postings, positions

    def _parts(self, numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
        """Some words, ascending, by segment: by their numbers there."""
        bounds = np.searchsorted(numbers, self._firsts).tolist()
        for part, first in enumerate(self._firsts[:-1]):
            if bounds[part] < bounds[part + 1]:
                yield part, numbers[bounds[part] : bounds[part + 1]] - first

    def positions(self, numbers: Sequence[int]) -> Array:
        """The positions of words, posting by posting, ascending in each; unsigned[o]."""
        found = [self._segments[part].words.positions(own) for part, own in map(self._of, numbers)]
        return joined(found)

    def are_single(self, numbers: Sequence[int]) -> bool:
        """Whether every posting of some words has one position."""
        words = [(self._segments[part].words, own) for part, own in map(self._of, numbers)]
        return all(of.occurrences(own) == of.count(own) for of, own in words)

    def starts(self, numbers: Sequence[int]) -> Array:
        """Where in `positions` those of each posting begin; unsigned[n]."""
        words = [(self._segments[part].words, own) for part, own in map(self._of, numbers)]
        frequencies = joined([of.postings(own)[1] for of, own in words]) >> LENGTH_BITS
        few = sum(of.occurrences(own) for of, own in words) < 1 << 32
        ends: Array = np.cumsum(frequencies, dtype=np.uint32 if few else np.uint64)
        ends -= frequencies
        return ends


def _stretches(starts: memoryview, numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Where the lists of some words begin, and how long they are."""
    begins = np.asarray(starts)
    first = begins.take(numbers).astype(np.int64)
    return first, begins.take(numbers + 1) - first
