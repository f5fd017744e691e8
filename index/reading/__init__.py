"""From a draft to an article: paragraphs, and metadata with evidence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from index.addresses import article_id, paragraph_ids
from index.errors import ArticleError
from index.model import Article, Kind, Paragraph, Source
from index.reading.draft import Block, Draft
from index.reading.metadata import read_metadata
from index.reading.paragraphs import read_paragraphs
from index.reading.recovery import recover
from index.reading.repetition import marked

__all__ = ["read_article"]

_MOST_PARAGRAPHS = 250_000  # of an article; of the longest books some have 50,000


def read_article(draft: Draft, source: Source, repeated: Collection[str] = ()) -> Article:
    """The article of a draft. Raises ArticleError where it has no words.

    `repeated` has the texts that many articles of its container begin or end with.
    """
    if not draft.blocks:
        raise ArticleError(
            "There is no text in it.",
            "An article needs at least one paragraph.",
            "Put the text in, or remove the file.",
        )
    if not draft.ready:
        draft = replace(draft, blocks=recover(draft.source_text, draft.blocks))
    metadata, evidence, told = read_metadata(draft, source)
    if draft.ready:
        blocks = tuple(
            Block(block.text, block.span, block.kind or Kind.BODY, whole=True)
            for block in draft.blocks
        )
        pieces = list(read_paragraphs(blocks, metadata.title, {}))
    else:
        pieces = marked(list(read_paragraphs(draft.blocks, metadata.title, told)), repeated)
    if len(pieces) > _MOST_PARAGRAPHS:
        raise _too_many(len(pieces))
    identity = article_id(source.locator)
    ids = paragraph_ids(identity, (piece.text for piece in pieces))
    paragraphs = tuple(
        Paragraph(address, number, piece.kind, piece.text, piece.spans, piece.page)
        for number, (address, piece) in enumerate(zip(ids, pieces, strict=True))
    )
    evidence = (*evidence, *draft.evidence)
    return Article(identity, metadata, evidence, paragraphs, source, draft.source_text)


def _too_many(paragraphs: int) -> ArticleError:
    return ArticleError(
        f"It has {paragraphs:,} paragraphs, and one article may have {_MOST_PARAGRAPHS:,}.",
        "It is many articles, or no article at all.",
        "Split it into articles: files, or lines of JSON.",
    )
