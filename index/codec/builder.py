"""Builds a segment out of articles, in memory but for what is stored to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index.bulk_analysis import BulkAnalyzer
from index.codec.arrays import Array, ArrayWriter, ranges, starts, unsigned
from index.codec.columns import UNDATED, Collected, Days, write_days, write_texts
from index.codec.dictionary import numbered, write_dictionary
from index.codec.inversion import Layout, TextWords, invert
from index.codec.lengths import length_bytes
from index.codec.postings import PostingsWriter, Totals
from index.codec.rows import write_rows
from index.codec.segment import KINDS
from index.codec.sources import SourcesWriter
from index.codec.stemming import Languages, Spellings, united, write_stems
from index.codec.texts import store
from index.dates import ArticleDate
from index.freed_memory import keep_freed_memory
from index.model import Article, Metadata

_CHUNK = 4096  # paragraphs analysed at once: enough to forget what a call costs
_CHUNK_LETTERS = 4 << 20  # of their texts, for each of which the analysis needs some ten bytes
BYTES_A_KEY = 8
MOST_SORTS = 8  # of as many keys as memory holds; more words are another segment's
_KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class SegmentBuilder:
    """Takes articles and writes one segment file. `memory` is in bytes and bounds the words sorted.

    The file is there, and whole, after `finish`; before, `discard` removes what there is of it.
    """

    def __init__(self, path: Path, memory: int) -> None:
        keep_freed_memory()
        self._file = ArrayWriter(path)
        self._stored = self._file.stream("text")
        self._most_keys = memory // BYTES_A_KEY
        self._analyzer = BulkAnalyzer()
        self.articles = 0
        """How many articles it has taken."""
        self.documents = 0
        """How many paragraphs it has taken."""
        self.is_full = False
        """Whether no more should be added."""
        self._waiting: list[Article] = []  # not looked into yet
        self._in_rows = 0  # paragraphs that no longer wait
        self._letters = 0  # of the source texts that wait
        self._words = TextWords(path.parent)
        self._sources = SourcesWriter(path.parent)
        self._longest = 0  # words of a text
        self._rows = defaultdict[str, list[Array]](list)  # by name what `write_rows` takes
        self._texts_of = {
            name: Collected[str]() for name in ("outlet", "original_outlet", "language")
        }
        self._days_of = {name: Collected[Days]() for name in ("date", "first_published")}
        self._authors = Collected[str]()
        self._author_counts: list[int] = []

    def add(self, article: Article) -> None:
        """Take an article."""
        self._waiting.append(article)
        self.articles += 1
        self.documents += len(article.paragraphs)
        self._letters += len(article.source_text)
        if self.documents - self._in_rows >= _CHUNK or self._letters >= _CHUNK_LETTERS:
            self._take_in()

    def _take_in(self) -> None:
        """Look into the articles that wait, column by column: faster than one by one."""
        articles, self._waiting, self._letters = self._waiting, [], 0
        self._in_rows = self.documents
        self._store(articles)
        self._add_metadata([article.metadata for article in articles])
        self._add_paragraphs(articles)
        layout = Layout.of(self.documents, self._longest)
        # Half as many words again may come before the next look at it.
        self.is_full = len(self._words) > MOST_SORTS * self._most_keys or not layout.holds(
            8 * len(self._analyzer.vocabulary)
        )

    def _store(self, articles: list[Article]) -> None:
        self._sources.append([article.source for article in articles])
        stored = store(articles)
        self._stored.append_bytes(stored.data)
        self._add_rows(
            ids=np.array([article.id for article in articles], "S"),
            run_lengths=np.array([len(article.paragraphs) for article in articles]),
            text_sizes=np.array(stored.sizes),
            bounds=np.array(stored.bounds),
            texts=np.array(stored.texts).reshape(-1, 2),
        )

    def _add_paragraphs(self, articles: list[Article]) -> None:
        paragraphs = chain.from_iterable([article.paragraphs for article in articles])
        ids, _, kinds, texts, spans, pages = zip(*paragraphs, strict=True)
        of_article = [(len(article.id) + 1, len(article.paragraphs)) for article in articles]
        self._add_rows(
            addresses=_behind(ids, np.repeat(*np.array(of_article).T)),
            kinds=np.array([_KIND_NUMBERS[kind] for kind in kinds], np.uint8),
            pages=np.array([page or 0 for page in pages]),
            span_counts=np.fromiter(map(len, spans), np.int64),
            spans=np.fromiter(chain.from_iterable(chain.from_iterable(spans)), np.int64),
        )
        for some in _portions(texts):
            self._analyse(some)

    def _add_metadata(self, metadata: list[Metadata]) -> None:
        columns = dict(zip(Metadata._fields, zip(*metadata, strict=True), strict=True))
        for name, texts in self._texts_of.items():
            texts.extend([text or "" for text in columns[name]])
        for name, days in self._days_of.items():
            days.extend([_days(date) if date else UNDATED for date in columns[name]])
        authors = [tuple(dict.fromkeys(names)) for names in columns["authors"]]
        self._authors.extend(chain.from_iterable(authors))
        self._author_counts += map(len, authors)

    def _analyse(self, texts: Sequence[str]) -> None:
        found = self._analyzer.analyse(texts)
        self._words.append(found.numbers, found.counts)
        self._add_rows(sentences=found.sentences, sentence_counts=found.sentence_counts)
        self._longest = max(self._longest, int(found.counts.max(initial=0)))

    def _add_rows(self, **columns: Array) -> None:
        for name, column in columns.items():
            if column.dtype.kind != "S":
                column = column.astype(unsigned(column.max(initial=0)))
            self._rows[name].append(column)

    def finish(self) -> None:
        """Write the file. An empty one is none: there must be an article."""
        if self._waiting:
            self._take_in()
        file, counts = self._file, self._words.counts
        file.end_stream("text", self._stored)
        self._sources.finish(file)
        names, language_of = self._texts_of["language"].ordered()
        run_lengths = np.concatenate(self._rows["run_lengths"])
        languages = Languages(names, np.repeat(language_of, run_lengths))
        self._write_rows()
        file.add("document.words", counts.astype(unsigned(self._longest)))
        lengths = length_bytes(counts)
        spellings, totals = self._write_words(counts, lengths)
        write_stems(file, totals, spellings, lengths, languages)
        file.facts |= {
            "documents": self.documents,
            "articles": self.articles,
            "total_words": int(counts.sum()),
        }
        file.finish()

    def _write_words(self, counts: Array, lengths: Array) -> tuple[Spellings, Totals]:
        """Their spellings, and how often each word occurs."""
        texts = self._analyzer.vocabulary
        words, word_of = numbered(self._analyzer.normal_forms)
        del self._analyzer
        spellings = Spellings(texts, word_of, *_of_spellings(self._words, word_of))
        write_dictionary(self._file, "words", words)
        writer = PostingsWriter(self._file, "words", len(words), lengths)
        layout = Layout.of(len(counts), self._longest)
        invert(self._words, word_of, layout, self._most_keys, writer)
        self._words.close()
        writer.finish(positions=True)
        return spellings, writer.totals

    def _write_rows(self) -> None:
        rows = {name: np.concatenate(self._rows.pop(name)) for name in list(self._rows)}
        write_rows(self._file, **rows)
        for name, texts in self._texts_of.items():
            write_texts(self._file, name, *texts.ordered())
        for name, days in self._days_of.items():
            write_days(self._file, name, *days.ordered())
        write_texts(self._file, "author", *self._authors.ordered())
        author_starts = starts(np.array(self._author_counts))
        self._file.add("author.starts", author_starts.astype(unsigned(author_starts[-1])))

    def discard(self) -> None:
        """Remove what is not finished."""
        self._sources.close()
        self._words.close()
        self._file.close()
        self._file.path.unlink(missing_ok=True)


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts, so many at once as are worth analysing together."""
    first = letters = 0
    for at, text in enumerate(texts):
        if letters and letters + len(text) > _CHUNK_LETTERS:
            yield texts[first:at]
            first, letters = at, 0
        letters += len(text)
    yield texts[first:]


def _behind(texts: Sequence[str], begins: Array) -> Array:
    """What of each text stands from character `begins` on, as bytes; S[n]. The texts are ASCII."""
    data = np.frombuffer("".join(texts).encode("ascii"), np.uint8)
    sizes = np.fromiter(map(len, texts), np.int64)
    firsts = starts(sizes)[:-1] + begins
    sizes -= begins
    width = max(1, int(sizes.max()))
    rows = np.zeros((len(texts), width), np.uint8)
    rows[np.arange(width) < sizes[:, np.newaxis]] = data[ranges(firsts, sizes)]
    return rows.reshape(-1).view(f"S{width}")


def _of_spellings(texts: TextWords, word_of: Array) -> tuple[Array, Array, Array]:
    """The postings of spellings whose word has several: spelling, document, frequency; int64[m]."""
    is_one_of_several = np.bincount(word_of)[word_of] > 1
    spelling, document = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    if is_one_of_several.any():
        for text, numbers, counts in texts.pieces():
            places = np.flatnonzero(is_one_of_several.take(numbers))
            spelling.append(numbers[places].astype(np.int64))
            behind = np.searchsorted(starts(counts), places, side="right")
            document.append(text + behind - 1)
    spellings, documents = np.concatenate(spelling), np.concatenate(document)
    return united((spellings, documents, np.ones(len(spellings), np.int64)))


def _days(date: ArticleDate) -> Days:
    return date.first.toordinal(), date.last.toordinal()
