"""The field of stems, made from the words: each distinct word is stemmed once per language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import analysis
from index.codec.arrays import Array, ArrayWriter, ranges, starts, unsigned
from index.codec.dictionary import write_dictionary
from index.codec.postings import LENGTH_BITS, PostingsWriter

_BLOCK = 1 << 21  # postings united at once: 16 MB of keys


@dataclass(frozen=True, slots=True)
class _Entries:
    """All pairs of a word and a language it is used in, sorted by their stem.

    `word`, `language`, `stem`: int64[n]. `stems`: the terms, sorted.
    """

    word: Array
    language: Array
    stem: Array
    stems: list[bytes]


def write_stems(
    file: ArrayWriter,
    words: Sequence[bytes],
    counts: Array,
    lengths: Array,
    languages: Sequence[str],
    language_of: Array,
) -> None:
    """Write the stems of words whose postings are in the file.

    `counts` says how many postings each word has, `languages` names what `language_of`, unsigned[N],
    gives by number for each document; "" where it is not known. A stem with one word, used in one
    language, shares the word's list.
    """
    documents, codes = file.read("words.documents"), file.read("words.codes")
    begins = starts(counts)
    used = _used(documents, counts, len(languages), language_of)
    entries = _entries(words, languages, used)
    write_dictionary(file, "stems", entries.stems)
    sizes = np.bincount(entries.stem, minlength=len(entries.stems))
    form_starts = starts(sizes)
    file.add("stems.forms", entries.word.astype(unsigned(len(words))))
    file.add("stems.form_starts", form_starts.astype(unsigned(form_starts[-1])))

    first_word = entries.word[form_starts[:-1]]
    first_count = used[entries.language[form_starts[:-1]], first_word]
    shares = (sizes == 1) & (first_count == counts[first_word])
    writer = PostingsWriter(file, "stems", len(entries.stems), lengths)
    many = np.flatnonzero(~shares[entries.stem])
    for block in _blocks(many, entries, counts):
        word, language, stem = (a[block] for a in (entries.word, entries.language, entries.stem))
        places = ranges(begins[word], counts[word])
        found, codes_found = documents[places].astype(np.int64), codes[places].astype(np.int64)
        stem, language = np.repeat(stem, counts[word]), np.repeat(language, counts[word])
        if len(languages) > 1:
            own = np.flatnonzero(language_of.take(found) == language)
            stem, found, codes_found = stem[own], found[own], codes_found[own]
        writer.append(*_united(stem, found, codes_found >> LENGTH_BITS))
    writer.finish(positions=False)

    list_starts = np.where(shares, begins[first_word], 0)
    own_starts = starts(np.where(shares, 0, writer.counts))[:-1] + len(documents)
    list_starts = np.where(shares, list_starts, own_starts)
    list_counts = np.where(shares, first_count, writer.counts)
    file.add("stems.starts", list_starts.astype(unsigned(list_starts.max(initial=0))))
    file.add("stems.counts", list_counts.astype(unsigned(list_counts.max(initial=0))))


def _used(
    documents: Array, counts: Array, languages: int, language_of: Array
) -> npt.NDArray[np.int64]:
    """In how many documents of each language each word is; int64[languages, words]."""
    if languages == 1:
        return np.asarray(counts, np.int64).reshape(1, -1)
    used = np.zeros((languages, len(counts)), np.int64)
    begins = starts(counts)
    first = 0
    while first < len(counts):
        last = max(first + 1, int(np.searchsorted(begins, begins[first] + _BLOCK)))
        last = min(last, len(counts))
        found = language_of.take(documents[begins[first] : begins[last]]).astype(np.int64)
        word = np.repeat(np.arange(last - first), counts[first:last])
        cells = np.bincount(found * (last - first) + word, minlength=languages * (last - first))
        used[:, first:last] = cells.reshape(languages, last - first)
        first = last
    return used


def _entries(words: Sequence[bytes], languages: Sequence[str], used: Array) -> _Entries:
    texts = [word.decode() for word in words]
    numbers: dict[bytes, int] = {}
    word_parts, language_parts, stem_parts = [], [], []
    for number, language in enumerate(languages):
        present = np.flatnonzero(used[number])
        stems = analysis.stems([texts[word] for word in present.tolist()], language or None)
        terms = [stem.encode() for stem in stems]
        word_parts.append(present)
        language_parts.append(np.full(len(present), number))
        stem_parts.append([numbers.setdefault(term, len(numbers)) for term in terms])
    ordered = sorted(numbers)
    rank = np.empty(len(numbers), np.int64)
    rank[[numbers[term] for term in ordered]] = np.arange(len(ordered))
    word, language_number = np.concatenate(word_parts), np.concatenate(language_parts)
    stem = rank[np.concatenate(stem_parts).astype(np.int64)]
    order = np.lexsort((word, stem))
    return _Entries(word[order], language_number[order], stem[order], ordered)


def _blocks(many: Array, entries: _Entries, counts: Array) -> Iterator[Array]:
    """The entries, in stretches of about _BLOCK postings that end where a stem ends."""
    ends = np.cumsum(counts[entries.word[many]])
    stems = entries.stem[many]
    begin = done = 0
    while begin < len(many):
        end = max(begin + 1, int(np.searchsorted(ends, done + _BLOCK, side="right")))
        end = int(np.searchsorted(stems, stems[end - 1], side="right"))
        yield many[begin:end]
        begin, done = end, int(ends[end - 1])


def _united(stem: Array, document: Array, frequency: Array) -> tuple[Array, Array, Array]:
    """One posting for each stem and document, its frequencies added up."""
    if not len(stem):
        return stem, document, frequency
    first_stem = int(stem[0])
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
