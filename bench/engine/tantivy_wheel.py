"""tantivy, from its Python wheel.

A field of words with positions and one of stems with frequencies, tokenized by tantivy's own
`default` and `en_stem`; outlet, month and day as fast fields; what a hit shows is stored. The text
is stored in the field of stems, from which most snippets are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from bench.engine.corpus import Line
from bench.engine.engines import TEN, Facts, Schema, UnaskedError, marked_words
from bench.engine.shapes import NEAR, Question, Shape

_HEAP_BYTES = 512_000_000  # enough for a million paragraphs in one segment; less is not faster
MOST_VALUES = 65_000  # of a facet: tantivy allows no more, and these are exact
LEANEST = Schema("leanest: stems alone, no positions")
_EXTENT = {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
# The cheapest exact total is the sum of a facet's counts: see `Opened.page`.
FACETS = {
    "outlets": {"terms": {"field": "outlet", "size": MOST_VALUES}},
    "months": {"terms": {"field": "month", "size": MOST_VALUES}},
}


def _analyzer(tokenizer: tantivy.Tokenizer, last: tantivy.Filter) -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tokenizer).filter(last).build()


_CUTTER = _analyzer(tantivy.Tokenizer.simple(), tantivy.Filter.lowercase())
_STEMMER = _analyzer(tantivy.Tokenizer.raw(), tantivy.Filter.stemmer("english"))


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.analyze(word)[0])


class Tantivy:
    """The engine."""

    schemas: Sequence[Schema] = (
        Schema("words and stems"), Schema("the same, 2 threads", threads=2), LEANEST
    )  # fmt: skip
    version = f"tantivy {version('tantivy')}"
    near_is_written = True

    def builder(self, folder: Path, schema: Schema) -> Builder:
        """See `engines.Engine`."""
        return Builder(self._index(folder, schema), schema.threads, words=schema is not LEANEST)

    def _index(self, folder: Path, schema: Schema) -> tantivy.Index:
        fields = tantivy.SchemaBuilder()
        if schema is not LEANEST:
            fields.add_text_field("words")
        fields.add_text_field("stems", stored=True, tokenizer_name="en_stem", index_option="freq")
        fields.add_text_field("outlet", stored=True, fast=True, tokenizer_name="raw",
                              index_option="basic")  # fmt: skip
        fields.add_integer_field("month", fast=True)
        fields.add_integer_field("day", fast=True, indexed=True)
        # The wheel stores no text without indexing it; bytes it does.
        fields.add_bytes_field("article", stored=True)
        self.add_fields(fields)
        return tantivy.Index(fields.build(), path=str(folder))

    def add_fields(self, fields: tantivy.SchemaBuilder) -> None:
        """Whatever else is counted by."""

    def adder(self, folder: Path) -> Builder:
        """See `engines.Engine`."""
        return Builder(tantivy.Index.open(str(folder)), threads=1, words=True)

    def open(self, folder: Path) -> Opened:
        """See `engines.Engine`."""
        return Opened(tantivy.Index.open(str(folder)))

    def verify(self, folder: Path) -> None:
        """The wheel offers no check of tantivy's sums."""

    def finish(self, folder: Path) -> None:
        """The wheel cannot merge what is committed."""

    def words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """See `engines.Engine`."""
        return [(word, (_stem(word),)) for word in _CUTTER.analyze(text)]


ENGINE = Tantivy()


class Builder:
    """Takes tantivy's own Documents; JSON, which it can read itself, is no faster."""

    def __init__(self, index: tantivy.Index, threads: int, words: bool) -> None:
        self._writer = index.writer(_HEAP_BYTES, threads)
        self._schema = index.schema
        self._texts = ("words", "stems") if words else ("stems",)

    def ready(self, lines: Sequence[Line]) -> list[tantivy.Document]:
        """See `engines.Builder`."""
        make, schema = tantivy.Document.from_dict, self._schema
        return [make(fields, schema) for line in lines for fields in self._fields(line)]

    def _fields(self, line: Line) -> Iterator[dict[str, Any]]:
        """Of each paragraph; a hit shows the article's title, authors and so on."""
        shown = (line.id, line.title, line.authors, line.url, str(line.day or ""))
        shared: dict[str, Any] = {"outlet": line.outlet, "article": json.dumps(shown).encode()}
        shared |= self.counted(line)
        if line.day:
            shared["day"] = line.day.toordinal()
            shared["month"] = line.day.year * 12 + line.day.month - 1
        for number, text in enumerate(line.paragraphs):
            yield shared | dict.fromkeys(self._texts, text) | self.counted_of(number)

    def counted(self, line: Line) -> dict[str, Any]:
        """Whatever else is counted by, of an article."""
        return {}

    def counted_of(self, number: int) -> dict[str, Any]:
        """The same of a paragraph, by its number in the article."""
        return {}

    def add(self, ready: list[tantivy.Document]) -> None:
        """See `engines.Builder`."""
        for document in ready:
            self._writer.add_document(document)

    def commit(self) -> None:
        """See `engines.Builder`."""
        self._writer.commit()

    def close(self) -> None:
        """See `engines.Builder`."""
        self._writer.wait_merging_threads()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query string, the field that is marked, and what the parser is not asked to read.

    `prefix` is what the words that are marked begin with; `outlet` and `days` are filters, which
    made by hand count for no score.
    """

    field: str
    text: str
    prefix: str = ""
    outlet: str = ""
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Results, as tantivy gives them."""

    total: int
    hits: list[tuple[Any, ...]]
    counts: dict[str, Any]


class Opened:
    """Answers with two passes over the postings: the ten best, then the facets.

    The total is the sum of the outlets' counts, for each paragraph has exactly one: asking
    `search` for it too makes tantivy read the scores of all that it finds.
    """

    facets: Mapping[str, Any] = FACETS

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()
        extent = self._searcher.aggregate(tantivy.Query.all_query(), _EXTENT)
        days = (extent["last"]["value"] or 0) - (extent["first"]["value"] or 0) + 1
        self._paragraphs_a_day = self._searcher.num_docs / days

    @property
    def segments(self) -> int:
        """See `engines.Opened`."""
        return int(self._searcher.num_segments)

    def asked(self, question: Question) -> _Asked:
        """See `engines.Opened`."""
        words = question.words
        match question.shape:
            case Shape.PHRASE2 | Shape.PHRASE3:
                return _Asked("words", f'words:"{" ".join(words)}"')
            case Shape.PREFIX:
                following = words[0][:-1] + chr(ord(words[0][-1]) + 1)
                return _Asked("words", f"words:[{words[0]} TO {following}}}", prefix=words[0])
            case Shape.NEAR:
                # Slop counts the words between; a swap costs two, so both orders are asked.
                first, second = words
                slop = NEAR - 1
                either = f'words:"{first} {second}"~{slop} OR words:"{second} {first}"~{slop}'
                return _Asked("words", either)
            case Shape.ANY3 | Shape.ANY2_COMMON:
                return _Asked("stems", " OR ".join(words))
            case Shape.OUTLET:
                return _Asked("stems", words[0], outlet=question.outlet)
            case Shape.SENTENCE:
                raise UnaskedError("tantivy knows no sentences")
            case Shape.ARTICLE:
                raise UnaskedError("tantivy looks into one document at a time")
        days = None
        if question.since and question.until:
            days = question.since.toordinal(), question.until.toordinal()
        return _Asked("stems", " ".join(words), days=days)

    def page(self, asked: _Asked) -> Page:
        """See `engines.Opened`."""
        searcher, schema, field = self._searcher, self._schema, asked.field
        query = self._index.parse_query(asked.text, ["stems"], conjunction_by_default=True)
        marked = query
        if asked.outlet:
            outlet = tantivy.Query.term_query(schema, "outlet", asked.outlet, "basic")
            query = _filtered(query, outlet)
        elif asked.days:
            query = _filtered(query, self._between(*asked.days, word=asked.text))
        elif asked.prefix:  # a snippet marks terms, not ranges of them
            terms = [term for term, _ in searcher.terms_with_prefix(field, asked.prefix)]
            marked = tantivy.Query.term_set_query(schema, field, terms)
        best = searcher.search(query, TEN, count=False).hits
        counts = searcher.aggregate(query, self.facets)
        snippets = tantivy.SnippetGenerator.create(searcher, marked, schema, field)
        hits = []
        for _, address in best:
            document = searcher.doc(address)
            article = json.loads(document.get_first("article"))
            outlet = document.get_first("outlet")
            if field == "words":  # the text is stored in the other field
                document = tantivy.Document(words=document.get_first("stems"))
            hits.append((*article, outlet, snippets.snippet_from_doc(document).to_html()))
        total = sum(bucket["doc_count"] for bucket in counts["outlets"]["buckets"])
        return Page(total, hits, counts)

    def _between(self, since: int, until: int, word: str) -> tantivy.Query:
        """From the postings of the days where they are fewer than the word's, else by column."""
        frequency = self._searcher.doc_freq("stems", _stem(word))
        fewer = (until - since + 1) * self._paragraphs_a_day < frequency
        return tantivy.Query.range_query(
            self._schema, "day", tantivy.FieldType.Integer, since, until, use_inverted_index=fewer
        )

    def facts(self, page: Page) -> Facts:
        """See `engines.Opened`."""
        outlets, months = (
            {bucket["key"]: bucket["doc_count"] for bucket in page.counts[facet]["buckets"]}
            for facet in ("outlets", "months")
        )
        return Facts(
            total=page.total,
            hits=len(page.hits),
            outlets=outlets,
            months={f"{int(month) // 12:04}-{int(month) % 12 + 1:02}": count
                    for month, count in months.items()},
            marked=marked_words([hit[-1] for hit in page.hits]),
        )  # fmt: skip

    def empty_memos(self) -> None:
        """tantivy keeps none between queries."""

    def rest(self) -> None:
        """It keeps nothing of its own."""

    def close(self) -> None:
        """Its files are closed with the last reference to it."""


def _filtered(query: tantivy.Query, wanted: tantivy.Query) -> tantivy.Query:
    unscored = tantivy.Query.const_score_query(wanted, 0.0)
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)]
    )
