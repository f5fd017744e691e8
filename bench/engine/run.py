"""One pairing, whole: build both archives, ask both the same, and keep what was measured."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.engine import adding, agreement, building, opening, timing
from bench.engine.building import Built
from bench.engine.corpus import Corpus
from bench.engine.engines import BYLINE, engine
from bench.engine.process import apart
from bench.engine.shapes import Question, Shape, draw
from bench.engine.timing import CLOCKS, Archive

_CHECKED = 200_000  # paragraphs: a bigger archive is not scanned, for that takes many minutes
_SEGMENTS = 8
_COLD_RUNS = 5
_SEGMENT_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure. `engines` are one or two, `questions` those of a shape, `steps` of STEPS."""

    corpus: Corpus
    engines: tuple[str, ...]
    folder: Path
    seed: int
    questions: int
    rounds: int
    clock: str
    steps: tuple[str, ...]
    reuse: bool
    say: Callable[[str], None]


def run(options: Options) -> dict[str, Any]:
    """All figures, as JSON has them; what is found to be wrong stands under `wrong`."""
    names = options.engines
    machine = _machine()
    pairing = _Pairing(
        options=options,
        questions=_questions(options),
        built={name: _built(name, 0, options) for name in names},
        archives=[Archive(name, name, _folder(options, name, 0)) for name in names],
    )
    results: dict[str, Any] = {
        "engines": list(names),
        "versions": {name: engine(name).version for name in names},
        "machine": machine,
        "seed": options.seed,
        "clock": options.clock,
        "paragraphs": pairing.paragraphs,
        "built": {name: asdict(figures) for name, figures in pairing.built.items()},
    }
    for step in options.steps:
        results |= STEPS[step](pairing)
    return results


@dataclass(frozen=True, slots=True)
class _Pairing:
    """What stands ready when the measuring begins."""

    options: Options
    questions: Sequence[Question]
    built: dict[str, Built]
    archives: Sequence[Archive]

    @property
    def paragraphs(self) -> int:
        return next(iter(self.built.values())).paragraphs


def _questions(options: Options) -> Sequence[Question]:
    questions = apart(draw, options.corpus, options.seed, options.questions)
    if not any(engine(name).near_is_written for name in options.engines):
        return questions
    return [replace(question, written=question.shape is Shape.NEAR) for question in questions]


def _pages(pairing: _Pairing) -> dict[str, Any]:
    """Whole results, and whether they are what the text holds."""
    options, archives = pairing.options, pairing.archives
    options.say("asking questions")
    timings = apart(
        timing.measure, archives, pairing.questions, options.rounds, CLOCKS[options.clock]
    )
    for what, reason in timings.unasked.items():
        options.say(f"not asked: {what}: {reason}")
    wrong: list[str] = []
    checked = pairing.paragraphs <= _CHECKED
    for archive in archives if checked else ():
        options.say(f"counting the same by brute force, as {archive.label} cuts words")
        wrong += apart(agreement.wrong, archive.engine, archive.label, timings.hot, options.corpus)
    return {
        "hot": _figures(timings.hot, archives),
        "without memos": _figures(timings.without_memos, archives),
        "hits": timing.hits(timings.hot),
        "questions": len(timings.hot),
        "unasked": timings.unasked,
        "checked": checked,
        "wrong": wrong,
        "apart": agreement.apart(timings.hot),
    }


def _figures(timed: list[timing.Timed], archives: Sequence[Archive]) -> dict[str, Any]:
    return {
        archive.label: {
            shape.value: asdict(figure)
            for shape, figure in timing.by_shape(timed, archive.label).items()
        }
        for archive in archives
    }


def _schemas(pairing: _Pairing) -> dict[str, Any]:
    """The other ways an engine may be built."""
    return {
        "schemas": {
            name: [
                asdict(_built(name, number, pairing.options))
                for number in range(1, len(engine(name).schemas))
            ]
            for name in pairing.options.engines
        }
    }


def _memory(pairing: _Pairing) -> dict[str, Any]:
    readers = {
        each.label: apart(opening.reader, each.engine, each.folder, pairing.questions)
        for each in pairing.archives
    }
    return {"memory": {label: asdict(figures) for label, figures in readers.items()}}


def _cold(pairing: _Pairing) -> dict[str, Any]:
    questions = pairing.questions
    question = next((each for each in questions if each.shape is Shape.ALL2), questions[0])
    runs = min(pairing.options.rounds, _COLD_RUNS)
    return {
        "cold": {
            each.label: asdict(opening.cold(each.engine, each.folder, question, runs))
            for each in pairing.archives
        }
    }


def _adding(pairing: _Pairing) -> dict[str, Any]:
    options = pairing.options
    options.say("adding 100 paragraphs, 20 times")
    return {"adding": apart(adding.add, pairing.archives, options.corpus, options.folder)}


def _segments(pairing: _Pairing) -> dict[str, Any]:
    """Byline in one commit against Byline in eight."""
    options = pairing.options
    if BYLINE not in options.engines:
        return {}
    options.say(f"building byline in {_SEGMENTS} commits")
    parted = options.folder / f"{_key(options)}-{BYLINE}-{_SEGMENTS}-commits"
    built = apart(building.build, BYLINE, 0, options.corpus, parted, _SEGMENTS)
    archives = [
        Archive("one", BYLINE, _folder(options, BYLINE, 0)),
        Archive("parted", BYLINE, parted),
    ]
    rounds = min(options.rounds, _SEGMENT_ROUNDS)
    timings = apart(timing.measure, archives, pairing.questions, rounds, CLOCKS[options.clock])
    hot, without = (_figures(timed, archives) for timed in (timings.hot, timings.without_memos))
    return {"segments": {"built": asdict(built), "hot": hot, "without memos": without}}


STEPS: dict[str, Callable[[_Pairing], dict[str, Any]]] = {
    "pages": _pages,
    "schemas": _schemas,
    "memory": _memory,
    "cold": _cold,
    "adding": _adding,
    "segments": _segments,
}


def _built(name: str, schema: int, options: Options) -> Built:
    folder = _folder(options, name, schema)
    kept = folder.with_suffix(".json")
    if options.reuse and kept.exists() and folder.exists():
        return Built(**json.loads(kept.read_text("utf-8")))
    kept.unlink(missing_ok=True)
    options.say(f"building {name}, {engine(name).schemas[schema].name}")
    built = apart(building.build, name, schema, options.corpus, folder)
    kept.write_text(json.dumps(asdict(built)), "utf-8")
    return built


def _folder(options: Options, name: str, schema: int) -> Path:
    return options.folder / f"{_key(options)}-{name}-{schema}"


def _key(options: Options) -> str:
    return options.corpus.path.name.removesuffix(".gz").removesuffix(".jsonl")


def _machine() -> dict[str, Any]:
    processor = next(
        (line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.machine(),
    )  # fmt: skip
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": processor,
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
        "load": os.getloadavg()[0],
    }
