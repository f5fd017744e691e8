"""A new generation from the articles themselves, beside a live one that may be damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from index.archive import (
    Archive,
    Generation,
    SourceState,
    Writer,
    manifest,
    open_writer,
    register,
    retired,
)
from index.entries import readdressed, retire_article
from index.errors import ArchiveDamagedError
from index.formats import read_file
from index.model import Article, Failure
from index.overrides import overrides_above
from index.report import Progress, Report
from index.sources import source_file
from index.states import is_never_read


def rebuild(
    archive: Archive,
    *,
    wait: float = 0.0,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Read every source of the register again and publish the result as a new generation.

    A source that is no longer on disk, or no longer readable, comes from the source text that the
    archive keeps, where a generation is whole; where none is, it is among the failures. Until the
    end the generation before goes on being served.

    Raises ArchiveDamagedError where the register of no generation can be trusted.
    """
    archive.require()
    if not any(archive.numbers()):
        archive.current()  # raises the error that says what is missing
    with ExitStack() as held:
        writer = held.enter_context(open_writer(archive, wait=wait, from_nothing=True))
        kept = _newest_whole(archive)
        if kept:
            held.enter_context(kept)
            for article, known in retired.load(kept.folder).items():
                writer.retire(article, known)
        states = _newest_register(archive)
        rebuilt = _Rebuilt(writer, kept)
        total, done = sum(state.size for state in states.values()), 0
        for state in sorted(states.values(), key=lambda one: bool(one.copy_of)):
            rebuilt.take(state)
            done += state.size
            progress(Progress(done, total, rebuilt.report.paragraphs))
        rebuilt.report.generation = writer.commit(last=True)
        return rebuilt.report


class _Rebuilt:
    """The new generation in the making; `kept` is the one before, where one is whole."""

    def __init__(self, writer: Writer, kept: Generation | None) -> None:
        self.report = Report()
        self._writer = writer
        self._kept = kept
        self._holders: dict[str, str] = {}  # by SHA-256 the source that holds the articles

    def take(self, state: SourceState) -> None:
        """Take in a source; copies come behind what they are copies of."""
        if is_never_read(state):
            self._writer.note(state)
            return
        fresh, articles, failures = _from_disk(state)
        before = list(self._from_archive(state))
        holder = self._holders.get(fresh.sha256)
        if holder and (articles or state.copy_of):
            self._copy(fresh, holder, before)
            return
        if not articles and state.articles:
            articles, fresh = before, state
            failures = list(state.failures) if articles else [_lost(state)]
        elif failures:  # bad input loses nothing that was there before
            known = {article.id for article in articles}
            articles += [article for article in before if article.id not in known]
        self._enter(fresh, articles, failures)

    def _from_archive(self, state: SourceState) -> Iterator[Article]:
        for address in state.articles:
            if self._kept and (article := self._kept.article(address)):
                yield article

    def _copy(self, fresh: SourceState, holder: str, before: Iterable[Article]) -> None:
        successors = self._writer.register[holder].articles
        for article in before:
            retire_article(self._writer, article, successors)
        self._writer.note(replace(fresh, copy_of=holder, articles=(), failures=()))

    def _enter(
        self, fresh: SourceState, articles: Sequence[Article], failures: Sequence[Failure]
    ) -> None:
        if articles and not failures:
            self._holders[fresh.sha256] = fresh.path
        for article in articles:
            self._writer.add(article)
            self.report.paragraphs += len(article.paragraphs)
        ids = tuple([article.id for article in articles])
        self._writer.replace(replace(fresh, copy_of="", articles=ids, failures=tuple(failures)))
        self.report.read += 1
        self.report.indexed += len(articles)
        self.report.failed += failures


def _from_disk(state: SourceState) -> tuple[SourceState, list[Article], list[Failure]]:
    file = source_file(Path(state.root), state.path)
    overrides = overrides_above(Path(state.root), [state.path])
    digest = overrides.digest(state.path)
    if file is None or (digest is None and state.articles):  # what its byline.toml said is kept
        return state, [], []
    try:
        data = file.file.read_bytes()
    except OSError:
        return state, [], []
    items = list(read_file(data, state.path, overrides.layers(state.path)))
    articles = [readdressed(item, state.address) for item in items if isinstance(item, Article)]
    fresh = replace(
        state,
        size=file.stat.st_size,
        modified=file.stat.st_mtime_ns,
        changed=file.stat.st_ctime_ns,
        inode=file.stat.st_ino,
        overrides=digest or "",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    if articles:
        of = articles[0].source
        fresh = replace(fresh, format=of.format, format_version=of.format_version)
    return fresh, articles, [item for item in items if isinstance(item, Failure)]


def _lost(state: SourceState) -> Failure:
    return Failure(
        state.path,
        f"{state.file} is gone or cannot be read, and the text that the archive kept of it cannot "
        "be used. Put the file back and index its folder.",
    )


def _newest_whole(archive: Archive) -> Generation | None:
    try:
        return archive.open()
    except ArchiveDamagedError:
        return None


def _newest_register(archive: Archive) -> register.Register:
    """The newest register whose files are as they were written, whatever else is damaged."""
    first: ArchiveDamagedError | None = None
    for number in archive.numbers():
        folder = archive.folder(number)
        try:
            contents = manifest.read(folder, earlier=True)
            return register.load_verified(folder, contents)
        except ArchiveDamagedError as error:
            first = first or error
    if first:
        raise first
    return {}
