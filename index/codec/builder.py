"""Builds a segment out of articles, in memory but for what is stored to be shown."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np

from index.bulk_analysis import BulkAnalyzer
from index.codec.arrays import Array, ArrayWriter, starts, unsigned
from index.codec.columns import UNDATED, Collected, Days, write_days, write_texts
from index.codec.dictionary import numbered, write_dictionary
from index.codec.inversion import Layout, append_postings, pack_texts
from index.codec.lengths import length_bytes
from index.codec.postings import PostingsWriter, Totals
from index.codec.segment import KINDS
from index.codec.stemming import Languages, Spellings, united, write_stems
from index.codec.texts import PARTS, store
from index.dates import ArticleDate
from index.model import Article, Metadata, Paragraph

_CHUNK = 4096  # paragraphs analysed at once: enough to forget what a call costs
BYTES_A_WORD = 12  # of memory: a number of 4 bytes and a key of 8
_KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class SegmentBuilder:
    """Takes articles and writes one segment file. `memory` is in bytes and bounds the words held.

    The file is there, and whole, after `finish`; before, `discard` removes what there is of it.
    """

    def __init__(self, path: Path, memory: int) -> None:
        self._file = ArrayWriter(path)
        self._stored = self._file.stream("text")
        self._most_words = memory // BYTES_A_WORD
        self._analyzer = BulkAnalyzer()
        self.articles = 0
        """How many articles it has taken."""
        self.documents = 0
        """How many paragraphs it has taken."""
        self.is_full = False
        """Whether no more should be added."""
        self._waiting: list[Article] = []  # not looked into yet
        self._in_rows = 0  # paragraphs that no longer wait
        self._numbers: list[Array] = []
        self._counts: list[Array] = []
        self._words = self._longest = 0
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
        if self.documents - self._in_rows >= _CHUNK:
            self._take_in()

    def _take_in(self) -> None:
        """Look into the articles that wait, column by column: faster than one by one."""
        articles, self._waiting = self._waiting, []
        self._in_rows = self.documents
        self._store(articles)
        self._add_metadata([article.metadata for article in articles])
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        self._add_paragraphs(paragraphs)
        self._analyse([paragraph.text for paragraph in paragraphs])
        layout = Layout.of(self.documents, self._longest)
        # Half as many words again may come before the next look at it.
        self.is_full = self._words > self._most_words or not layout.holds(
            8 * len(self._analyzer.vocabulary)
        )

    def _store(self, articles: list[Article]) -> None:
        stored = store(articles)
        self._stored.append_bytes(stored.data)
        self._add_rows(
            ids=np.array([article.id for article in articles], "S"),
            run_lengths=np.array([len(article.paragraphs) for article in articles]),
            text_sizes=np.array(stored.sizes),
            bounds=np.array(stored.bounds),
            texts=np.array(stored.texts).reshape(-1, 2),
            addresses=np.array(
                [paragraph.id[len(article.id) + 1 :]
                 for article in articles for paragraph in article.paragraphs], "S"
            ),
        )  # fmt: skip

    def _add_paragraphs(self, paragraphs: list[Paragraph]) -> None:
        self._add_rows(
            kinds=np.array([_KIND_NUMBERS[each.kind] for each in paragraphs], np.uint8),
            pages=np.array([each.page or 0 for each in paragraphs]),
            span_counts=np.array([len(each.spans) for each in paragraphs]),
            spans=np.array(
                [edge for each in paragraphs for span in each.spans
                 for edge in (span.start, span.end)], np.int64
            ),
        )  # fmt: skip

    def _add_metadata(self, metadata: list[Metadata]) -> None:
        for name, texts in self._texts_of.items():
            texts.extend([getattr(each, name) or "" for each in metadata])
        for name, days in self._days_of.items():
            days.extend([_days(getattr(each, name)) for each in metadata])
        for each in metadata:
            authors = dict.fromkeys(each.authors)
            self._authors.extend(authors)
            self._author_counts.append(len(authors))

    def _analyse(self, texts: list[str]) -> None:
        found = self._analyzer.analyse(texts)
        self._numbers.append(found.numbers)
        self._counts.append(found.counts)
        self._add_rows(sentences=found.sentences, sentence_counts=found.sentence_counts)
        self._words += len(found.numbers)
        self._longest = max(self._longest, int(found.counts.max(initial=0)))

    def _add_rows(self, **columns: Array) -> None:
        for name, column in columns.items():
            self._rows[name].append(column)

    def finish(self) -> None:
        """Write the file. An empty one is none: there must be an article."""
        if self._waiting:
            self._take_in()
        file, counts = self._file, np.concatenate(self._counts)
        file.end_stream("text", self._stored)
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
        spellings = Spellings(texts, word_of, *_of_spellings(self._numbers, counts, word_of))
        layout = Layout.of(len(counts), self._longest)
        keys = pack_texts(self._numbers, counts, word_of, layout)
        keys.sort()
        write_dictionary(self._file, "words", words)
        writer = PostingsWriter(self._file, "words", len(words), lengths)
        append_postings(keys, layout, writer)
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
        self._file.close()
        self._file.path.unlink(missing_ok=True)


def _of_spellings(chunks: list[Array], counts: Array, word_of: Array) -> tuple[Array, Array, Array]:
    """The postings of spellings whose word has several: spelling, document, frequency; int64[m]."""
    is_one_of_several = np.bincount(word_of)[word_of] > 1
    begins = starts(counts)
    spelling, document = [], []
    begin = 0
    if is_one_of_several.any():
        for chunk in chunks:
            places = np.flatnonzero(is_one_of_several.take(chunk))
            spelling.append(chunk[places].astype(np.int64))
            document.append(np.searchsorted(begins, begin + places, side="right") - 1)
            begin += len(chunk)
    if not spelling:
        return (np.empty(0, np.int64),) * 3
    spellings, documents = np.concatenate(spelling), np.concatenate(document)
    return united((spellings, documents, np.ones(len(spellings), np.int64)))


def write_rows(
    file: ArrayWriter,
    *,
    ids: Array,
    run_lengths: Array,
    text_sizes: Array,
    bounds: Array,
    kinds: Array,
    pages: Array,
    addresses: Array,
    texts: Array,
    span_counts: Array,
    spans: Array,
    sentence_counts: Array,
    sentences: Array,
) -> None:
    """Write what there is one of, or a pair, for each article, paragraph, span or sentence."""
    runs = starts(run_lengths)
    file.add("article.ids", ids)
    file.add("article.order", np.argsort(ids).astype(unsigned(len(ids))))
    file.add("article.documents", runs.astype(unsigned(runs[-1])))
    file.add("article.text_starts", starts(text_sizes).astype(np.uint64))
    file.add("article.bounds", bounds.reshape(-1, PARTS).astype(unsigned(bounds.max())))
    article_of = np.repeat(np.arange(len(ids)), run_lengths)
    file.add("document.article", article_of.astype(unsigned(len(ids))))
    file.add("document.kinds", kinds)
    file.add("document.pages", pages.astype(unsigned(pages.max())))
    file.add("document.addresses", addresses)
    file.add("document.text", texts.astype(unsigned(texts.max())))
    span_starts, sentence_starts = starts(span_counts), starts(sentence_counts)
    file.add("document.spans", span_starts.astype(unsigned(span_starts[-1])))
    file.add("spans", spans.reshape(-1, 2).astype(unsigned(spans.max(initial=0))))
    file.add("document.sentences", sentence_starts.astype(unsigned(sentence_starts[-1])))
    file.add("sentences", sentences.astype(unsigned(int(sentences.max(initial=0)))))


def _days(date: ArticleDate | None) -> Days:
    return (date.first.toordinal(), date.last.toordinal()) if date else UNDATED
