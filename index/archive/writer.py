"""Changes to the archive, published as a new generation or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from index.archive import manifest, publish, register, retired
from index.archive.lock import write_lock
from index.archive.manifest import Manifest
from index.archive.register import SourceState
from index.archive.retired import Retired, RetiredById
from index.archive.segments import SegmentChanges
from index.archive.store import Archive
from index.errors import ArchiveError
from index.model import Article

KEEP_SECONDS = 3600.0  # a reader that walks through results may hold on to a generation this long
MEMORY = 128 << 20  # bytes of words that are sorted at once; the writer needs 300 MB besides


@contextmanager
def open_writer(
    archive: Archive,
    *,
    wait: float = 0.0,
    keep_seconds: float = KEEP_SECONDS,
    from_nothing: bool = False,
    memory: int = MEMORY,
) -> Iterator[Writer]:
    """The one writer of an archive; what was not committed when it is left is dropped.

    `wait` is how many seconds to wait for another writer, `keep_seconds` how long a generation
    is kept after another took its place; two are kept however old they are. A writer
    `from_nothing` does not look at the current generation and replaces all of it with what is
    added. `memory` bounds the bytes that are held of words not written yet.

    Raises ArchiveBusyError where another process goes on writing, ArchiveDamagedError where the
    current generation does not verify, for nothing is built on that, and ArchiveError where the
    disk refuses: what was published before stays as it is.
    """
    archive.require()
    with ExitStack() as held:
        with Refusals(archive):
            held.enter_context(write_lock(archive.lock_file, wait))
            base = None if from_nothing else _verified_current(archive)
            archive.generations.mkdir(exist_ok=True)
            publish.remove_leftovers(archive)
            writer = Writer(archive, base, keep_seconds, memory)
        held.callback(writer.discard)
        yield writer


class Writer:
    """Adds and removes articles; made by `open_writer`, which holds the lock.

    `register` is what has been read, the uncommitted changes included.
    """

    def __init__(
        self, archive: Archive, base: Manifest | None, keep_seconds: float, memory: int
    ) -> None:
        self._archive = archive
        self._base = base
        self._keep_seconds = keep_seconds
        self._memory = memory
        self._begin()
        self._published_retired: RetiredById | None = None  # read where it is asked for
        self._added = 0  # paragraphs, in all commits
        self._parts = 0  # commits since what was added was brought together
        self.register = self._published_register()

    @property
    def number(self) -> int:
        """The generation that was published last; 0 before the first."""
        return self._base.number if self._base else 0

    def add(self, article: Article) -> None:
        """Add an article. It counts once its source is in the register: see `replace`."""
        with Refusals(self._archive):
            self._opened().add(article)
        self._pending.add(article.id)
        self._added += len(article.paragraphs)

    def replace(self, state: SourceState) -> None:
        """Let the articles just added take the place of those the source had before."""
        self._delete_articles(state.path)
        self.note(state)
        self._pending.clear()

    def remove(self, path: str) -> None:
        """Take a source out, with its articles."""
        self._delete_articles(path)
        del self.register[path]
        self._changes[path] = None

    def note(self, state: SourceState) -> None:
        """Remember a source's state on disk; its articles stay as they are."""
        self.register[state.path] = state
        self._changes[state.path] = state

    def retired(self, article: str) -> Retired:
        """What is known of the old addresses of an article."""
        return self._retired.get(article) or self._known_retired().get(article, Retired())

    def retire(self, article: str, known: Retired) -> None:
        """Remember what became of the addresses of an article."""
        self._retired[article] = known

    def commit(self, *, last: bool = False) -> int:
        """Publish what was changed; returns the number of the generation that is then current.

        The `last` one of a run brings together what all its commits have added, for readers are
        faster the fewer segments there are.

        When it returns, a power cut no longer undoes it. Without changes to a published archive
        it does nothing. After an error everything that was not published is dropped.
        """
        is_parted = last and self._parts > 1
        if self._base and not self._changes and not is_parted:
            return self._base.number
        try:
            with Refusals(self._archive):
                settled = self._added if last else None
                published = self._complete(self._opened().finish(settled))
                assert self._work
                publish.publish(self._archive, self._work, published)
        except BaseException:
            self.discard()
            raise
        self._parts = 0 if last else self._parts + 1
        self._base, self._published_retired = published, None
        self._begin()
        with suppress(OSError):  # it is published; what is left over goes with the next commit
            publish.prune(self._archive, self._keep_seconds)
        return published.number

    def discard(self) -> None:
        """Drop what was not committed."""
        if self._segments:
            self._segments.discard()
        if self._work:
            shutil.rmtree(self._work, ignore_errors=True)
        self._begin()
        self.register = self._published_register()

    def _begin(self) -> None:
        """Have changed nothing since the last commit."""
        self._work: Path | None = None
        self._segments: SegmentChanges | None = None
        self._changes: register.Changes = {}
        self._pending: set[str] = set()  # articles added since a source was last replaced
        self._retired: RetiredById = {}

    def _published_register(self) -> register.Register:
        return register.load(self._archive.folder(self._base.number)) if self._base else {}

    def _known_retired(self) -> RetiredById:
        if self._published_retired is None:
            folder = self._base and self._archive.folder(self._base.number)
            self._published_retired = retired.load(folder) if folder else {}
        return self._published_retired

    def _delete_articles(self, path: str) -> None:
        """Delete what a source had before, published or not; what was just added stays."""
        before = self.register.get(path)
        with Refusals(self._archive):
            for article in before.articles if before else ():
                self._opened().delete(article)
                settled = path in self._changes and article not in self._pending
                if settled and not self._holds(article, path):
                    self._opened().delete_added(article)

    def _holds(self, article: str, but: str) -> bool:
        """Whether another source that changed has the article."""
        return any(
            state and article in state.articles
            for path, state in self._changes.items()
            if path != but
        )

    def _opened(self) -> SegmentChanges:
        """The segments, in a work folder that begins as the generation it builds on."""
        if self._segments is None:
            self._work = publish.new_work_folder(self._archive, self._base)
            is_new = self._base is None
            self._segments = SegmentChanges(self._work, self._memory, is_new=is_new)
        return self._segments

    def _complete(self, paragraphs: int) -> Manifest:
        assert self._work
        number = publish.next_number(self._archive)
        register.save(self._work, number, self.register, self._changes)
        if self._retired:
            whole = self._known_retired() | self._retired
            retired.save(self._work, number, whole, self._retired)
        articles = sum(len(state.articles) for state in self.register.values())
        known = self._base.files if self._base else {}
        return publish.complete(self._work, number, articles, paragraphs, known)


class Refusals:
    """A context that turns what the disk refuses into an ArchiveError.

    It is no generator, for it is entered once an article.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise ArchiveError(
                f"{error.filename or self._archive.path} cannot be written: {error.strerror}.",
                "What was published before is as it was; what was not published is dropped.",
                "Mend the disk or make room on it, and run the command again.",
            ) from error


def _verified_current(archive: Archive) -> Manifest | None:
    current = publish.current_or_none(archive)
    if current:
        manifest.verify(archive.folder(current.number), current, whole=True)
    return current
