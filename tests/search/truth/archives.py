"""Builds archives by the public doors, and checks that they hold what they were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index import Archive, Article, Generation, open_writer
from index.archive.register import SourceState
from tests.search.truth.brute_force import Stored
from tests.search.truth.random_cases import Commit, Drop, Put


@dataclass(frozen=True, slots=True)
class Row:
    """What an index says of one of its articles, deleted or not."""

    id: str
    language: str | None
    texts: tuple[str, ...]
    deleted: bool


def build(archive: Archive, commits: Iterable[Commit]) -> None:
    """Publish a generation for each commit, each by a writer of its own."""
    archive.create()
    for commit in commits:
        publish(archive, commit, keep_seconds=0)


def publish(archive: Archive, commit: Commit, keep_seconds: float) -> None:
    """Publish one more generation."""
    with open_writer(archive, keep_seconds=keep_seconds) as writer:
        for change in commit:
            if isinstance(change, Drop):
                writer.remove(change.path)
                continue
            for article in change.articles:
                writer.add(article)
            writer.replace(_state(change))
        writer.commit()


def _state(source: Put) -> SourceState:
    sha256 = source.articles[0].source.sha256
    ids = tuple(article.id for article in source.articles)
    return SourceState(source.path, "/files", 0, 0, sha256, "plain", 1, ids)


def live_articles(commits: Iterable[Commit]) -> dict[str, Article]:
    """What is there in the end, by id."""
    sources: dict[str, tuple[Article, ...]] = {}
    for commit in commits:
        for change in commit:
            if isinstance(change, Put):
                sources[change.path] = change.articles
            else:
                del sources[change.path]
    return {article.id: article for articles in sources.values() for article in articles}


def in_index_order(
    rows: Iterable[Row], generation: Generation, commits: Sequence[Commit]
) -> Iterator[Stored]:
    """The articles as they stand in an index, deleted ones too.

    Raises AssertionError where the index does not hold what it was given.
    """
    versions = {
        _key(article): article
        for commit in commits
        for change in commit
        if isinstance(change, Put)
        for article in change.articles
    }
    waited_for = live_articles(commits)
    for row in rows:
        if row.deleted:
            yield Stored(versions[row.id, row.language, row.texts], deleted=True)
        else:
            article = waited_for.pop(row.id)
            assert _key(article) == (row.id, row.language, row.texts), f"another {row.id}"
            assert generation.article(row.id) == article, f"another {row.id}"
            yield Stored(article)
    assert not waited_for, f"lost: {sorted(waited_for)}"


def _key(article: Article) -> tuple[str, str | None, tuple[str, ...]]:
    texts = tuple(paragraph.text for paragraph in article.paragraphs)
    return article.id, article.metadata.language, texts
