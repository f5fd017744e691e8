"""The account of a run of indexing, and how far it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from index.model import Failure


@dataclass(slots=True)
class Report:
    """What a run did. Files are counted but for `indexed`, which counts articles.

    `moved` files were found under another name; `copies` have the bytes of a file that is indexed;
    `kept` are gone and were to be kept; `outdated` lie outside of this run and were read by an
    older version of their format. `published` tells whether the run made the generation that is now
    current; where nothing has changed, it is the one before.
    """

    read: int = 0
    indexed: int = 0
    paragraphs: int = 0
    unchanged: int = 0
    moved: int = 0
    copies: int = 0
    removed: int = 0
    kept: int = 0
    outdated: int = 0
    ignored: Counter[str] = field(default_factory=Counter)  # by reason
    failed: list[Failure] = field(default_factory=list)
    generation: int = 0
    published: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in bytes of files; `paragraphs` counts those indexed so far."""

    done: int
    total: int
    paragraphs: int
