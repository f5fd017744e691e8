"""Archives of random articles, with what stands in them known."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from index import Archive, ArticleDate, Generation, Metadata, index_paths
from tests.search.oracle import AUTHORS, DATES, OUTLETS, VOCABULARY

_SEEDS = (1, 2, 3)
_ARTICLES = 24


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that can be found, as it was written down."""

    title: str  # of its article; no two articles have the same
    text: str
    metadata: Metadata


class Library:
    """An open archive and all that should be found in it; no dataclass, or failures print it."""

    def __init__(self, generation: Generation, lines: tuple[Line, ...]) -> None:
        self.generation = generation
        self.lines = lines


@pytest.fixture(scope="session")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Library]]:
    """Random archives that no test may change, each grown in two runs that replace articles."""
    with ExitStack() as opened:
        yield [_library(tmp_path_factory.mktemp("library"), seed, opened) for seed in _SEEDS]


def _library(folder: Path, seed: int, opened: ExitStack) -> Library:
    chance = random.Random(seed)
    articles = [_article(chance, number) for number in range(_ARTICLES)]
    archive, files = Archive(folder / "archive"), folder / "files"
    files.mkdir()
    # What the first run indexes is in part replaced, in part removed by the second.
    _write(files / "a.jsonl", [_article(chance, number) for number in range(_ARTICLES)])
    _write(files / "b.jsonl", articles[_ARTICLES // 2 :])
    _write(files / "gone.jsonl", [_article(chance, number) for number in range(5)])
    index_paths(archive, [files])
    _write(files / "a.jsonl", articles[: _ARTICLES // 2])
    (files / "gone.jsonl").unlink()
    assert index_paths(archive, [files]).failed == []
    return Library(
        opened.enter_context(archive.open()),
        tuple(Line(metadata.title, text, metadata)
              for metadata, texts in articles for text in (metadata.title, *texts)),
    )  # fmt: skip


def _article(chance: random.Random, number: int) -> tuple[Metadata, list[str]]:
    language = chance.choice(list(VOCABULARY))
    words = VOCABULARY[language]
    gap = "，" if language == "zh" else " "
    texts = [gap.join(chance.choices(words, k=chance.randint(1, 9)))
             for _ in range(chance.randint(1, 4))]  # fmt: skip
    metadata = Metadata(
        title=f"No {number}: {chance.choice(words)}",
        authors=tuple(chance.sample(AUTHORS, chance.randint(0, 2))),
        outlet=chance.choice(OUTLETS),
        date=chance.choice(DATES),
        language=language,
    )
    return metadata, texts


def _write(path: Path, articles: list[tuple[Metadata, list[str]]]) -> None:
    """The articles as JSON Lines. Those with authors have a byline too, which no search finds."""
    records = [
        {
            **metadata.record(),
            "date": _written(metadata.date),
            "text": "\n\n".join(["By Strike Bridge", *texts] if metadata.authors else texts),
        }
        for metadata, texts in articles
    ]
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text(text, encoding="utf-8")


def _written(date: ArticleDate | None) -> str:
    """A date as a newspaper's feed would write it: 2023, 2023-04 or 2023-04-19."""
    if date is None:
        return ""
    first = date.first.isoformat()
    if date.first == date.last:
        return first
    return first[:7] if date.first.month == date.last.month else first[:4]
