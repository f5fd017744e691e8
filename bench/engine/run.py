"""One pairing, whole: build both archives, ask both the same, and keep what was measured."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections import Counter
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
from bench.engine.timing import Archive, Timings

STEPS = ("pages", "schemas", "memory", "cold", "adding", "segments")
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


def run(options: Options, say: Callable[[str], None]) -> dict[str, Any]:
    """All figures, as JSON has them; what is found to be wrong stands under `wrong`."""
    corpus, names = options.corpus, options.engines
    questions = apart(draw, corpus, options.seed, options.questions)
    if any(engine(name).near_is_written for name in names):
        questions = tuple(replace(question, written=question.shape is Shape.NEAR)
                          for question in questions)  # fmt: skip
    machine = _machine()
    built = {name: _built(name, 0, options, say) for name in names}
    results: dict[str, Any] = {
        "engines": list(names),
        "versions": {name: engine(name).version for name in names},
        "machine": machine,
        "seed": options.seed,
        "clock": options.clock,
        "paragraphs": built[names[0]].paragraphs,
        "built": {name: [asdict(figures)] for name, figures in built.items()},
    }
    archives = [Archive(name, name, _folder(options, name, 0)) for name in names]
    if "pages" in options.steps:
        say("asking questions")
        results |= _pages(archives, questions, options, built[names[0]].paragraphs, say)
    if "schemas" in options.steps:
        for name in names:
            for number in range(1, len(engine(name).schemas)):
                figures = _built(name, number, options, say)
                results["built"][name].append(asdict(figures))
    if "memory" in options.steps:
        results["memory"] = {each.label: asdict(apart(opening.reader, each.engine, each.folder,
                                                      questions)) for each in archives}  # fmt: skip
    if "cold" in options.steps:
        question = next((each for each in questions if each.shape is Shape.ALL2), questions[0])
        runs = min(options.rounds, _COLD_RUNS)
        results["cold"] = {
            each.label: asdict(opening.cold(each.engine, each.folder, question, runs))
            for each in archives
        }
    if "adding" in options.steps:
        say("adding 100 paragraphs, 20 times")
        results["adding"] = apart(adding.add, archives, corpus, options.folder)
    if "segments" in options.steps and BYLINE in names:
        results["segments"] = _segments(questions, options, say)
    return results


def _pages(
    archives: Sequence[Archive], questions: Sequence[Question], options: Options, paragraphs: int,
    say: Callable[[str], None],
) -> dict[str, Any]:  # fmt: skip
    timings: Timings = apart(timing.measure, archives, questions, options.rounds, options.clock)
    for what, reason in timings.unasked.items():
        say(f"not asked: {what}: {reason}")
    wrong: list[str] = []
    if paragraphs <= _CHECKED:
        say("counting the same by brute force")
        for archive in archives:
            wrong += apart(agreement.wrong, archive.engine, archive.label, timings.hot,
                           options.corpus)  # fmt: skip
    return {
        "hot": _figures(timings.hot, archives),
        "without memos": _figures(timings.without_memos, archives),
        "hits": timing.hits(timings.hot),
        "questions": dict(Counter(each.question.shape.value for each in timings.hot)),
        "unasked": timings.unasked,
        "checked": paragraphs <= _CHECKED,
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


def _segments(
    questions: Sequence[Question], options: Options, say: Callable[[str], None]
) -> dict[str, Any]:
    """Byline in one commit against Byline in eight."""
    say(f"Byline in {_SEGMENTS} commits")
    parted = options.folder / f"{_key(options)}-{BYLINE}-{_SEGMENTS}-commits"
    built: Built = apart(building.build, BYLINE, 0, options.corpus, parted, _SEGMENTS)
    archives = [Archive("one", BYLINE, _folder(options, BYLINE, 0)),
                Archive("parted", BYLINE, parted)]  # fmt: skip
    rounds = min(options.rounds, _SEGMENT_ROUNDS)
    timings: Timings = apart(timing.measure, archives, questions, rounds, options.clock)
    return {"built": asdict(built), "hot": _figures(timings.hot, archives)}


def _built(name: str, schema: int, options: Options, say: Callable[[str], None]) -> Built:
    folder = _folder(options, name, schema)
    kept = folder.with_suffix(".json")
    if options.reuse and kept.exists() and folder.exists():
        return Built(**json.loads(kept.read_text("utf-8")))
    kept.unlink(missing_ok=True)
    say(f"building {name}, {engine(name).schemas[schema].name}")
    built: Built = apart(building.build, name, schema, options.corpus, folder)
    say(f"  {built.paragraphs / built.seconds:,.0f} paragraphs/s, {built.disk / 1e6:,.0f} MB")
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
