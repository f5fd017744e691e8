"""Posting lists: which paragraphs hold a term, how often, and at which of their words.

A posting's code is `frequency << 8 | length`, where length is Whoosh's byte for the number of words
of the paragraph: all that a score needs, besides the term.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.codec.arrays import Array, ArrayFile, ArrayWriter, Spool, ranges, starts, unsigned
from index.codec.dictionary import Dictionary

LENGTH_BITS = 8


class Words:
    """Words as written: their dictionary, their postings and their positions."""

    def __init__(self, file: ArrayFile) -> None:
        self.dictionary = Dictionary(file, "words")
        # unsigned[P], unsigned[P]: of all words, in the order of the dictionary.
        self.documents = file.array("words.documents")
        self.codes = file.array("words.codes")
        self.starts = file.view("words.starts")
        # unsigned[O]: of all postings, in their order.
        self._positions = file.array("words.positions")
        self.position_starts = file.view("words.position_starts")

    def count(self, number: int) -> int:
        """How many paragraphs hold the word."""
        return int(self.starts[number + 1] - self.starts[number])

    def occurrences(self, number: int) -> int:
        """How often the word stands in all of them."""
        return int(self.position_starts[number + 1] - self.position_starts[number])

    def postings(self, number: int) -> tuple[Array, Array]:
        """Documents, ascending, and codes of a word; both unsigned[n]."""
        begin, end = self.starts[number], self.starts[number + 1]
        return self.documents[begin:end], self.codes[begin:end]

    def document_slice(self, first: int, last: int) -> Array:
        """The documents of the words from `first` up to, not including, `last`, list by list."""
        return self.documents[self.starts[first] : self.starts[last]]

    def positions(self, number: int) -> Array:
        """The positions of a word, posting by posting, ascending in each; unsigned[o]."""
        return self.position_slice(number, number + 1)

    def position_slice(self, first: int, last: int) -> Array:
        """The positions of the words from `first` up to, not including, `last`."""
        return self._positions[self.position_starts[first] : self.position_starts[last]]


class Stems:
    """Stems that carry their language: dictionary, postings, and the words that have each."""

    def __init__(self, file: ArrayFile, words: Words) -> None:
        self.dictionary = Dictionary(file, "stems")
        self._words = words
        self.documents = file.array("stems.documents")
        self.codes = file.array("stems.codes")
        # Where a stem shares the list of its word: a number below len(words.documents).
        self._starts = file.view("stems.starts")
        self._first_posting = file.array("stems.starts")
        self._counts = file.view("stems.counts")
        self.counts = file.array("stems.counts")  # unsigned[n]
        self.all_forms = file.array("stems.forms")  # unsigned[], numbers of words, stem by stem
        self.form_starts = file.array("stems.form_starts")

    def count(self, number: int) -> int:
        """How many paragraphs hold a word with the stem."""
        return int(self._counts[number])

    def postings(self, number: int) -> tuple[Array, Array]:
        """Documents, ascending, and codes of a stem; both unsigned[n]."""
        begin, count = self._starts[number], self._counts[number]
        documents, codes, shared = self.documents, self.codes, len(self._words.documents)
        if begin < shared:
            documents, codes = self._words.documents, self._words.codes
        else:
            begin -= shared
        return documents[begin : begin + count], codes[begin : begin + count]

    def slices(self, first: int, last: int) -> tuple[Array, Array, Array]:
        """The same of the stems from `first` up to `last`, and how many each has; int64[n]."""
        begins, counts = self._first_posting[first:last], self.counts[first:last].astype(np.int64)
        places = ranges(begins, counts)
        documents = np.empty(len(places), np.int64)
        codes = np.empty(len(places), np.int64)
        shared = np.repeat(begins < len(self._words.documents), counts)
        for chosen, lists, offset in (
            (np.flatnonzero(shared), self._words, 0),
            (np.flatnonzero(~shared), self, len(self._words.documents)),
        ):
            documents[chosen] = lists.documents[places[chosen] - offset]
            codes[chosen] = lists.codes[places[chosen] - offset]
        return documents, codes, counts

    def forms(self, number: int) -> Array:
        """The numbers of the words that have the stem; unsigned[n], ascending."""
        return self.all_forms[self.form_starts[number] : self.form_starts[number + 1]]


@dataclass(frozen=True, slots=True)
class Totals:
    """In how many documents each term is, and how often in all; int64[n] each."""

    documents: Array
    occurrences: Array


class PostingsWriter:
    """Writes the lists of one field, its terms in the order of its dictionary."""

    def __init__(self, file: ArrayWriter, name: str, terms: int, lengths: Array) -> None:
        self._file = file
        self._name = name
        self._lengths = lengths
        folder = file.path.parent
        self._documents = Spool(unsigned(len(lengths)), folder)
        self._codes = Spool(np.uint32, folder)
        self._positions = Spool(np.uint32, folder)
        self.counts = np.zeros(terms, np.int64)
        self._occurrences = np.zeros(terms, np.int64)

    @property
    def totals(self) -> Totals:
        """Of the terms that have postings, where these have positions."""
        kept = np.flatnonzero(self.counts)
        return Totals(self.counts[kept], self._occurrences[kept])

    def append(
        self, terms: Array, documents: Array, frequencies: Array, positions: Array | None = None
    ) -> None:
        """Postings sorted by term and document; int64[n] each, positions int64[sum(frequencies)].

        What is appended follows on what was; a term may go on, a posting may not.
        """
        if not len(terms):
            return
        first, last = int(terms[0]), int(terms[-1]) + 1
        self.counts[first:last] += np.bincount(terms - first)
        self._documents.append(documents)
        self._codes.append(frequencies << LENGTH_BITS | self._lengths.take(documents))
        if positions is not None:
            self._occurrences[first:last] += np.bincount(terms - first, frequencies).astype(int)
            self._positions.append(positions)

    def finish(self, *, positions: bool) -> None:
        """Write it all but the dictionary, which must leave out terms without postings.

        Of a field without positions it does not say where the lists begin either.
        """
        name, file = self._name, self._file
        self._documents.pour(file, f"{name}.documents")
        file.facts[f"{name}.largest_frequency"] = self._codes.largest >> LENGTH_BITS
        self._codes.pour(file, f"{name}.codes")
        if not positions:
            self._positions.close()
        else:
            totals = self.totals
            begins = starts(totals.documents)
            file.add(f"{name}.starts", begins.astype(unsigned(begins[-1])))
            begins = starts(totals.occurrences)
            file.add(f"{name}.position_starts", begins.astype(unsigned(begins[-1])))
            self._positions.pour(file, f"{name}.positions")
