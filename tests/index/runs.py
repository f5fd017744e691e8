"""What runs of indexing are tried on: a folder of two articles, and what a report counts."""

from __future__ import annotations

from index import Archive, Article, Report

ONE = "Crossing\n\nThe rowing boat crosses while the bridge waits.\n"
TWO = "Inquiry\n\nThe bridge was opened by nobody.\n"
THREE = "Fares\n\nA crossing is fifty pence, children half.\n"


def counts_of(report: Report) -> dict[str, int]:
    """What a report counts, without what it counts as nought."""
    counts = {
        "read": report.read,
        "indexed": report.indexed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "ignored": report.ignored.total(),
        "failed": len(report.failed),
    }
    return {name: count for name, count in counts.items() if count}


def article_at(archive: Archive, path: str) -> Article:
    """The one article whose source is at a path."""
    with archive.open() as generation:
        (address,) = generation.register()[path].articles
        article = generation.article(address)
    assert article is not None
    return article
