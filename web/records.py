"""Articles and results as JSON: one shape for the HTTP interface and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index import Article, Paragraph

if TYPE_CHECKING:  # articles are shown without what searches
    from search import Hit, Mark, Results, Timeline

Record = dict[str, Any]


def results_record(results: Results, meant: str = "") -> Record:
    """One page of results. All positions count characters (Unicode code points).

    `meant` is the query as it may have been meant, where little is found.
    """
    return {
        "query": results.query.text,
        "understood": results.understood,
        "suggestion": meant or None,
        "total": results.total,
        "articles": results.articles,
        "undated": results.undated,
        "left_out": results.left_out,
        "scope": results.query.scope.value,
        "grouped": results.query.groups,
        "page": results.page,
        "pages": results.pages,
        "size": results.query.size,
        "sort": results.query.sort.value,
        "generation": results.generation,
        "next": str(results.next) if results.next else None,
        "hits": [hit_record(hit) for hit in results.hits],
        "facets": {
            facet: [{"value": count.value, "count": count.count} for count in counts]
            for facet, counts in results.facets.items()
        },
        "timeline": timeline_record(results.timeline) if results.timeline else None,
    }


def timeline_record(timeline: Timeline) -> Record:
    """When what was found was published, by days, months or years; empty ones too."""
    return {
        "unit": timeline.unit.value,
        "counts": [
            {"start": start, "count": count}
            for start, count in zip(timeline.starts, timeline.counts, strict=True)
        ],
        "undated": timeline.undated,
        "imprecise": timeline.imprecise,
    }


def hit_record(hit: Hit) -> Record:
    """A paragraph that was found, or the first of an article; `passages` are the others.

    Of a group these are the next few, and `rest` is how many more there are. Marks are [start, end]
    in the text of their paragraph.
    """
    return {
        **paragraph_record(hit.paragraph),
        "marks": marks_record(hit.marks),
        "score": round(hit.score, 6),
        "article": {"id": hit.article_id, **hit.metadata.record()},
        "passages": [
            {**paragraph_record(passage.paragraph), "marks": marks_record(passage.marks)}
            for passage in hit.more
        ],
        "rest": hit.rest,
    }


def paragraph_record(paragraph: Paragraph) -> Record:
    """A paragraph; `start` and `end` are its outer characters in the source text."""
    return {
        "id": paragraph.id,
        "number": paragraph.number,
        "kind": paragraph.kind.value,
        "text": paragraph.text,
        "start": paragraph.start,
        "end": paragraph.end,
    }


def article_record(article: Article) -> Record:
    """An article with everything that is known of it, and how."""
    return {
        "id": article.id,
        "file": article.source.path,
        "part": article.source.part,
        "format": article.source.format,
        "sha256": article.source.sha256,
        "metadata": article.metadata.record(),
        "evidence": [evidence._asdict() for evidence in article.evidence],
        "paragraphs": [paragraph_record(paragraph) for paragraph in article.paragraphs],
    }


def inspected_record(article: Article) -> Record:
    """An article as its file has it: paragraphs whose title stands elsewhere are left out."""
    record = article_record(article)
    record["paragraphs"] = [p for p in record["paragraphs"] if p["start"] < p["end"]]
    return record


def marks_record(marks: Sequence[Mark]) -> list[list[int]]:
    """Marks as [start, end]."""
    return [[mark.start, mark.end] for mark in marks]
