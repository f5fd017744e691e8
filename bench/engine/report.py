"""What was measured, as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.engine.engines import BYLINE, PEERS
from bench.engine.shapes import Shape
from bench.engine.timing import geometric_mean

Results = Mapping[str, Any]

_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.S)
_NAMES = {BYLINE: "Byline", **PEERS}
_FORGETFUL = "without memos"
_WAYS = ("hot", _FORGETFUL)
_COLUMNS = (("hot", "median"), ("hot", "p95"), (_FORGETFUL, "median"))  # of an engine
_CLOCKS = {"wall": "the clock on the wall", "processor": "time on the processor"}
_TELLING = 0.05  # seconds: what takes less is not worth a line
_MOST_TOLD = 10  # of the questions that engines answer differently


def page(text: str, folder: Path) -> str:
    """The page of the docs, with the tables of all results in a folder in place of its own."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("results-*.json"))]
    found.sort(key=lambda results: (list(results["engines"]), results["paragraphs"]))
    tables = [report(results) for results in found]
    tables += [_growth(small, big) for small in found for big in found
               if small["engines"] == big["engines"] and small["paragraphs"] < big["paragraphs"]
               and "hot" in small and "hot" in big]  # fmt: skip
    return _FIGURES.sub(lambda _: "\n" + "\n".join(tables) + "\n", text)


def report(results: Results) -> str:
    """One pairing: its heading, the shapes, everything else, and what differs."""
    names = " and ".join(_NAMES[name] for name in results["engines"])
    machine = results["machine"]
    versions = ", ".join(results["versions"].values())
    lines = [
        f"## {names}, {results['paragraphs']:,} paragraphs",
        "",
        f"{machine['date']}, {machine['cores']} cores ({machine['processor']}), load "
        f"{machine['load']:.1f} at the start, Python {machine['python']}, {versions}, "
        f"seed {results['seed']}; pages by {_CLOCKS[results['clock']]}.",
        "",
    ]
    if "hot" in results:
        lines += [*_shapes(results), ""]
    lines += [*_rest(results), "", *_others(results)]
    if "hot" in results:
        lines += _notes(results)
    return "\n".join([*lines, ""])


def _shapes(results: Results) -> Iterator[str]:
    """Milliseconds; a ratio is Byline's time over the peer's."""
    labels = list(results["engines"])
    pair = len(labels) == 2
    heads = [f"{_NAMES[label]} {what}" for label in labels for what in ("p50", "p95", _FORGETFUL)]
    heads += ["ratio", _FORGETFUL] if pair else []
    yield _row("whole results, ms", "hits", *heads)
    yield "|---|" + "--:|" * (1 + len(heads))
    columns = [(way, label, what) for label in labels for way, what in _COLUMNS]
    shapes = [shape.value for shape in Shape if shape.value in results["hits"]]
    ratios: list[list[float]] = []
    for shape in shapes:
        cells = [_ms(results[way][label][shape][what]) for way, label, what in columns]
        if pair:
            ratios.append([_ratio(results, way, shape) for way in _WAYS])
            cells += [f"{ratio:.2f}" for ratio in ratios[-1]]
        yield _row(shape, f"{results['hits'][shape]:,}", *cells)
    means = [
        _ms(geometric_mean([results[way][label][shape][what] for shape in shapes]))
        for way, label, what in columns
    ]
    means += [f"**{geometric_mean(each):.2f}**" for each in zip(*ratios, strict=True)]
    yield _row("**geometric mean**", "", *means)
    slowest = [
        max(results[way][label][shape][what] for shape in shapes) for way, label, what in columns
    ]
    worst = [f"{slowest[at] / slowest[at + len(_COLUMNS)]:.2f}" for at in (1, 2)] if pair else []
    yield _row("slowest shape", "", *map(_ms, slowest), *worst)


def _ratio(results: Results, way: str, shape: str) -> float:
    ours, theirs = (results[way][label][shape]["median"] for label in results["engines"])
    return float(ours / theirs)


def _rest(results: Results) -> Iterator[str]:
    """One line for everything that is measured of an engine as a whole."""
    labels = list(results["engines"])
    pair = len(labels) == 2
    yield _row("", *(_NAMES[label] for label in labels), *(["ratio"] if pair else []))
    yield "|---|" + "--:|" * (len(labels) + pair)
    built = {label: results["built"][label][0] for label in labels}
    told: list[tuple[str, Mapping[str, Any], Callable[[Any], float], str]] = [
        ("index, paragraphs/s", built, _rate, "{:,.0f}"),
        (
            "the same by processor time",
            built,
            lambda of: of["paragraphs"] / of["processor"],
            "{:,.0f}",
        ),
        ("disk, MB", built, lambda of: of["disk"] / 1e6, "{:,.1f}"),
        ("writer's memory at most, MB", built, lambda of: of["peak"] / 1e6, "{:,.0f}"),
        ("segments", built, lambda of: of["segments"], "{}"),
    ]
    if memory := results.get("memory"):
        told += [
            ("reader's private memory, MB", memory,
             lambda of: of["memory"]["private"] / 1e6, "{:,.1f}"),
            ("of it before the archive is opened, MB", memory,
             lambda of: of["bare"]["private"] / 1e6, "{:,.1f}"),
            ("reader's resident memory, MB", memory,
             lambda of: of["memory"]["resident"] / 1e6, "{:,.1f}"),
        ]  # fmt: skip
    if cold := results.get("cold"):
        told += [
            ("cold: open, ms", cold, lambda of: of["opening"] * 1e3, "{:,.1f}"),
            ("cold: open and first results, ms", cold,
             lambda of: of["first_results"] * 1e3, "{:,.1f}"),
            ("cold: verify, ms", cold, lambda of: of["verifying"] * 1e3, "{:,.1f}"),
        ]  # fmt: skip
    if adding := results.get("adding"):
        told.append(("add 100 and publish, ms", adding, lambda of: of * 1e3, "{:,.1f}"))
    for what, of, figure, form in told:
        yield _compared(what, [figure(of[label]) for label in labels], form)


def _others(results: Results) -> Iterator[str]:
    """What else was built, a line each."""
    for label in results["engines"]:
        first, *others = results["built"][label]
        for each in others:
            yield (
                f"- {_NAMES[label]}, {each['schema']}: {_rate(each):,.0f} paragraphs/s, "
                f"{each['disk'] / 1e6:,.1f} MB, writer {each['peak'] / 1e6:,.0f} MB."
            )
        if first["finishing"] > _TELLING:
            yield f"- {_NAMES[label]} is optimized afterwards, in {first['finishing']:.1f} s."
    if segments := results.get("segments"):
        one, parted = (segments["hot"][label] for label in ("one", "parted"))
        ratios = [parted[shape]["median"] / one[shape]["median"] for shape in one]
        yield (
            f"- Byline in 8 commits: {_rate(segments['built']):,.0f} paragraphs/s, "
            f"{segments['built']['segments']} segments; whole results take "
            f"{geometric_mean(ratios):.2f}x as long, the worst shape {max(ratios):.2f}x."
        )


def _notes(results: Results) -> Iterator[str]:
    for shape, reason in results["unasked"].items():
        yield f"- Not asked: {shape}. {reason.rstrip('.')}."
    if results["checked"]:
        wrong = results["wrong"]
        asked = sum(results["questions"].values())
        yield (
            f"- Totals, outlets and months of {asked} questions against a scan of the text with "
            f"each engine's own words and stems: {len(wrong)} differences."
        )
        yield from (f"  - {each}" for each in wrong[:_MOST_TOLD])
    else:
        yield "- Not checked against a scan of the text: that is done up to 200,000 paragraphs."
    if len(results["engines"]) == 2:
        far = results["apart"]
        yield f"- Questions with totals more than 2 % apart: {len(far)}."
        yield from (f"  - {each}" for each in far[:_MOST_TOLD])


def _growth(small: Results, big: Results) -> str:
    """The times of a big archive over those of a small one, beside the postings' own growth."""
    labels = list(small["engines"])
    names = " and ".join(_NAMES[label] for label in labels)
    lines = [
        f"## Growth: {names}, {big['paragraphs']:,} against {small['paragraphs']:,} paragraphs",
        "",
        _row("times as long", "hits", *(_NAMES[label] for label in labels)),
        "|---|" + "--:|" * (1 + len(labels)),
    ]
    for shape, hits in small["hits"].items():
        if shape in big["hits"]:
            grown = big["hits"][shape] / max(hits, 1)
            times = [
                big["hot"][label][shape]["median"] / small["hot"][label][shape]["median"]
                for label in labels
            ]
            lines.append(_row(shape, f"{grown:.1f}", *(f"{each:.1f}" for each in times)))
    return "\n".join([*lines, ""])


def _rate(built: Results) -> float:
    return float(built["paragraphs"] / built["seconds"])


def _compared(what: str, values: Sequence[float], form: str) -> str:
    """What rounds to nothing is not there: a peer that verifies nothing."""
    cells = [form.format(value) for value in values]
    nothing = form.format(0)
    ratio = [""] if nothing in cells else [f"{values[0] / values[-1]:.2f}"]
    return _row(
        what, *("–" if cell == nothing else cell for cell in cells), *ratio[: len(cells) - 1]
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.2f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
