"""Several segments made into one, without what is deleted and without reading any text again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.codec.arrays import Array, ArrayWriter, ranges, starts, stretches, unsigned
from index.codec.columns import joined_columns, write_days, write_texts
from index.codec.dictionary import write_dictionary
from index.codec.inversion import Keys, Layout, append_postings
from index.codec.lengths import length_bytes
from index.codec.postings import LENGTH_BITS, PostingsWriter, Totals
from index.codec.rows import write_rows
from index.codec.segment import Segment
from index.codec.sources import SourcesWriter
from index.codec.stemming import StemsWriter, Triple, blocks, united
from index.freed_memory import keep_freed_memory

_BLOCK = 1 << 19  # words brought together at once: 4 MB of keys, and some 40 beside them
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
    """Write one segment file out of several, each with the numbers of its deleted articles.

    Something must be left of them.
    """
    keep_freed_memory()
    parts, documents = [], 0
    for segment, deleted in segments:
        parts.append(Part.of(segment, deleted, documents))
        documents += len(parts[-1].documents)
    file = ArrayWriter(path)
    try:
        _copy_texts(file, parts)
        _copy_sources(file, parts)
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
        for first, last in stretches(part.articles):
            data = part.segment.texts.stretches((first, last))
            for begin in range(0, len(data), _COPIED_BYTES):
                section.append_bytes(data[begin : begin + _COPIED_BYTES])
    file.end_stream("text", section)


def _copy_sources(file: ArrayWriter, parts: Sequence[Part]) -> None:
    sources = SourcesWriter(file.path.parent)
    for part in parts:
        sources.copy(part.segment.file, part.articles)
    sources.finish(file)


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
        pages=of_documents("document.pages"),
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
        write_texts(file, name, *joined_columns((c.values, c.numbers[rows]) for c, rows in columns))
    for name in ("date", "first_published"):
        columns = [(getattr(p.segment, name), p.articles) for p in parts]
        write_days(file, name, *joined_columns((c.values, c.numbers[rows]) for c, rows in columns))
    names, counts = [], []
    for part in parts:
        author = part.segment.author
        begins = author.starts.astype(np.int64)
        sizes = np.diff(begins)[part.articles]
        counts.append(sizes)
        names.append((author.values, author.numbers[ranges(begins[part.articles], sizes)]))
    write_texts(file, "author", *joined_columns(names))
    author_starts = starts(_joined(counts))
    file.add("author.starts", author_starts.astype(unsigned(author_starts[-1])))


def _merge_words(file: ArrayWriter, parts: Sequence[Part], documents: int) -> None:
    words, maps = _united([part.segment.words.dictionary.terms() for part in parts])
    counts = _joined(part.segment.word_counts[part.documents] for part in parts)
    lengths = length_bytes(counts)
    layout = Layout.of(documents, int(counts.max()))
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
    write_dictionary(file, "words", [words[number] for number in kept.tolist()])
    file.add("document.words", counts.astype(unsigned(counts.max())))
    renumbered = np.cumsum(writer.counts > 0) - 1
    word_maps = [np.where(writer.counts, renumbered, -1).take(numbers) for numbers in maps]
    _merge_stems(file, parts, word_maps, writer.totals, lengths)


def _merge_stems(
    file: ArrayWriter,
    parts: Sequence[Part],
    word_maps: Sequence[Array],
    totals: Totals,
    lengths: Array,
) -> None:
    """`word_maps` give the new number of each part's words, -1 for those that are gone.

    `totals` are those of the new words.
    """
    stems, maps = _united([part.segment.stems.dictionary.terms() for part in parts])
    stem_rows, word_rows, counts = [], [], np.zeros(len(stems), np.int64)
    for part, stem_map, word_map in zip(parts, maps, word_maps, strict=True):
        own = part.segment.stems
        words = word_map.take(own.all_forms)
        alive = np.flatnonzero(words >= 0)
        stem_rows.append(np.repeat(stem_map, np.diff(own.form_starts))[alive])
        word_rows.append(words[alive])
        counts[stem_map] += own.counts
    stem, word = _joined(stem_rows), _joined(word_rows)
    order = np.lexsort((word, stem))
    writer = StemsWriter(file, stems, word[order], stem[order], totals, lengths)
    for block in blocks(np.arange(len(stems)), counts, _BLOCK):
        columns = zip(
            *(_stem_postings(part, numbers, block.start, block.stop)
              for part, numbers in zip(parts, maps, strict=True)),
            strict=True,
        )  # fmt: skip
        stem, document, frequency = (_joined(column) for column in columns)
        writer.append(*united((stem, document, frequency)))
    writer.finish()


def _united(dictionaries: Sequence[list[bytes]]) -> tuple[list[bytes], list[Array]]:
    """All terms, sorted, and the new number of each dictionary's terms; int64[n] each."""
    terms = sorted(set().union(*dictionaries))
    place = {term: number for number, term in enumerate(terms)}
    return terms, [np.array([place[t] for t in own], np.int64) for own in dictionaries]


def _stem_postings(part: Part, numbers: Array, first: int, last: int) -> Triple:
    """The postings of a part for the new stems `first` up to `last`."""
    low, high = np.searchsorted(numbers, (first, last)).tolist()
    documents, codes, counts = part.segment.stems.slices(low, high)
    moved = part.moved.take(documents)
    live = np.flatnonzero(moved >= 0)
    stems = np.repeat(numbers[low:high], counts)
    return stems[live], moved[live], codes[live].astype(np.int64) >> LENGTH_BITS


def _term_blocks(
    parts: Sequence[Part], maps: Sequence[Array], terms: int
) -> Iterator[tuple[int, int]]:
    """Ranges of the new words with about _BLOCK occurrences in all parts."""
    occurrences = np.zeros(terms, np.int64)
    for part, numbers in zip(parts, maps, strict=True):
        begins = np.asarray(part.segment.words.position_starts).astype(np.int64)
        occurrences[numbers] += begins[1:] - begins[:-1]
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
