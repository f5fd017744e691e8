"""A large file of JSON Lines in stretches of whole lines, which are read apart from each other.

So all cores read one file, and no more of it is in memory than what they have in hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.formats import jsonl, read_lines, telling
from index.formats.decoding import decode
from index.model import Article, Failure
from index.reading import repetition
from index.reading.draft import Declared

_SIZE = 1 << 19  # bytes of a stretch: a quarter of a second's work
_FEWEST = 2  # stretches of a file that is worth dividing


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes `start` up to `end` of a file; `digest` tells whether they still are what they were."""

    start: int
    end: int
    first_line: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Divided:
    """A file as it was when it was divided. `repeated` has the texts that its articles repeat."""

    sha256: str
    stretches: tuple[Stretch, ...]
    repeated: frozenset[str]


@dataclass(frozen=True, slots=True)
class StretchTask:
    """A stretch to be read; `taken` has the places of articles on lines before it."""

    file: Path
    path: str
    stretch: Stretch
    sha256: str
    repeated: frozenset[str]
    overrides: tuple[Declared, ...] = ()
    taken: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StretchReading:
    """What was read of a stretch; `places` has those of its articles, and their lines."""

    items: tuple[Article | Failure, ...]
    places: Mapping[str, int]


def may_be_divided(path: str, size: int) -> bool:
    """Whether it is worth a look."""
    return size >= _FEWEST * _SIZE and telling.promised(PurePosixPath(path)) == "json lines"


def divide(file: Path, path: str, largest: int) -> Divided | None:
    """The stretches of a file; None where it is not JSON Lines in plain UTF-8, has no lines, or one
    of more than `largest` bytes, or is gone: then it is read as a whole.
    """
    digest, stretches, sample = hashlib.sha256(), list[Stretch](), jsonl.Sample()
    start, line, blank = 0, 1, True
    try:
        with file.open("rb") as lines:
            while data := lines.read(_SIZE) + lines.readline(largest):
                if len(data) >= largest:
                    return None
                if not start and telling.told(data, PurePosixPath(path)) != "json lines":
                    return None
                text = decode(data).text
                if text.encode(errors="replace") != data:
                    return None
                digest.update(data)
                sample.add(text)
                blank = blank and text.isspace()
                end = start + len(data)
                stretches.append(Stretch(start, end, line, _digest(data)))
                start, line = end, line + data.count(b"\n")
        repeated = repetition.repeated(sample.drafts())
    except Exception:  # what is wrong with it is said where it is read as a whole
        return None
    return None if blank else Divided(digest.hexdigest(), tuple(stretches), repeated)


def read_stretch(task: StretchTask) -> StretchReading:
    """Read one stretch in this process."""
    stretch = task.stretch
    try:
        with task.file.open("rb") as file:
            file.seek(stretch.start)
            data = file.read(stretch.end - stretch.start)
    except OSError as error:
        return StretchReading((Failure(task.path, f"It cannot be read: {error.strerror}."),), {})
    if _digest(data) != stretch.digest:
        failure = Failure(task.path, "It changed while it was being read. Index it again.")
        return StretchReading((failure,), {})
    places = dict(task.taken)
    items = read_lines(
        data.decode(), task.path, task.sha256, task.overrides,
        first_line=stretch.first_line, places=places, repeated=task.repeated,
    )  # fmt: skip
    return StretchReading(tuple(items), places)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
