"""What has been read: for each source its state on disk, its articles and its failures.

The register is part of the generation, so that a rollback undoes it too.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from index.archive import changes, manifest
from index.archive.manifest import Manifest
from index.model import Failure

_NAME = "sources"


@dataclass(frozen=True, slots=True)
class SourceState:
    """One file as it was when it was last read.

    `path` is the locator under `root`, an absolute folder. `modified` and `changed` are its mtime
    and ctime in nanoseconds. `articles` are the ids of what it holds; `failures` say what in it
    could not be read. `origin` is the path that these ids are made of where the file has moved
    since. A file with the bytes of another is the `copy_of` that other one's path, and holds no
    articles of its own. `overrides` tells which values of byline.toml it was read with. Where it
    cannot be reached `sha256` is "", and `articles` are those that it had when it could.
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


_NAMES = tuple(field.name for field in fields(SourceState))
Register = dict[str, SourceState]  # by path
Changes = dict[str, SourceState | None]  # by path; None where a source is gone


def load(folder: Path) -> Register:
    """The register of a generation."""
    register: Register = {}
    for record in changes.read(folder, _NAME):
        _apply(register, record)
    return register


def load_verified(folder: Path, contents: Manifest) -> Register:
    """The register of a generation that may be damaged elsewhere. Raises ArchiveDamagedError."""
    for name in contents.files:
        if fnmatch(name, f"{_NAME}-*.jsonl"):
            manifest.verify_file(folder / name, contents.files[name])
    return load(folder)


def _apply(register: Register, record: dict[str, Any]) -> None:
    path = record["path"]
    if len(record) == 1:
        register.pop(path, None)
        return
    articles = tuple(record.pop("articles"))
    failures = tuple(Failure(**failure) for failure in record.pop("failures"))
    register[path] = SourceState(**record, articles=articles, failures=failures)


def save(folder: Path, number: int, register: Register, changed: Changes) -> None:
    """Write the changes that lead to `register` into the folder of generation `number`."""
    records = (_fields(state) if state else {"path": path} for path, state in changed.items())
    changes.write(folder, _NAME, number, records, map(_fields, register.values()))


def _fields(state: SourceState) -> dict[str, Any]:
    """As `_apply` takes them. `asdict` alone would copy each id of a source's articles."""
    found = {name: getattr(state, name) for name in _NAMES}
    return found | {"failures": [asdict(failure) for failure in state.failures]}
