"""One run of indexing: from paths to a published generation and an account of what was read."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.archive import Archive, SourceState, Writer, open_writer
from index.errors import ArchiveMissingError, BylineError
from index.formats import format_of, is_current, read_file
from index.model import Article, Failure

_COMMIT_SECONDS = 60.0  # what a killed run loses at most, and what a long one pays once a minute


@dataclass(slots=True)
class Report:
    """What a run did. Files are counted but for `indexed`, which counts articles."""

    read: int = 0
    indexed: int = 0
    paragraphs: int = 0
    unchanged: int = 0
    removed: int = 0
    ignored: Counter[str] = field(default_factory=Counter)  # by reason
    failed: list[Failure] = field(default_factory=list)
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in bytes of files; `paragraphs` counts those indexed so far."""

    done: int
    total: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class _File:
    root: Path
    path: str  # under the root, with "/"
    stat: os.stat_result

    @property
    def file(self) -> Path:
        return self.root / self.path


def index_paths(
    archive: Archive,
    paths: Iterable[Path],
    *,
    wait: float = 0.0,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Index files and folders into an archive, which is made where there is none.

    Only what changed is read again; what is gone from a folder is removed. A file that cannot be
    read is in the report, and what was indexed of it before stays. The run commits as it goes.

    Raises BylineError for a path that does not exist, ArchiveError for an archive that cannot be
    written.
    """
    wanted = [_existing(path) for path in paths]
    try:
        archive.require()
    except ArchiveMissingError:
        archive.create()
    with open_writer(archive, wait=wait) as writer:
        run = _Run(archive, writer, progress)
        run.index(wanted)
        return run.report


def _existing(path: Path) -> Path:
    if not path.exists():
        raise BylineError(
            f"{path} does not exist.", "Nothing was indexed.", "Check the spelling of the path."
        )
    return path.resolve()


class _Run:
    def __init__(
        self, archive: Archive, writer: Writer, progress: Callable[[Progress], None]
    ) -> None:
        self.report = Report()
        self._archive = archive.path.resolve()
        self._writer = writer
        self._progress = progress
        self._moving: set[str] = set()  # addresses whose files have another one from now on
        self._paths_by_file = {state.file: path for path, state in writer.register.items()}
        self._done = self._total = 0
        self._committed = time.monotonic()

    def index(self, wanted: list[Path]) -> None:
        roots = {Path(state.root) for state in self._writer.register.values()}
        files = {}
        for path in wanted:
            root = _root_of(path, roots)
            for file in self._files(path, root):
                files[file.file] = file
            self._remove_missing(path, files)
        self._moving = {
            path for file, path in self._paths_by_file.items()
            if file in files and files[file].path != path
        }  # fmt: skip
        self._total = sum(file.stat.st_size for file in files.values())
        for file in files.values():
            self._index_file(file)
            self._done += file.stat.st_size
            self._show()
            if time.monotonic() - self._committed > _COMMIT_SECONDS:
                self._writer.commit()
                self._committed = time.monotonic()
        self.report.generation = self._writer.commit()

    def _files(self, path: Path, root: Path) -> Iterator[_File]:
        """The files under a path that should be articles; the others are counted as ignored."""
        for file in _walk(path, self._cannot_list):
            if self._archive in file.parents:
                continue
            if file.name.startswith("."):
                self.report.ignored["hidden"] += 1
            elif path.is_dir() and format_of(file) is None:
                self.report.ignored[file.suffix.lower() or "no ending"] += 1
            else:
                try:
                    name, state = file.relative_to(root).as_posix(), file.stat()
                    name.encode()
                    if stat.S_ISREG(state.st_mode):
                        yield _File(root, name, state)
                    else:
                        self.report.ignored["no file"] += 1
                except UnicodeEncodeError:
                    self.report.failed.append(_unnamed(file))
                except OSError as error:
                    self.report.failed.append(Failure(str(file), f"{error.strerror}."))

    def _cannot_list(self, error: OSError) -> None:
        self.report.failed.append(Failure(str(error.filename), f"{error.strerror}."))

    def _remove_missing(self, path: Path, files: dict[Path, _File]) -> None:
        """Take out what was indexed from under a folder and is there no more."""
        known = [file for file in self._paths_by_file if file.is_relative_to(path)]
        missing = [file for file in known if file not in files and not file.exists()]
        if known and len(missing) == len(known) and not any(f.is_relative_to(path) for f in files):
            raise BylineError(
                f"{path} holds no articles any more; it held {len(known):,} files.",
                "A folder that is empty all at once is more often a missing mount than a wish, so "
                "nothing was removed.",
                "Mount it again, or index the articles that remain into a new archive.",
            )
        for file in missing:
            self._writer.remove(self._paths_by_file.pop(file))
            self.report.removed += 1

    def _index_file(self, file: _File) -> None:
        before = self._writer.register.get(file.path)
        if before and before.file != file.file and before.file.exists():
            if before.path not in self._moving:
                self.report.failed.append(_address_taken(file, before))
                return
            before = None
        if before and _untouched(before, file):
            self._count_unchanged(before)
            return
        try:
            data = file.file.read_bytes()
        except OSError as error:
            self.report.failed.append(Failure(file.path, f"It cannot be read: {error.strerror}."))
            return
        state = _state(file, data)
        if before and before.sha256 == state.sha256 and _is_current(before):
            state = replace(before, root=state.root, size=state.size, modified=state.modified)
            self._writer.note(state)
            self._count_unchanged(state)
        else:
            self._read(file, data, state, before)

    def _read(
        self, file: _File, data: bytes, state: SourceState, before: SourceState | None
    ) -> None:
        articles, failures = [], []
        for item in read_file(data, state.path):
            if isinstance(item, Article):
                self._writer.add(item)
                of = item.source
                state = replace(state, format=of.format, format_version=of.format_version)
                articles.append(item.id)
                self.report.paragraphs += len(item.paragraphs)
                self._show()
            else:
                failures.append(item)
        self.report.read += 1
        self.report.indexed += len(articles)
        self.report.failed += failures
        state = replace(state, articles=tuple(articles), failures=tuple(failures))
        if articles or not failures:
            self._writer.replace(state)
            self._forget_other_address(file)
        else:
            # Bad input loses nothing that was there before.
            self._writer.note(replace(state, articles=before.articles if before else ()))

    def _count_unchanged(self, state: SourceState) -> None:
        self.report.unchanged += 1
        self.report.failed += state.failures

    def _forget_other_address(self, file: _File) -> None:
        """A file that was indexed under another root now has the address under this one."""
        other = self._paths_by_file.get(file.file, file.path)
        states = self._writer.register
        if other != file.path and other in states and states[other].file == file.file:
            self._writer.remove(other)

    def _show(self) -> None:
        self._progress(Progress(self._done, self._total, self.report.paragraphs))


def _root_of(path: Path, roots: Iterable[Path]) -> Path:
    """What addresses under a path are relative to: the folder it was indexed with before, else the
    folder itself, or the one a file stands in.
    """
    for root in sorted(roots, key=lambda root: len(root.parts)):
        if path.is_relative_to(root):
            return root
    return path if path.is_dir() else path.parent


def _walk(path: Path, onerror: Callable[[OSError], None]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names))


def _state(file: _File, data: bytes) -> SourceState:
    a_format = format_of(file.file)
    return SourceState(
        path=file.path,
        root=str(file.root),
        size=file.stat.st_size,
        modified=file.stat.st_mtime_ns,
        sha256=hashlib.sha256(data).hexdigest(),
        format=a_format.name if a_format else "",
        format_version=a_format.version if a_format else 0,
        articles=(),
    )


def _untouched(before: SourceState, file: _File) -> bool:
    return (
        before.file == file.file
        and before.size == file.stat.st_size
        and before.modified == file.stat.st_mtime_ns
        and _is_current(before)
    )


def _is_current(before: SourceState) -> bool:
    return is_current(before.format, before.format_version)


def _unnamed(file: Path) -> Failure:
    shown = str(file).encode("utf-8", "replace").decode()
    return Failure(shown, "Its name is not UTF-8, so it can have no address. Rename the file.")


def _address_taken(file: _File, before: SourceState) -> Failure:
    return Failure(
        str(file.file),
        f"{before.file} has the same address, “{file.path}”. An address is the path under the "
        "folder that is indexed. Index the folder that holds them both.",
    )
