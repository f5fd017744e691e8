"""How long a small addition to a big archive takes until it is published."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.engine.building import append
from bench.engine.corpus import Corpus, Line
from bench.engine.engines import engine
from bench.engine.timing import Archive

_PARAGRAPHS = 100
_COMMITS = 20


def add(archives: Sequence[Archive], corpus: Corpus, scratch: Path) -> dict[str, float]:
    """Seconds of a commit of 100 paragraphs to a copy of each archive, in turns; medians.

    Writers are held open: what opening one costs is paid once a run, not once a commit.
    """
    seconds: dict[str, list[float]] = {archive.label: [] for archive in archives}
    with ExitStack() as held:
        builders = {}
        for archive in archives:
            copy = scratch / f"adding-{archive.label}"
            shutil.rmtree(copy, ignore_errors=True)
            held.callback(shutil.rmtree, copy, ignore_errors=True)
            shutil.copytree(archive.folder, copy)
            builders[archive.label] = engine(archive.engine).adder(copy)
            held.callback(builders[archive.label].close)
        for batch in _additions(corpus):
            for label, builder in builders.items():
                seconds[label].append(append(builder, batch))
    return {label: median(taken) for label, taken in seconds.items()}


def _additions(corpus: Corpus) -> list[list[Line]]:
    """The first articles once more, under new ids, in batches of exactly so many paragraphs."""
    additions: list[list[Line]] = [[]]
    count = 0
    lines = Corpus(corpus.path, _PARAGRAPHS * _COMMITS).lines()
    for number, line in enumerate(lines):
        texts = line.paragraphs
        while texts:
            if count == _PARAGRAPHS:
                additions.append([])
                count = 0
            taken = texts[: _PARAGRAPHS - count]
            part = f"added-{number}-{len(texts)}"
            additions[-1].append(Line(part, line.title, line.day, line.authors, line.outlet,
                                      line.url, taken))  # fmt: skip
            count += len(taken)
            texts = texts[len(taken) :]
    return additions
