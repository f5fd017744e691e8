"""What has been read: for each source its state on disk, its articles and its failures.

The register is part of the generation, so that a rollback undoes it too. It is kept as a few
files of changes: a small commit writes a small file, and all of them are read one after another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from index.archive import manifest
from index.archive.manifest import Manifest
from index.model import Failure

_FILES = "sources-*.jsonl"
_MOST_FILES = 8  # more are folded into one, so that reading the register stays quick


@dataclass(frozen=True, slots=True)
class SourceState:
    """One file as it was when it was last read.

    `path` is the locator under `root`, an absolute folder. `modified` and `changed` are its mtime
    and ctime in nanoseconds. `articles` are the ids of what it holds; `failures` say what in it could
    not be read. `origin` is the path that these ids are made of where the file has moved since.
    A file with the bytes of another is the `copy_of` that other one's path, and holds no articles
    of its own. `overrides` tells which values of byline.toml it was read with.
    """

    path: str
    root: str
    size: int
    modified: int
    sha256: str
    format: str
    format_version: int
    articles: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    changed: int = 0
    inode: int = 0
    origin: str = ""
    copy_of: str = ""
    overrides: str = ""

    @property
    def address(self) -> str:
        """The path that the ids of its articles are made of."""
        return self.origin or self.path

    @property
    def place(self) -> str:
        """Where the file stood on disk, as a string: runs compare those of all sources."""
        return os.path.join(self.root, self.path)  # noqa: PTH118  # five times as fast

    @property
    def file(self) -> Path:
        """Where the file stood on disk."""
        return Path(self.root) / self.path


Register = dict[str, SourceState]  # by path
Changes = dict[str, SourceState | None]  # by path; None where a source is gone


def load(folder: Path) -> Register:
    """The register of a generation."""
    register: Register = {}
    for path in _files(folder):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                _apply(register, json.loads(line))
    return register


def load_verified(folder: Path, contents: Manifest) -> Register:
    """The register of a generation that may be damaged elsewhere. Raises ArchiveDamagedError."""
    for name in contents.files:
        if fnmatch(name, _FILES):
            manifest.verify_file(folder / name, contents.files[name])
    return load(folder)


def _apply(register: Register, fields: dict[str, Any]) -> None:
    path = fields["path"]
    if len(fields) == 1:
        register.pop(path, None)
        return
    articles = tuple(fields.pop("articles"))
    failures = tuple(Failure(**failure) for failure in fields.pop("failures"))
    register[path] = SourceState(**fields, articles=articles, failures=failures)


def save(folder: Path, number: int, register: Register, changes: Changes) -> None:
    """Write the changes that lead to `register` into the folder of generation `number`.

    Like all that is new in a generation, they are synced when it is completed.
    """
    files = list(_files(folder))
    if len(files) < _MOST_FILES:
        lines: Iterable[dict[str, object]] = (
            asdict(state) if state else {"path": path} for path, state in changes.items()
        )
    else:
        lines = map(asdict, register.values())
        for path in files:
            path.unlink()
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / f"sources-{number:06}.jsonl").write_bytes(data.encode("utf-8"))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob(_FILES))
