"""A press archive that changes step by step: what is written into it, and what must be in it.

Everything follows from the seed and the number of the step, so that the process that writes and
the one that checks need not talk to each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from index import Archive, Article, index_paths, open_writer, read_file
from index.archive import SourceState, Writer

_FILES = 12  # few, so that a whole archive is read and compared in milliseconds
PLACES = ("harbour", "bridge", "council", "ferry", "union", "lighthouse", "market", "station")
_SENTENCES = (
    "The {} was closed again on the morning of day {}, and nobody could say for how long.",
    "People who live near the {} have written {} letters to the editor about it since.",
    "“We will see about the {},” said the mayor, who has been asked {} times.",
    "Nothing new was heard from the {} by the evening; the committee meets in {} days.",
)
_SENTENCES_ABROAD = (
    "Der Hafenmeister schrieb über {} einen Bericht von {} Seiten, den niemand lesen wollte.",
    "Am Abend war von {} nichts zu hören, und das blieb {} Tage lang so.",
)


class Workload:
    """A few files of articles. Each step writes, changes or removes some of them."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def files(self, step: int) -> dict[str, bytes]:
        """The files after a step, by path; the first step writes them all."""
        newest: dict[int, tuple[str, bytes] | None] = {}
        for past in range(step, 0, -1):
            for number, file in self._changes(past):
                newest.setdefault(number, file)
            if len(newest) == _FILES:
                break
        return dict(file for _, file in sorted(newest.items()) if file)

    def articles(self, step: int) -> dict[str, Article]:
        """What must be found after a step, by article id."""
        return {
            article.id: article
            for path, data in self.files(step).items()
            for article in _articles(data, path)
        }

    def _changes(self, step: int) -> Iterator[tuple[int, tuple[str, bytes] | None]]:
        """What a step does to which files. The first of them is written, so each step counts."""
        random = Random(f"{self.seed} {step}")
        numbers = range(_FILES) if step == 1 else random.sample(range(_FILES), random.randint(1, 4))
        for place, number in enumerate(numbers):
            removed = step > 1 and place > 0 and random.random() < 0.4
            yield number, None if removed else _file(random, number, step)


def _file(random: Random, number: int, step: int) -> tuple[str, bytes]:
    if number % 3 == 0:
        lines = [
            json.dumps({"id": item, "title": _title(random, step), "text": _text(random, step)})
            for item in range(random.randint(1, 4))
        ]
        return f"wire/{number}.jsonl", "\n".join(lines).encode()
    if number % 3 == 1:
        head = f"---\ntitle: {_title(random, step)}\ndate: 2023-04-{number + 1:02}\n---\n\n"
        return f"paper/{number}.md", (head + _text(random, step)).encode()
    return f"{number}.txt", f"{_title(random, step)}\n\n{_text(random, step)}\n".encode()


def _title(random: Random, step: int) -> str:
    return f"What the {random.choice(PLACES)} wants, part {step}"


def _text(random: Random, step: int) -> str:
    sentences = random.choice((_SENTENCES, _SENTENCES, _SENTENCES_ABROAD))
    return "\n\n".join(
        " ".join(
            random.choice(sentences).format(random.choice(PLACES), step + random.randrange(9))
            for _ in range(random.randint(1, 5))
        )
        for _ in range(random.randint(2, 7))
    )


@lru_cache(maxsize=2 * _FILES)
def _articles(data: bytes, path: str) -> tuple[Article, ...]:
    items = tuple(read_file(data, path))
    assert all(isinstance(item, Article) for item in items), items
    return tuple(item for item in items if isinstance(item, Article))


def write(writer: Writer, files: dict[str, bytes], sources: Path) -> None:
    """Bring an opened writer from whatever it holds to `files`; nothing is committed."""
    for path in writer.register.keys() - files.keys():
        writer.remove(path)
    for path, data in files.items():
        digest = hashlib.sha256(data).hexdigest()
        known = writer.register.get(path)
        if known is None or known.sha256 != digest:
            add_source(writer, path, data, _articles(data, path), sources)


def add_source(
    writer: Writer, path: str, data: bytes, articles: Sequence[Article], sources: Path
) -> None:
    """Put a source and its articles in the place of what a writer had under its path."""
    for article in articles:
        writer.add(article)
    writer.replace(
        SourceState(
            path=path,
            root=str(sources),
            size=len(data),
            modified=0,
            sha256=hashlib.sha256(data).hexdigest(),
            format=articles[0].source.format,
            format_version=articles[0].source.format_version,
            articles=tuple(article.id for article in articles),
        )
    )


def commit(
    archive: Archive,
    workload: Workload,
    step: int,
    sources: Path | None = None,
    *,
    keep_seconds: float = 0.0,
) -> int:
    """Bring an archive to a step, through a writer; returns the generation's number.

    `sources` is where the files are said to stand: by default in a folder beside the archive.
    """
    with open_writer(archive, keep_seconds=keep_seconds) as writer:
        write(writer, workload.files(step), sources or archive.path.with_name("sources"))
        return writer.commit()


def commit_folder(
    archive: Archive, workload: Workload, step: int, sources: Path, *, keep_seconds: float = 0.0
) -> int:
    """The same as a user does it: files in the folder `sources`, then one run of indexing."""
    files = workload.files(step)
    sources.mkdir(exist_ok=True)
    for old in sources.rglob("*.*"):
        if old.relative_to(sources).as_posix() not in files:
            old.unlink()
    for path, data in files.items():
        file = sources / path
        file.parent.mkdir(exist_ok=True)
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)

    def opened(archive: Archive, *, wait: float) -> object:
        return open_writer(archive, wait=wait, keep_seconds=keep_seconds)

    with patch("index.indexer.open_writer", opened):
        return index_paths(archive, [sources]).generation
