"""Byline with all that its page shows: six facets, both totals, the timeline by what unit fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.engine import byline
from bench.engine.corpus import Line, original_outlet
from bench.engine.engines import SHOWN, Facts, Schema
from index import Archive, Article, Generation, Source
from search import Query, Results, Unit


class _Builder(byline.Builder):
    """Has reprints, for there to be outlets that they first stood in."""

    def article(self, line: Line, source: Source) -> Article:
        article = super().article(line, source)
        original = original_outlet(line) or None
        return replace(article, metadata=article.metadata._replace(original_outlet=original))


class _Opened(byline.Opened):
    """Asks for everything."""

    plain = Query()

    def facts(self, page: Results) -> Facts:
        """The timeline by months, whatever it is drawn by."""
        line = page.timeline
        assert line
        months: Counter[str] = Counter()
        for start, count in zip(line.starts, line.counts, strict=True):
            months[start[: len("2019-04")]] += count
        return Facts(
            total=page.total,
            hits=len(page.hits),
            outlets={each.value: each.count for each in page.facets["outlet"]},
            months=None if line.unit is Unit.YEAR else +months,
            marked=byline.marked_in(page),
            facets={
                name: {each.value: each.count for each in facet[:SHOWN]}
                for name, facet in page.facets.items() if name != "outlet"
            },
        )  # fmt: skip


class _Full(byline.Byline):
    """The engine."""

    def builder(self, folder: Path, schema: Schema) -> _Builder:
        archive = Archive(folder)
        archive.create()
        return _Builder(archive)

    def open(self, folder: Path) -> _Opened:
        archive = Archive(folder)
        contents = archive.current()
        return _Opened(Generation(archive.folder(contents.number), contents))


ENGINE = _Full()
