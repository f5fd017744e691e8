"""Articles as Whoosh documents, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from index import analysis
from index.dates import ArticleDate
from index.model import Article, Evidence, Kind, Metadata, Paragraph, Source, Span
from index.schema import AUTHOR_SEPARATOR, UNDATED

Document = dict[str, Any]


def documents(article: Article) -> Iterator[Document]:
    """The run of documents that an article is in the index, its title first."""
    shared = _shared_fields(article)
    for paragraph in article.paragraphs:
        words = [word.text for word in analysis.words(paragraph.text)]
        document: Document = {
            **shared,
            "id": paragraph.id,
            "number": paragraph.number,
            "kind": paragraph.kind.value,
            "words": words,
            "stems": [analysis.stem(word, article.metadata.language) for word in words],
            "text": paragraph.text,
            "spans": [(span.start, span.end) for span in paragraph.spans],
        }
        if paragraph.number == 0:
            document |= {"head": article.id, "record": _record(article)}
        yield document


def _shared_fields(article: Article) -> Document:
    metadata = article.metadata
    names = AUTHOR_SEPARATOR.join(dict.fromkeys(metadata.authors))
    return {
        "article": article.id,
        "outlet": metadata.outlet,
        "author": names or None,
        "language": metadata.language,
        "outlet_value": (metadata.outlet or "").encode(),
        "author_values": names.encode(),
        "language_value": (metadata.language or "").encode(),
        "first_day": metadata.date.first.toordinal() if metadata.date else UNDATED,
        "last_day": metadata.date.last.toordinal() if metadata.date else UNDATED,
    }


def _record(article: Article) -> str:
    return json.dumps(
        {
            "metadata": article.metadata.record(),
            "evidence": [asdict(evidence) for evidence in article.evidence],
            "source": asdict(article.source),
            "source_text": article.source_text,
        },
        ensure_ascii=False,
    )


def paragraph_of(stored: Document) -> Paragraph:
    """The paragraph that a stored document holds."""
    return Paragraph(
        id=stored["id"],
        number=stored["number"],
        kind=Kind(stored["kind"]),
        text=stored["text"],
        spans=tuple(Span(start, end) for start, end in stored["spans"]),
    )


def metadata_of(record: str) -> Metadata:
    """The metadata in the `record` of a title paragraph."""
    return _metadata(json.loads(record)["metadata"])


def article_of(article_id: str, run: list[Document]) -> Article:
    """The article that a run of stored documents holds, in whatever order they come."""
    run = sorted(run, key=lambda stored: stored["number"])
    record = json.loads(run[0]["record"])
    return Article(
        id=article_id,
        metadata=_metadata(record["metadata"]),
        evidence=tuple(Evidence(**evidence) for evidence in record["evidence"]),
        paragraphs=tuple(paragraph_of(stored) for stored in run),
        source=Source(**record["source"]),
        source_text=record["source_text"],
    )


def _metadata(record: dict[str, Any]) -> Metadata:
    dates: dict[str, Any] = {
        field: ArticleDate.parse(record[field]) if record[field] else None
        for field in ("date", "first_published")
    }
    rest = {
        field: record[field] for field in ("title", "outlet", "original_outlet", "url", "language")
    }
    return Metadata(authors=tuple(record["author"]), **dates, **rest)
