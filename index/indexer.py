"""One run of indexing: from paths to a published generation and an account of what was read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.archive import Archive, Generation, SourceState, Writer, open_writer
from index.entries import Entries
from index.errors import ArchiveMissingError, BylineError
from index.model import Article, Failure
from index.overrides import Overrides, overrides_above
from index.renames import exchange, rebase
from index.report import Progress, Report
from index.sources import Found, SourceFile, existing, find_files, root_of, source_file
from index.states import is_never_read, is_read_as_today, is_untouched, outdated
from index.worker import LARGEST, Reading, Task, few_collections
from index.workers import read_all

_COMMIT_SECONDS = 60.0  # what a killed run loses at most, and what a long one pays once a minute


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes about it.

    `wait` is how many seconds to wait for another writer. A `thorough` run reads the bytes of every
    file, others trust size, times and inode. `keep_missing`: what is gone from disk stays in the
    archive. `processes` read files, by default one for each core. A file of more than `largest`
    bytes is not read, but for JSON Lines, which are read line by line.
    """

    wait: float = 0.0
    thorough: bool = False
    keep_missing: bool = False
    processes: int | None = None
    largest: int = LARGEST


def index_paths(
    archive: Archive,
    paths: Iterable[Path],
    options: Options = Options(),
    *,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Index files and folders into an archive, which is made where there is none.

    Only what changed is read again. A file that has moved keeps its addresses, and what is gone
    from a folder is removed. A file that cannot be read is in the report, and what was indexed of
    it before stays. The run commits as it goes.

    Raises BylineError for a path that does not exist, ArchiveError for an archive that cannot be
    written.
    """
    wanted = [existing(path) for path in paths]
    try:
        archive.require()
    except ArchiveMissingError:
        archive.create()
    with open_writer(archive, wait=options.wait) as writer, few_collections():
        run = _Run(archive, writer, options, progress)
        run.index(wanted)
        return run.report


class _Before:
    """The articles of an archive as they are when a run begins; opened where one is asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._generation: Generation | None = None

    def article(self, address: str) -> Article | None:
        if self._generation is None:
            self._generation = self._archive.open()
        return self._generation.article(address)

    def __enter__(self) -> _Before:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._generation:
            self._generation.close()


class _Run:
    def __init__(
        self,
        archive: Archive,
        writer: Writer,
        options: Options,
        progress: Callable[[Progress], None],
    ) -> None:
        self.report = Report()
        self._archive = archive
        self._writer = writer
        self._options = options
        self._progress = progress
        self._overrides: dict[Path, Overrides] = {}
        self._by_path: dict[str, str] = {}  # which file has an address
        self._moved: dict[tuple[str, Path], bool] = {}
        self._done = self._total = 0  # bytes
        self._reading: Reading | None = None  # what is being entered
        self._committed = time.monotonic()

    def index(self, wanted: list[Path]) -> None:
        earlier = self._writer.number
        found, missing = self._look(wanted)
        self.report.ignored = found.ignored
        self.report.failed = [one.failure for one in found.unreached.values()]
        self._total = sum(file.stat.st_size for file in found.files.values())
        self._overrides = _overrides(found.files.values())
        for root, said in self._overrides.items():
            self.report.failed += said.mistakes(root, self._writer.register)
        rebase(self._writer, found.files)
        self.report.moved = exchange(self._writer, found.files)
        self._moved = self._roots_moved(found)
        with _Before(self._archive) as before:
            entries = Entries(self._writer, self.report, missing, self._show, before.article)
            self._bring_in_step(entries, found)
        self.report.outdated = outdated(self._writer.register).total()
        self.report.generation = self._writer.commit(last=True)
        self.report.published = self.report.generation != earlier

    def _roots_moved(self, found: Found) -> dict[tuple[str, Path], bool]:
        """Whether a folder that is there no more has become another, from which its files come.

        Of one that is only away for a while, another folder may have the names by chance: then
        most of its files have other sizes.
        """
        alike: dict[tuple[str, Path], list[bool]] = {}
        for file in found.files.values():
            before = self._writer.register.get(file.path)
            if before and before.articles and before.root != str(file.root):
                same = before.size == file.stat.st_size
                alike.setdefault((before.root, file.root), []).append(same)
        return {roots: 2 * sum(same) >= len(same) for roots, same in alike.items()}

    def _bring_in_step(self, entries: Entries, found: Found) -> None:
        for one in found.unreached.values():
            entries.miss(one)
        self._read(entries, [file for file in found.files.values() if self._is_due(entries, file)])
        orphans = (source_file(Path(one.root), one.path) for one in entries.orphans())
        there = [file for file in orphans if file]
        self._overrides |= _overrides(there)
        self._read(entries, there)
        entries.remove_missing(keep=self._options.keep_missing)
        entries.count_copies()

    def _look(self, wanted: list[Path]) -> tuple[Found, dict[str, list[SourceState]]]:
        """The files that are there, and by their bytes the sources that are not any more."""
        found, missing = Found(), dict[str, list[SourceState]]()
        roots = [Path(root) for root in {s.root for s in self._writer.register.values()}]
        known = {state.place: state for state in self._writer.register.values()}
        within = [path for path in wanted if not any(other in path.parents for other in wanted)]
        for path in within:
            find_files(path, root_of(path, roots), self._archive.path.resolve(), found)
            for place in _gone(path, known, found):
                state = known.pop(place)
                missing.setdefault(state.sha256, []).append(state)
        return found, missing

    def _is_due(self, entries: Entries, file: SourceFile) -> bool:
        """Whether a file must be looked into; counts one that need not be."""
        before = entries.before(file)
        other = self._by_path.setdefault(file.path, before.place if before else file.place)
        moved = self._moved.get((before.root if before else "", file.root), True)
        if other != file.place and (Path(other).exists() or not moved):
            self.report.failed.append(_address_taken(file, other))
        elif before and entries.holds(before) and self._is_unchanged(before, file):
            entries.count_unchanged(before)
        else:
            return True
        self._advance(file)
        return False

    def _is_unchanged(self, before: SourceState, file: SourceFile) -> bool:
        trusted = not self._options.thorough and is_untouched(before, file)
        return trusted and self._would_be_read_alike(before, file)

    def _would_be_read_alike(self, before: SourceState, file: SourceFile) -> bool:
        """Whether the same bytes would be the same articles today."""
        digest = self._overrides[file.root].digest(file.path)
        return is_read_as_today(before) and digest in (None, before.overrides)

    def _read(self, entries: Entries, due: list[SourceFile]) -> None:
        tasks = []
        for file in due:
            before = entries.before(file)
            known = before and entries.holds(before) and self._would_be_read_alike(before, file)
            digest = before.sha256 if before and known else ""
            layers = self._overrides[file.root].layers(file.path)
            size, largest = file.stat.st_size, self._options.largest
            tasks.append(Task(file.file, file.path, size, digest, layers, largest))
        for file, reading in zip(due, read_all(tasks, self._options.processes), strict=True):
            self._reading = reading
            entries.take(file, reading, self._overrides[file.root].digest(file.path))
            self._advance(file)

    def _advance(self, file: SourceFile) -> None:
        self._done = min(self._done + file.stat.st_size, self._total)
        self._reading = None
        self._show()
        if time.monotonic() - self._committed > _COMMIT_SECONDS:
            self._writer.commit()
            self._committed = time.monotonic()

    def _show(self) -> None:
        taken = self._reading.taken if self._reading else 0
        done = min(self._done + taken, self._total)
        self._progress(Progress(done, self._total, self.report.paragraphs))


def _overrides(files: Iterable[SourceFile]) -> dict[Path, Overrides]:
    """What the byline.toml files beside and above files say, by root."""
    paths: dict[Path, list[str]] = {}
    for file in files:
        paths.setdefault(file.root, []).append(file.path)
    return {root: overrides_above(root, known) for root, known in paths.items()}


def _gone(path: Path, known: Mapping[str, SourceState], found: Found) -> list[str]:
    """What was indexed from under a folder and is there no more.

    Raises BylineError where that is everything.
    """
    folder = f"{str(path).rstrip('/')}/"
    under = [place for place in known if place == str(path) or place.startswith(folder)]
    gone = [place for place in under if place not in found.files
            and not found.is_out_of_reach(place) and not Path(place).is_file()]  # fmt: skip
    held = {place for place in under if not is_never_read(known[place])}
    if held and held.issubset(gone) and not any(place.startswith(folder) for place in found.files):
        raise BylineError(
            f"{path} holds no articles any more; it held {len(held):,} files.",
            "A folder that is empty all at once is more often a missing mount than a wish, so "
            "nothing was removed.",
            "Mount it again, or index the articles that remain into a new archive.",
        )
    return gone


def _address_taken(file: SourceFile, other: str) -> Failure:
    return Failure(
        str(file.file),
        f"{other} has the same address, “{file.path}”. An address is the path under the "
        "folder that is indexed. Index the folder that holds them both.",
    )
