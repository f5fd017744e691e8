"""Articles on their way from one process to another: few large objects in the place of many small
ones, which are packed and unpacked in less than half the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count, islice
from multiprocessing.reduction import ForkingPickler
from typing import Any

from index.model import Article, Evidence, Kind, Metadata, Paragraph, Source, Span

_BLANK = " "  # stands in no address


def pack_quickly() -> None:
    """Let what goes through pipes of `multiprocessing` be packed as below."""
    ForkingPickler.register(Article, _packed)


def _packed(article: Article) -> tuple[Any, ...]:
    source = article.source
    ids, _, kinds, texts, spans, pages = zip(*article.paragraphs, strict=True)
    return _unpacked, (
        article.id,
        tuple(article.metadata),
        tuple(map(tuple, article.evidence)),
        _BLANK.join(ids),
        kinds,
        texts,
        tuple(map(len, spans)),
        tuple(chain.from_iterable(chain.from_iterable(spans))),
        pages if any(pages) else None,
        (source.path, source.sha256, source.format, source.format_version, source.part),
        article.source_text,
    )


def _unpacked(
    identity: str,
    metadata: Sequence[Any],
    evidence: Sequence[Sequence[Any]],
    ids: str,
    kinds: Sequence[Kind],
    texts: Sequence[str],
    span_counts: Sequence[int],
    bounds: Sequence[int],
    pages: Sequence[int | None] | None,
    source: Sequence[Any],
    source_text: str,
) -> Article:
    each = iter(bounds)
    spans = map(Span, each, each)
    of_paragraphs = [tuple(islice(spans, number)) for number in span_counts]
    pages = pages or (None,) * len(kinds)
    paragraphs = map(Paragraph, ids.split(_BLANK), count(), kinds, texts, of_paragraphs, pages)
    return Article(
        identity,
        Metadata(*metadata),
        tuple(map(Evidence._make, evidence)),
        tuple(paragraphs),
        Source(*source),
        source_text,
    )
