"""Addresses that answer no more, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from index.archive import changes

_NAME = "retired"


@dataclass(frozen=True, slots=True)
class Retired:
    """What became of the old addresses of one article.

    `title` and `path` are those it had last. `gone`: the archive does not hold it any more;
    `successors` are then the articles with the same bytes, if there are any. `paragraphs` has the
    ids that no paragraph has any more, each with those that hold its words now, best first.
    """

    title: str = ""
    path: str = ""
    gone: bool = False
    successors: tuple[str, ...] = ()
    paragraphs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


RetiredById = dict[str, Retired]  # by article


def load(folder: Path) -> RetiredById:
    """The retired addresses of a generation, by article."""
    known: RetiredById = {}
    for record in changes.read(folder, _NAME):
        article = record.pop("article")
        record["successors"] = tuple(record["successors"])
        record["paragraphs"] = {old: tuple(new) for old, new in record["paragraphs"].items()}
        known[article] = Retired(**record)
    return known


def save(folder: Path, number: int, known: RetiredById, changed: RetiredById) -> None:
    """Write what generation `number` changed."""
    changes.write(
        folder, _NAME, number,
        ({"article": article, **asdict(one)} for article, one in changed.items()),
        ({"article": article, **asdict(one)} for article, one in known.items()),
    )  # fmt: skip
