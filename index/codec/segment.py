"""A segment, opened: its paragraphs are numbered from 0, and so are its articles.

An article is a run of paragraphs. Nothing is read before it is asked for, and nothing is copied.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from index.codec.arrays import Array, ArrayFile
from index.codec.columns import UNDATED, DayColumn, Days, ManyColumn, TextColumn
from index.codec.lengths import length_bytes
from index.codec.postings import Stems, Words
from index.codec.sources import Sources
from index.codec.texts import Texts
from index.dates import ArticleDate
from index.model import Article, Kind, Metadata, Paragraph, Source, Span

KINDS = tuple(Kind)  # a paragraph's kind is stored as its place here: append, never reorder


class Segment:
    """Everything in one segment file, be it deleted or not."""

    def __init__(self, path: Path) -> None:
        self.file = file = ArrayFile(path)
        self.documents: int = file.facts["documents"]
        self.articles: int = file.facts["articles"]
        self.total_words: int = file.facts["total_words"]
        self.largest_frequency: int = max(
            file.facts["words.largest_frequency"], file.facts["stems.largest_frequency"]
        )
        self.words = Words(file)
        self.stems = Stems(file, self.words)
        self.word_counts = file.array("document.words")  # unsigned[N]
        self.article_of = file.array("document.article")  # unsigned[N], ascending
        self.kinds = file.array("document.kinds")  # uint8[N], numbers of KINDS
        self.runs = file.array("article.documents")  # unsigned[A + 1], where each article begins
        self.outlet = TextColumn(file, "outlet")
        self.original_outlet = TextColumn(file, "original_outlet")
        self.language = TextColumn(file, "language")
        self.author = ManyColumn(file, "author")
        self.date = DayColumn(file, "date")
        self.first_published = DayColumn(file, "first_published")
        self.texts = Texts(file)
        self.sources = Sources(file)
        self._article_of = file.view("document.article")
        self._runs = file.view("article.documents")
        self._kinds = file.view("document.kinds")
        self._pages = file.view("document.pages")  # from 1, 0 where there are none
        self._ids = _Ascii(file, "article.ids")
        self._sorted_articles = file.view("article.order")  # by id
        self._addresses = _Ascii(file, "document.addresses")  # what follows the article's id
        self._spans = file.view("spans", flat=True)  # unsigned[S, 2]
        self._span_starts = file.view("document.spans")
        self._sentences = file.array("sentences")  # unsigned[], positions
        self._sentence_starts = file.array("document.sentences")  # unsigned[N + 1]

    @cached_property
    def lengths(self) -> Array:
        """Whoosh's length byte of each paragraph; uint8[N]."""
        return length_bytes(self.word_counts)

    def find_article(self, article_id: str) -> int:
        """The number of an article, -1 where there is none with this id."""
        order = self._sorted_articles
        place = bisect_left(order, article_id, key=self._ids.__getitem__)
        found = place < len(order) and self._ids[order[place]] == article_id
        return int(order[place]) if found else -1

    def find_words(self, address: str) -> Array:
        """The paragraphs with this address within their articles, ascending; int64[n]."""
        return np.flatnonzero(self.file.array("document.addresses") == address.encode())

    def article_id(self, article: int) -> str:
        """The id of an article."""
        return self._ids[article]

    def article_number(self, document: int) -> int:
        """The article that a paragraph is of."""
        return int(self._article_of[document])

    def run(self, article: int) -> range:
        """The paragraphs of an article, its title first."""
        return range(int(self.runs[article]), int(self.runs[article + 1]))

    def text(self, document: int) -> str:
        """The text of a paragraph."""
        return self.texts.paragraph(int(self.article_of[document]), document)

    def sentences(self, documents: Array) -> tuple[Array, Array, Array]:
        """Where sentences begin: all positions, and of some paragraphs the slices among them.

        unsigned[], and where each slice begins and how many it has; int64[n].
        """
        begins = self._sentence_starts.take(documents).astype(np.int64)
        return self._sentences, begins, self._sentence_starts.take(documents + 1) - begins

    def paragraph(self, document: int, article_id: str | None = None) -> Paragraph:
        """A paragraph, whole; quicker where the id of its article is known."""
        article = self._article_of[document]
        spans, starts = self._spans, self._span_starts
        places = range(starts[document], starts[document + 1])
        return Paragraph(
            f"{article_id or self._ids[article]}.{self._addresses[document]}",
            document - self._runs[article],
            KINDS[self._kinds[document]],
            self.texts.paragraph(article, document),
            tuple([Span(spans[2 * place], spans[2 * place + 1]) for place in places]),
            self._pages[document] or None,
        )

    def metadata(self, article: int) -> Metadata:
        """What is known of an article."""
        title, url = self.texts.title_and_url(article)
        return Metadata(
            title,
            self.author.of(article),
            self.outlet.of(article) or None,
            _date(self.date.of(article)),
            _date(self.first_published.of(article)),
            self.original_outlet.of(article) or None,
            url or None,
            self.language.of(article) or None,
        )

    def source(self, article: int) -> Source:
        """The file that an article came from."""
        return self.sources.of(article, self.texts.rest(article)[1])

    def article(self, article: int) -> Article:
        """An article, whole."""
        evidence, part = self.texts.rest(article)
        return Article(
            id=self.article_id(article),
            metadata=self.metadata(article),
            evidence=evidence,
            paragraphs=tuple(self.paragraph(document) for document in self.run(article)),
            source=self.sources.of(article, part),
            source_text=self.texts.source_text(article),
        )


class _Ascii:
    """An array of texts in ASCII; single ones are read quickly."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        array = file.array(name)
        self._size = array.dtype.itemsize
        self._bytes = array.view(np.uint8).data

    def __getitem__(self, number: int) -> str:
        begin = number * self._size
        return str(self._bytes[begin : begin + self._size], "ascii").rstrip("\0")


@lru_cache(maxsize=1 << 12)  # the days of ten years
def _date(days: Days) -> ArticleDate | None:
    if days == UNDATED:
        return None
    first = date.fromordinal(days[0])
    return ArticleDate(first, first if days[0] == days[1] else date.fromordinal(days[1]))
