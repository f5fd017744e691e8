"""Records that a generation keeps as a few files of changes.

A small commit writes a small file, and all of them are read one after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_MOST_FILES = 8  # more are folded into one, so that reading them stays quick
_ENCODER = json.JSONEncoder(ensure_ascii=False)

Record = dict[str, Any]


def read(folder: Path, name: str) -> Iterator[Record]:
    """The records of that name in a generation's folder, the oldest first."""
    for path in _files(folder, name):
        with path.open(encoding="utf-8", errors="surrogatepass") as lines:
            yield from map(json.loads, lines)


def write(
    folder: Path, name: str, number: int, changed: Iterable[Record], whole: Iterable[Record]
) -> None:
    """Write what generation `number` changed, or `whole` where there are too many files.

    Like all that is new in a generation, they are synced when it is completed.
    """
    files = _files(folder, name)
    if len(files) >= _MOST_FILES:
        changed = whole
        for path in files:
            path.unlink()
    data = "".join(_ENCODER.encode(record) + "\n" for record in changed)
    (folder / f"{name}-{number:06}.jsonl").write_bytes(data.encode("utf-8", "surrogatepass"))


def _files(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(f"{name}-*.jsonl"))
