"""tantivy computing all that Byline's page shows, in the same two passes as `tantivy_wheel`.

Outlets, authors, outlets of first publication, languages, kinds and months are counted as terms
of fast fields; years are the sums of their months. Of the values that may be thousands, the most
frequent are asked for. How many articles the hits stand in is what tantivy estimates: an exact
count would need a bucket for each, of which it allows 65,000.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import tantivy

from bench.engine import tantivy_wheel
from bench.engine.corpus import Line, original_outlet
from bench.engine.engines import SHOWN, Facts, Schema
from bench.engine.tantivy_wheel import FACETS, LEANEST, MOST_VALUES

_TEXTS = {"author": "authors", "original_outlet": "originals", "language": "languages",
          "kind": "kinds"}  # fmt: skip
_FULL = {
    **FACETS,
    **{facet: {"terms": {"field": field, "size": SHOWN, "segment_size": MOST_VALUES}}
       for facet, field in _TEXTS.items()},
    "articles": {"cardinality": {"field": "number"}},
}  # fmt: skip


class _Builder(tantivy_wheel.Builder):
    """Gives each article a number."""

    _number = 0

    def counted(self, line: Line) -> dict[str, Any]:
        self._number += 1
        counted: dict[str, Any] = {"number": self._number, "languages": "en"}
        if line.authors:
            counted["authors"] = list(line.authors)
        if original := original_outlet(line):
            counted["originals"] = original
        return counted

    def counted_of(self, number: int) -> dict[str, Any]:
        return {"kinds": "body" if number else "title"}


class _Opened(tantivy_wheel.Opened):
    """Asks for everything."""

    facets = _FULL

    def facts(self, page: tantivy_wheel.Page) -> Facts:
        plain = super().facts(page)
        assert plain.months is not None
        years: Counter[str] = Counter()
        for month, count in plain.months.items():
            years[month[: len("2019")]] += count
        facets = {
            facet: {bucket["key"]: bucket["doc_count"] for bucket in page.counts[facet]["buckets"]}
            for facet in _TEXTS
        }
        return Facts(
            plain.total, plain.hits, plain.outlets, plain.months, plain.marked,
            {**facets, "year": years},
        )  # fmt: skip


class _Full(tantivy_wheel.Tantivy):
    """The engine."""

    schemas = (Schema("words, stems and what is counted"),)

    def builder(self, folder: Path, schema: Schema) -> _Builder:
        return _Builder(self._index(folder, schema), schema.threads, words=schema is not LEANEST)

    def add_fields(self, fields: tantivy.SchemaBuilder) -> None:
        for name in _TEXTS.values():
            fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        fields.add_unsigned_field("number", fast=True)

    def open(self, folder: Path) -> _Opened:
        return _Opened(tantivy.Index.open(str(folder)))


ENGINE = _Full()
