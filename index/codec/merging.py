"""Several segments made into one, without what is deleted and without reading any text again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.codec.arrays import Array, ArrayWriter, ranges, starts, unsigned
from index.codec.builder import write_rows
from index.codec.columns import united, write_days, write_texts
from index.codec.dictionary import write_dictionary
from index.codec.inversion import Keys, Layout, append_postings
from index.codec.postings import LENGTH_BITS, PostingsWriter
from index.codec.segment import Segment
from index.codec.stemming import write_stems

_BLOCK = 1 << 22  # words brought together at once: 32 MB of keys
_COPIED_BYTES = 1 << 24  # of stored text at once


@dataclass(frozen=True, slots=True)
class Part:
    """What of a segment goes into the new one.

    `articles`, int64[a], and `documents`, int64[d], are those that live; `moved`, int64[N], where
    each document goes, -1 for those that do not.
    """

    segment: Segment
    articles: Array
    documents: Array
    moved: Array

    @classmethod
    def of(cls, segment: Segment, deleted: Array, first: int) -> Part:
        """All of a segment but the `deleted` articles; its first document becomes `first`."""
        alive = np.ones(segment.articles, bool)
        alive[deleted] = False
        live = alive.take(segment.article_of)
        moved = np.where(live, first + np.cumsum(live) - 1, -1)
        return cls(segment, np.flatnonzero(alive), np.flatnonzero(live), moved)


def merge(path: Path, segments: Sequence[tuple[Segment, Array]]) -> None:
    """Write one segment file out of several segments, each with the numbers of its deleted articles.

    Something must be left of them.
    """
    parts, documents = [], 0
    for segment, deleted in segments:
        parts.append(Part.of(segment, deleted, documents))
        documents += len(parts[-1].documents)
    file = ArrayWriter(path)
    try:
        _copy_texts(file, parts)
        _merge_rows(file, parts)
        _merge_columns(file, parts)
        _merge_words(file, parts, documents)
        file.facts |= {"documents": documents, "articles": sum(len(p.articles) for p in parts)}
        file.finish()
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise


def _copy_texts(file: ArrayWriter, parts: Sequence[Part]) -> None:
    section = file.stream("text")
    for part in parts:
        for first, last in _runs(part.articles):
            stretches = part.segment.texts.stretches((first, last))
            for begin in range(0, len(stretches), _COPIED_BYTES):
                section.append_bytes(stretches[begin : begin + _COPIED_BYTES])
    file.end_stream("text", section)


def _runs(numbers: Array) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of numbers that follow one another."""
    breaks = np.flatnonzero(np.diff(numbers) != 1)
    firsts = np.concatenate((numbers[:1], numbers[breaks + 1]))
    lasts = np.concatenate((numbers[breaks], numbers[-1:]))
    return zip(firsts.tolist(), lasts.tolist(), strict=True)


def _merge_rows(file: ArrayWriter, parts: Sequence[Part]) -> None:
    def of_articles(name: str) -> Array:
        return _joined(part.segment.file.array(name)[part.articles] for part in parts)

    def of_documents(name: str) -> Array:
        return _joined(part.segment.file.array(name)[part.documents] for part in parts)

    def lists(name: str, values: str) -> tuple[Array, Array]:
        counts, found = [], []
        for part in parts:
            begins = part.segment.file.array(name).astype(np.int64)
            sizes = np.diff(begins)[part.documents]
            counts.append(sizes)
            places = ranges(begins[part.documents], sizes)
            found.append(part.segment.file.array(values)[places])
        return _joined(counts), _joined(found)

    span_counts, spans = lists("document.spans", "spans")
    sentence_counts, sentences = lists("document.sentences", "sentences")
    write_rows(
        file,
        ids=of_articles("article.ids"),
        run_lengths=_joined(np.diff(p.segment.runs.astype(np.int64))[p.articles] for p in parts),
        text_sizes=_joined(p.segment.texts.sizes()[p.articles] for p in parts),
        bounds=of_articles("article.bounds"),
        kinds=of_documents("document.kinds"),
        addresses=of_documents("document.addresses"),
        texts=of_documents("document.text"),
        span_counts=span_counts,
        spans=spans,
        sentence_counts=sentence_counts,
        sentences=sentences,
    )


def _merge_columns(file: ArrayWriter, parts: Sequence[Part]) -> None:
    for name in ("outlet", "original_outlet", "language"):
        columns = [(getattr(p.segment, name), p.articles) for p in parts]
        write_texts(file, name, *united((c.values, c.numbers[rows]) for c, rows in columns))
    for name in ("date", "first_published"):
        columns = [(getattr(p.segment, name), p.articles) for p in parts]
        write_days(file, name, *united((c.values, c.numbers[rows]) for c, rows in columns))
    names, counts = [], []
    for part in parts:
        author = part.segment.author
        begins = author.starts.astype(np.int64)
        sizes = np.diff(begins)[part.articles]
        counts.append(sizes)
        names.append((author.values, author.numbers[ranges(begins[part.articles], sizes)]))
    write_texts(file, "author", *united(names))
    author_starts = starts(_joined(counts))
    file.add("author.starts", author_starts.astype(unsigned(author_starts[-1])))


def _merge_words(file: ArrayWriter, parts: Sequence[Part], documents: int) -> None:
    dictionaries = [part.segment.words.dictionary.terms() for part in parts]
    words = sorted(set().union(*dictionaries))
    place = {word: number for number, word in enumerate(words)}
    maps = [np.array([place[word] for word in terms], np.int64) for terms in dictionaries]
    del place, dictionaries
    lengths = _joined(part.segment.lengths[part.documents] for part in parts)
    longest = max(_longest(part.segment) for part in parts)
    layout = Layout.of(documents, longest)
    writer = PostingsWriter(file, "words", len(words), lengths)
    total = 0
    for first, last in _term_blocks(parts, maps, len(words)):
        keys = _joined(
            _keys(part, numbers, first, last, layout)
            for part, numbers in zip(parts, maps, strict=True)
        )
        keys.sort()
        total += len(keys)
        append_postings(keys, layout, writer)
    file.facts["total_words"] = total
    writer.finish(positions=True)
    kept = np.flatnonzero(writer.counts)
    words = [words[number] for number in kept.tolist()]
    write_dictionary(file, "words", words)
    file.add("document.lengths", lengths)
    languages, language_of = united(
        (p.segment.language.values, p.segment.language.numbers.take(p.segment.article_of[p.documents]))
        for p in parts
    )
    write_stems(file, words, writer.counts[kept], lengths, languages, language_of)


def _longest(segment: Segment) -> int:
    """No paragraph has more words than this."""
    return segment.words.last_position + 1


def _term_blocks(
    parts: Sequence[Part], maps: Sequence[Array], terms: int
) -> Iterator[tuple[int, int]]:
    """Ranges of the new words with about _BLOCK occurrences in all parts."""
    occurrences = np.zeros(terms, np.int64)
    for part, numbers in zip(parts, maps, strict=True):
        occurrences[numbers] += np.diff(np.asarray(part.segment.words.position_starts, np.int64))
    ends = np.cumsum(occurrences)
    first = 0
    while first < terms:
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + _BLOCK, side="right")))
        yield first, last
        first = last


def _keys(part: Part, numbers: Array, first: int, last: int, layout: Layout) -> Keys:
    """The keys of a part for the new words `first` up to `last`; uint64[n]."""
    words = part.segment.words
    low, high = np.searchsorted(numbers, (first, last)).tolist()
    begin, end = words.starts[low], words.starts[high]
    frequencies = words.codes[begin:end].astype(np.int64) >> LENGTH_BITS
    terms = np.repeat(numbers[low:high], np.diff(words.starts[low : high + 1]))
    found = part.moved.take(words.documents[begin:end])
    positions = words.position_slice(low, high)
    live: npt.NDArray[np.bool_] = np.repeat(found >= 0, frequencies)
    keys = layout.pack(
        np.repeat(terms, frequencies), np.repeat(np.maximum(found, 0), frequencies), positions
    )
    return keys if live.all() else keys[live]


def _joined(arrays: Iterator[Array] | Sequence[Array]) -> Array:
    return np.concatenate(list(arrays))
