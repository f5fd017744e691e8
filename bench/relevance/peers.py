"""The peers: title and text as two fields, stems of English, BM25 as each of them has it.

What a peer has to be told is what a word in a title weighs: each is tried with all of WEIGHTS, and
the best of them for the collection stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tantivy
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Or, Term

from bench.engine.sqlite import STEMS, connect
from bench.relevance.metrics import DEPTH
from bench.relevance.smart import Document, any_word

WEIGHTS = (0.2, 0.5, 1.0, 2.0, 3.0)  # of a word in a title, beside one in the text
_HEAP_BYTES = 50_000_000


class Fts5:
    """SQLite FTS5."""

    name = "SQLite FTS5"

    def __init__(self, documents: Sequence[Document]) -> None:
        self._database = connect(":memory:", ())
        self._database.execute(
            "CREATE VIRTUAL TABLE article"
            f" USING fts5(id UNINDEXED, title, text, tokenize='{STEMS}')"
        )
        self._database.executemany(
            "INSERT INTO article VALUES(?,?,?)",
            [(each.id, each.title, each.text) for each in documents],
        )

    def order(self, question: str, weight: float) -> list[str]:
        """The best documents for a question."""
        match = " OR ".join(f'"{word}"' for word in any_word(question))
        ranked = f"SELECT id FROM article(?) ORDER BY bm25(article, 0, {weight}, 1) LIMIT {DEPTH}"
        return [own for (own,) in self._database.execute(ranked, (match,))]


class Tantivy:
    """tantivy, from its Python wheel."""

    name = "tantivy"

    def __init__(self, documents: Sequence[Document]) -> None:
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("id", stored=True, tokenizer_name="raw")
        fields.add_text_field("title", tokenizer_name="en_stem")
        fields.add_text_field("text", tokenizer_name="en_stem")
        self._index = tantivy.Index(fields.build())
        writer = self._index.writer(_HEAP_BYTES, 1)
        for each in documents:
            writer.add_document(tantivy.Document(id=each.id, title=each.title, text=each.text))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def order(self, question: str, weight: float) -> list[str]:
        """The best documents for a question."""
        # A literal in quotes is cut as the field is; unquoted, “or” would be an operator.
        asked = " OR ".join(f'"{word}"' for word in any_word(question))
        boosts = {"title": weight, "text": 1.0}
        query = self._index.parse_query(asked, ["title", "text"], field_boosts=boosts)
        hits: Sequence[tuple[float, Any]] = self._searcher.search(query, DEPTH, count=False).hits
        return [self._searcher.doc(address).get_first("id") for _, address in hits]


class Whoosh:
    """Stock Whoosh, with its stemming analyzer, which leaves stop words out."""

    name = "stock Whoosh"

    def __init__(self, documents: Sequence[Document]) -> None:
        self._analyzer = StemmingAnalyzer()
        fields = Schema(
            id=ID(stored=True),
            title=TEXT(analyzer=self._analyzer, phrase=False),
            text=TEXT(analyzer=self._analyzer, phrase=False),
        )
        index = RamStorage().create_index(fields)
        writer = index.writer()
        for each in documents:
            writer.add_document(id=each.id, title=each.title, text=each.text)
        writer.commit()
        self._searcher = index.searcher()

    def order(self, question: str, weight: float) -> list[str]:
        """The best documents for a question."""
        query = Or([*self._terms(" ".join(any_word(question)), weight)])
        # With a limit Whoosh's hundred best are not always the hundred best.
        found = self._searcher.search(query, limit=None)
        return [found[rank]["id"] for rank in range(min(DEPTH, found.scored_length()))]

    def _terms(self, question: str, weight: float) -> Iterator[Term]:
        for token in self._analyzer(question, mode="query"):
            yield Term("title", token.text, boost=weight)
            yield Term("text", token.text)


PEERS = (Fts5, Tantivy, Whoosh)
