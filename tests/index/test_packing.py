"""Articles as they go through pipes."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from multiprocessing.reduction import ForkingPickler

from index.dates import ArticleDate
from index.model import Article, Evidence, Kind, Metadata, Paragraph, Source, Span
from index.packing import pack_quickly

_DAY = ArticleDate(date(2023, 4, 19), date(2023, 4, 19))
_ARTICLE = Article(
    "abc",
    Metadata("A calm night", ("Jane Doe",), date=_DAY),
    (Evidence("title", "A calm night", "JSON: title", "", 1.0),),
    (
        Paragraph("abc.1", 0, Kind.TITLE, "A calm night", (Span(0, 0),)),
        Paragraph("abc.2", 1, Kind.BODY, "No ferry ran.", (Span(0, 4), Span(9, 18)), 3),
        Paragraph("abc.2-2", 2, Kind.NOTE, "No ferry ran. \udcff", (Span(20, 33),), 4),
    ),
    Source("wire.jsonl", "0" * 64, "json lines", 2, "line 1"),
    "No f ### erry ran. No ferry ran.",
)


def test_an_article_arrives_as_it_was_sent() -> None:
    """With pages or without, of one span or several."""
    pageless = tuple(one._replace(page=None) for one in _ARTICLE.paragraphs)
    sent = [_ARTICLE, replace(_ARTICLE, paragraphs=pageless)]
    pack_quickly()
    got = pickle.loads(ForkingPickler.dumps(sent))
    assert got == sent
    assert repr(got) == repr(sent)  # the types of what is in it, too
