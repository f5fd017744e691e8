"""What a generation consists of, and whether it is all there, byte for byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from index.archive import durable
from index.errors import ArchiveDamagedError, ArchiveFormatError

NAME = "MANIFEST"
FORMAT = 3  # of everything in a generation's folder; another number is another Byline's

_REMEDY = "Run “byline check” to see what is whole, “byline rollback” or “byline rebuild” to go on."

_MOST_REMEMBERED = 10_000  # files; a server that outlives more commits reads some of them again
# Files that this process has read to their end: (device, inode, size, mtime in ns, SHA-256).
_verified: set[tuple[int, int, int, int, str]] = set()


@dataclass(frozen=True, slots=True)
class FileSum:
    """What a file must be: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of one generation. `published` is UTC in ISO 8601, `digest` its own SHA-256."""

    number: int
    published: str
    articles: int
    paragraphs: int
    files: Mapping[str, FileSum]
    digest: str = ""

    @property
    def pointer(self) -> bytes:
        """What CURRENT holds where this is the published generation."""
        return f"{self.number:06} {self.digest}\n".encode("ascii")


def write(folder: Path, manifest: Manifest) -> Manifest:
    """Write and sync the manifest; returned with its digest. The folder still needs a sync."""
    fields = asdict(manifest)
    del fields["digest"]
    body = json.dumps({"format": FORMAT, **fields}, indent=1).encode()
    digest = hashlib.sha256(body).hexdigest()
    durable.write_file(folder / NAME, digest.encode() + b"\n" + body)
    return replace(manifest, digest=digest)


def read(folder: Path, *, earlier: bool = False) -> Manifest:
    """The manifest of a generation. Raises ArchiveDamagedError where it is missing or altered, and
    ArchiveFormatError where it is of another format; `earlier` ones are taken for the sake of the
    register, which all have alike.
    """
    path = folder / NAME
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError as error:
        raise damaged(path, f"cannot be read: {error.strerror}") from error
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise damaged(path, "is not what was written")
    fields = json.loads(body)
    if (found := fields.pop("format")) != FORMAT and not (earlier and found < FORMAT):
        raise _of_another_byline(path, found)
    fields["files"] = {name: FileSum(**of) for name, of in fields["files"].items()}
    return Manifest(**fields, digest=digest.decode())


def verify(folder: Path, manifest: Manifest, *, whole: bool) -> None:
    """Check that the folder holds exactly the files of the manifest, with their sizes.

    `whole` also reads each file to its end, once a process: a linked file that an earlier
    generation had verified is not read again. Raises ArchiveDamagedError naming the first file
    that is missing, foreign or altered.
    """
    try:
        present = {path.name for path in folder.iterdir()} - {NAME}
    except OSError as error:
        raise damaged(folder, f"cannot be read: {error.strerror}") from error
    for name in sorted(present ^ manifest.files.keys()):
        known = name in manifest.files
        raise damaged(folder / name, "is missing" if known else "does not belong there")
    for name, expected in manifest.files.items():
        verify_file(folder / name, expected, whole=whole)


def verify_file(path: Path, expected: FileSum, *, whole: bool = True) -> None:
    """Check one file against its sum, as `verify` does."""
    try:
        stat = path.stat()
        if stat.st_size != expected.size:
            raise damaged(path, f"has {stat.st_size:,} bytes instead of {expected.size:,}")
        identity = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, expected.sha256)
        if whole and identity not in _verified:
            if file_sum(path).sha256 != expected.sha256:
                raise damaged(path, "is not what was written")
            if len(_verified) >= _MOST_REMEMBERED:
                _verified.clear()
            _verified.add(identity)
    except OSError as error:
        raise damaged(path, f"cannot be read: {error.strerror}") from error


def forget_verified() -> None:
    """Let the next verification read every file again."""
    _verified.clear()


def file_sum(path: Path) -> FileSum:
    """The size and SHA-256 of a file as it is now."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return FileSum(file.tell(), digest.hexdigest())


def _of_another_byline(path: Path, found: int) -> ArchiveFormatError:
    who, remedy = "a newer", "Run the newer Byline."
    if found < FORMAT:
        who = "an earlier"
        remedy = "Run “byline rebuild”: it reads the files again; their addresses stay."
    return ArchiveFormatError(
        f"{path} has format {found}, of {who} Byline; this one reads format {FORMAT}.",
        "Nothing is lost, but it can be neither searched nor added to.",
        remedy,
    )


def damaged(path: Path, what: str) -> ArchiveDamagedError:
    """The error for a file of the archive that is not as it was published."""
    return ArchiveDamagedError(
        f"{path} {what}.", "Answers from it could be silently wrong, so none are given.", _REMEDY
    )
