"""What was read of files, entered into the archive: new, changed, moved, copied, damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from index.addresses import article_id
from index.archive import Retired, SourceState, Writer
from index.holders import Holders
from index.model import Article, Failure
from index.report import Report
from index.sources import SourceFile, Unreached
from index.states import NEVER, is_never_read, state_of
from index.successors import retire
from index.worker import Reading

_UNKNOWN = "?"  # no digest: read again once the byline.toml can be read


class Entries:
    """The sources of an archive while a run changes them.

    `missing` are those that are gone, by SHA-256: a file that has their bytes inherits their
    addresses. `held` gives the articles of the archive as they were before the run.
    """

    def __init__(
        self,
        writer: Writer,
        report: Report,
        missing: dict[str, list[SourceState]],
        show: Callable[[], None],
        held: Callable[[str], Article | None],
    ) -> None:
        self._writer = writer
        self._held = held
        self._report = report
        self._missing = missing
        self._show = show
        self._gone = {state.path for states in missing.values() for state in states}
        self._holders = Holders(writer.register, self._gone)
        self._copied: set[str] = set()  # paths that were entered as copies

    def before(self, file: SourceFile) -> SourceState | None:
        """What was known at a path."""
        return self._writer.register.get(file.path)

    def orphans(self) -> list[SourceState]:
        """Copies of sources that have gone or changed: the articles are theirs now."""
        states = self._writer.register.values()
        return [one for one in states if not self.holds(one) and one.path not in self._gone]

    def holds(self, state: SourceState) -> bool:
        """Whether a source has its articles, or is a copy of one that still has the same bytes."""
        if not state.copy_of:
            return True
        original = self._writer.register.get(state.copy_of)
        return bool(
            original and original.sha256 == state.sha256 and original.articles
            and self._holders.of_bytes(state.sha256) == state.copy_of
        )  # fmt: skip

    def take(self, file: SourceFile, reading: Reading, overrides: str | None) -> None:
        """Enter what was read of a file."""
        before = self.before(file)
        if not reading.sha256:
            for failure in (item for item in reading.items if isinstance(item, Failure)):
                self._report.failed.append(failure)
                self.miss(Unreached(file.root, file.path, failure))
            return
        said = _UNKNOWN if overrides is None else overrides
        state = replace(state_of(file, reading.sha256), overrides=said)
        if before and reading.task.known == reading.sha256:
            self._keep(before, state)
        elif (holder := self._holders.of_bytes(state.sha256)) and holder != file.path:
            self._copy(state, self._writer.register[holder], before)
        else:
            self._enter(state, reading, before, self._moved(state, before))

    def miss(self, one: Unreached) -> None:
        """Remember what could not be reached, for `byline status`; its articles stay."""
        before = self._writer.register.get(one.path)
        known = before or SourceState(one.path, str(one.root), 0, 0, "", "", NEVER, articles=())
        state = replace(known, sha256="", modified=0, failures=(one.failure,))
        if state != before:
            self._writer.note(state)

    def _keep(self, before: SourceState, state: SourceState) -> None:
        """The same bytes under other times, or another root: nothing need be read."""
        self._writer.note(replace(
            before, root=state.root, size=state.size, modified=state.modified,
            changed=state.changed, inode=state.inode,
        ))  # fmt: skip
        self.count_unchanged(before)

    def _copy(self, state: SourceState, original: SourceState, before: SourceState | None) -> None:
        """The same bytes twice are one article with two sources."""
        if before:
            for old in before.articles:
                self._retire(old, successors=original.articles)
            self._holders.leave(before)
        self._writer.replace(replace(
            state, format=original.format, format_version=original.format_version,
            overrides=state.overrides, copy_of=original.path,
        ))  # fmt: skip
        self._copied.add(state.path)

    def _moved(self, state: SourceState, before: SourceState | None) -> SourceState | None:
        """The source that is gone and had these bytes: the file has another name now."""
        gone = [one for one in self._missing.get(state.sha256, ()) if one.articles]
        if not gone or (before and before.articles):
            return None
        self._missing[state.sha256].remove(gone[0])
        self._report.moved += 1
        return gone[0]

    def _enter(
        self,
        state: SourceState,
        reading: Reading,
        before: SourceState | None,
        moved: SourceState | None,
    ) -> None:
        prior = moved or before
        state = replace(state, origin=self._holders.origin_of(state.path, prior))
        articles: list[str] = []
        failures: list[Failure] = []
        texts: set[int] = set()  # what was read, by hash
        for item in reading.items:
            if isinstance(item, Failure):
                failures.append(item)
                continue
            article = readdressed(item, state.address)
            owner = self._holders.of_article(article.id, state.path)
            if owner not in (state.path, prior and prior.path) and owner not in self._gone:
                failures.append(_same_address(article, owner))
                continue
            self._writer.add(article)
            self._retire_paragraphs(article, prior)
            of = article.source
            if (of.format, of.format_version) != (state.format, state.format_version):
                state = replace(state, format=of.format, format_version=of.format_version)
            articles.append(article.id)
            texts.add(hash(article.source_text))
            self._report.paragraphs += len(article.paragraphs)
            self._show()
        self._report.read += 1
        self._report.indexed += len(articles)
        self._report.failed += failures
        kept = self._kept(prior, set(articles), texts) if prior and failures else []
        state = replace(state, failures=tuple(failures),
                        articles=tuple(dict.fromkeys((*articles, *kept))))  # fmt: skip
        self._replace(state, prior, set(kept))

    def _kept(self, prior: SourceState, read: set[str], texts: set[int]) -> list[str]:
        """What was there before and is not read now: bad input loses nothing, but for what only has
        another place. `texts` are what was read, by hash.
        """
        others = (one for one in prior.articles if one not in read)
        return [one for one in others
                if not ((old := self._held(one)) and hash(old.source_text) in texts)]  # fmt: skip

    def _replace(self, state: SourceState, prior: SourceState | None, kept: set[str]) -> None:
        if prior:
            lost = tuple(one for one in prior.articles if one not in kept)
            gone = [article for article in lost if article not in state.articles]
            for article in gone:
                self._retire(article)
            self._holders.leave_articles(gone)
            self._writer.note(replace(prior, articles=lost))
            if prior.path != state.path:
                self._writer.remove(prior.path)
        self._writer.replace(state)
        self._holders.take(state, prior)

    def count_unchanged(self, state: SourceState) -> None:
        """Counts a file that is as it was, and names again what could not be read of it."""
        self._report.unchanged += 1
        self._report.failed += state.failures

    def count_copies(self) -> None:
        """Counts what was entered as a copy and is one still, now that all files are read."""
        known = filter(None, map(self._writer.register.get, self._copied))
        self._report.copies = sum(bool(one.copy_of) and self.holds(one) for one in known)

    def remove_missing(self, *, keep: bool) -> None:
        """Takes out what is gone and was found nowhere else."""
        for state in [one for states in self._missing.values() for one in states]:
            if is_never_read(state):
                self._writer.remove(state.path)
            elif keep:
                self._report.kept += 1
            else:
                for article in state.articles:
                    self._retire(article)
                self._writer.remove(state.path)
                self._report.removed += 1

    def _retire(self, article: str, successors: tuple[str, ...] = ()) -> None:
        if before := self._held(article):
            retire_article(self._writer, before, successors)

    def _retire_paragraphs(self, article: Article, prior: SourceState | None) -> None:
        """Some paragraphs of an article may have other words than before, and other addresses."""
        known = self._writer.retired(article.id)
        before = self._held(article.id) if prior and article.id in prior.articles else None
        if before is None and known == Retired():
            return
        old = before.paragraphs if before else ()
        paragraphs = retire(known.paragraphs, old, article.paragraphs)
        if paragraphs != known.paragraphs or known.gone:
            self._writer.retire(article.id, Retired(
                article.metadata.title, article.source.path, paragraphs=paragraphs,
            ))  # fmt: skip


def retire_article(writer: Writer, article: Article, successors: tuple[str, ...] = ()) -> None:
    """The archive will not hold an article any more; `successors` are the articles in its place."""
    writer.retire(article.id, replace(
        writer.retired(article.id), title=article.metadata.title, path=article.source.path,
        gone=True, successors=successors,
    ))  # fmt: skip


def _same_address(article: Article, owner: str) -> Failure:
    return Failure(
        article.source.locator,
        f"“{owner}” has an article with the same address, so this one is not read. Accents that "
        "are written in two ways are one letter to addresses. Rename one of the files, or give "
        "one of the articles another id.",
    )


def readdressed(article: Article, path: str) -> Article:
    """The article with the addresses that it would have at another path."""
    if path == article.source.path:
        return article
    source = replace(article.source, path=path)
    identity, old = article_id(source.locator), len(article.id)
    paragraphs = (one._replace(id=identity + one.id[old:]) for one in article.paragraphs)
    return replace(article, id=identity, paragraphs=tuple(paragraphs))
