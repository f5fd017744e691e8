"""The field of stems, made from the words: each distinct spelling is stemmed once per language.

A stem of one word alone, and as frequent as the word, shares the word's posting list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import analysis
from index.codec.arrays import Array, ArrayWriter, ranges, starts, unsigned
from index.codec.dictionary import numbered, write_dictionary
from index.codec.postings import LENGTH_BITS, PostingsWriter, Totals

_BLOCK = 1 << 19  # postings united at once: 4 MB of keys

Triple = tuple[Array, Array, Array]  # stem, document, frequency of postings; int64[n] each


@dataclass(frozen=True, slots=True)
class Spellings:
    """The distinct spellings of words; `word` is the number of each one's word, int64[n].

    Of words with several spellings, the postings of each spelling are given: `spelling`, `document`
    and `frequency`, int64[m], sorted by the first two. Those of other spellings are their words'.
    """

    texts: Sequence[str]
    word: Array
    spelling: Array
    document: Array
    frequency: Array


@dataclass(frozen=True, slots=True)
class Languages:
    """`names`, "" where it is not known, and the number of each document's; int64[N]."""

    names: Sequence[str]
    of: Array


def write_stems(
    file: ArrayWriter, totals: Totals, spellings: Spellings, lengths: Array, languages: Languages
) -> None:
    """Write the stems of words whose postings are in the file, and whose totals these are."""
    lists = _Lists(file, totals.documents, spellings, languages)
    stems, entries = _entries(spellings, lists, languages)
    writer = StemsWriter(file, stems, entries.word, entries.stem, totals, lengths)
    first = starts(np.bincount(entries.stem, minlength=len(stems)))
    alone = np.diff(first) == 1
    one = first[:-1][alone]
    spelling = entries.spelling[one]
    used = lists.used[entries.language[one], spelling]
    settled = np.zeros(len(stems), bool)
    settled[alone] = ~lists.in_memory[spelling] & (used == lists.counts[spelling])
    writer.share(np.flatnonzero(settled))
    rest = np.flatnonzero(~settled[entries.stem])
    for block in blocks(entries.stem[rest], lists.counts[entries.spelling[rest]], _BLOCK):
        writer.append(*united(lists.postings(entries, rest[block])))
    writer.finish()


class _Lists:
    """The posting lists of spellings: most in the file, as those of their words, some in memory."""

    def __init__(
        self, file: ArrayWriter, counts: Array, spellings: Spellings, languages: Languages
    ) -> None:
        self._documents = file.read("words.documents")
        self._codes = file.read("words.codes")
        self._more = spellings
        self._language_of = languages.of
        own = np.bincount(spellings.spelling, minlength=len(spellings.texts))
        self.in_memory = in_memory = own > 0  # bool[spellings]
        self.counts = np.where(in_memory, own, counts[spellings.word])
        self._begins = np.where(
            in_memory,
            len(self._documents) + starts(own)[:-1],
            starts(counts)[:-1][spellings.word],
        )
        # int64[languages, spellings], in how many documents of each language each one is
        self.used = self._used(len(languages.names))

    def postings(self, entries: _Entries, block: Array) -> Triple:
        """The postings of some entries, unsorted and not united."""
        spelling = entries.spelling[block]
        counts = self.counts[spelling]
        documents, frequencies = self._take(spelling)
        stems = np.repeat(entries.stem[block], counts)
        if len(self.used) > 1:
            language = np.repeat(entries.language[block], counts)
            own = np.flatnonzero(self._language_of.take(documents) == language)
            return stems[own], documents[own], frequencies[own]
        return stems, documents, frequencies

    def _used(self, languages: int) -> npt.NDArray[np.int64]:
        if languages == 1:
            return np.asarray(self.counts, np.int64).reshape(1, -1)
        used = np.zeros((languages, len(self.counts)), np.int64)
        every = np.arange(len(self.counts))
        for block in blocks(every, self.counts, _BLOCK):
            spelling = every[block]
            documents, _ = self._take(spelling)
            cells = self._language_of.take(documents) * len(spelling)
            cells += np.repeat(np.arange(len(spelling)), self.counts[spelling])
            found = np.bincount(cells, minlength=languages * len(spelling))
            used[:, spelling] = found.reshape(languages, -1)
        return used

    def _take(self, spelling: Array) -> tuple[Array, Array]:
        """Documents and frequencies of lists one after another."""
        places = ranges(self._begins[spelling], self.counts[spelling])
        in_file = len(self._documents)
        inside = np.minimum(places, in_file - 1)
        documents = self._documents[inside].astype(np.int64)
        frequencies = self._codes[inside].astype(np.int64) >> LENGTH_BITS
        beyond = np.flatnonzero(places >= in_file)
        if len(beyond):
            documents[beyond] = self._more.document[places[beyond] - in_file]
            frequencies[beyond] = self._more.frequency[places[beyond] - in_file]
        return documents, frequencies


@dataclass(frozen=True, slots=True)
class _Entries:
    """Which spelling of which word, used in which language, has which stem; int64[n], by stem."""

    spelling: Array
    word: Array
    language: Array
    stem: Array


def _entries(
    spellings: Spellings, lists: _Lists, languages: Languages
) -> tuple[list[bytes], _Entries]:
    spelling, language_numbers, texts = [], [], []
    for language, name in enumerate(languages.names):
        present = np.flatnonzero(lists.used[language])
        used = [spellings.texts[each] for each in present.tolist()]
        firsts, seconds = analysis.first_and_second_stems(used, name or None)
        spelling += [present, present[list(seconds)]]
        language_numbers.append(np.full(len(firsts) + len(seconds), language))
        texts += [*firsts, *seconds.values()]
    stems, stem = numbered(texts)
    rows = np.concatenate(spelling), np.concatenate(language_numbers)
    word = spellings.word.take(rows[0])
    order = np.lexsort((word, stem))
    return stems, _Entries(rows[0][order], word[order], rows[1][order], stem[order])


class StemsWriter:
    """Writes the field of stems: lists of its own, and where it shares those of the words."""

    def __init__(
        self,
        file: ArrayWriter,
        stems: Sequence[bytes],
        word: Array,
        stem: Array,
        totals: Totals,
        lengths: Array,
    ) -> None:
        """`word` and `stem`, int64[n], pair words with their stems, sorted by stem and word.

        `totals` are those of the words.
        """
        self._file = file
        self._stems = stems
        self._totals = totals
        words = len(totals.documents)
        pairs = np.flatnonzero(np.diff(stem * words + word, prepend=-1))
        self._forms, stem = word[pairs], stem[pairs]
        self._form_starts = starts(np.bincount(stem, minlength=len(stems)))
        self._shares = np.zeros(len(stems), bool)
        self._writer = PostingsWriter(file, "stems", len(stems), lengths)

    def share(self, stems: Array) -> None:
        """These stems have one word each, and are wherever it is."""
        self._shares[stems] = True

    def append(self, stems: Array, documents: Array, frequencies: Array) -> None:
        """Postings of whole stems, sorted and united; those that can share a list do."""
        present, counts = np.unique(stems, return_counts=True)
        one_word = np.diff(self._form_starts)[present] == 1
        word = self._forms[self._form_starts[present]]
        # Of a word with several spellings, some may have the stem and some not.
        occurrences = np.bincount(np.repeat(np.arange(len(present)), counts), frequencies)
        shares = one_word & (occurrences == self._totals.occurrences[word])
        self.share(present[shares])
        if shares.any():
            own = np.repeat(~shares, counts)
            stems, documents, frequencies = stems[own], documents[own], frequencies[own]
        self._writer.append(stems, documents, frequencies)

    def finish(self) -> None:
        """Write what is not written yet, the dictionary too."""
        self._writer.finish(positions=False)
        counts, file = self._writer.counts, self._file
        kept = np.flatnonzero(self._shares | (counts > 0))
        shares, counts = self._shares[kept], counts[kept]
        word_starts = starts(self._totals.documents)
        first_word = self._forms[self._form_starts[kept]]
        list_starts = np.where(
            shares, word_starts[first_word], word_starts[-1] + starts(counts)[:-1]
        )
        list_counts = np.where(shares, self._totals.documents[first_word], counts)
        sizes = np.diff(self._form_starts)[kept]
        form_starts = starts(sizes)
        forms = self._forms[ranges(self._form_starts[kept], sizes)]
        write_dictionary(file, "stems", [self._stems[stem] for stem in kept.tolist()])
        file.add("stems.starts", list_starts.astype(unsigned(list_starts.max(initial=0))))
        file.add("stems.counts", list_counts.astype(unsigned(list_counts.max(initial=0))))
        file.add("stems.forms", forms.astype(unsigned(len(self._totals.documents))))
        file.add("stems.form_starts", form_starts.astype(unsigned(form_starts[-1])))


def blocks(groups: Array, counts: Array, size: int) -> Iterator[slice]:
    """Stretches of rows with counts of about `size` in all, which end where a group ends."""
    ends = np.cumsum(counts)
    begin = done = 0
    while begin < len(groups):
        end = max(begin + 1, int(np.searchsorted(ends, done + size, side="right")))
        end = int(np.searchsorted(groups, groups[end - 1], side="right"))
        yield slice(begin, end)
        begin, done = end, int(ends[end - 1])


def united(postings: Triple) -> Triple:
    """Sorted, with one posting for each stem and document, its frequencies added up."""
    stem, document, frequency = postings
    if not len(stem):
        return postings
    first_stem = int(stem.min())
    document_bits = int(document.max()).bit_length() or 1
    frequency_bits = int(frequency.max()).bit_length()
    keys = ((stem - first_stem) << document_bits | document) << frequency_bits | frequency
    keys.sort()
    frequency = keys & ((1 << frequency_bits) - 1)
    pairs = keys >> frequency_bits
    first = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    pairs = pairs.take(first)
    return (
        (pairs >> document_bits) + first_stem,
        pairs & ((1 << document_bits) - 1),
        np.add.reduceat(frequency, first),
    )
