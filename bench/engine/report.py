"""What was measured, as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.engine.engines import BYLINE, FULL, PEERS
from bench.engine.shapes import Shape
from bench.engine.timing import geometric_mean

Results = Mapping[str, Any]

_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.S)
_NAMES = {BYLINE: "Byline", **PEERS, **FULL}
_FORGETFUL = "without memos"
_COLD = {"open": "opening", "open and first results": "first_results", "verify": "verifying"}
_NOTHING = (None, None, None)  # in place of p50, p95, and p50 without memos
_MB = 1e6  # bytes
_ALL = range(len(_NOTHING))
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
        f"### {names}, {results['paragraphs']:,} paragraphs",
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
    """Milliseconds; a ratio is Byline's time over the peer's. Means are of what both answer."""
    labels = list(results["engines"])
    pair = len(labels) == 2
    heads = [f"{_NAMES[label]} {what}" for label in labels for what in ("p50", "p95", _FORGETFUL)]
    heads += ["ratio", _FORGETFUL] if pair else []
    yield _row("whole results, ms", "hits", *heads)
    yield "|---|" + "--:|" * (1 + len(heads))
    shared = []
    for shape in (each.value for each in Shape if each.value in results["hits"]):
        figures = [_figures(results, label, shape) for label in labels]
        cells = [cell for each in figures for cell in map(_ms, each or _NOTHING)]
        if all(figures) and pair:
            cells += [f"{figures[0][at] / figures[1][at]:.2f}" for at in (0, 2)]
        if all(figures):
            shared.append(figures)
        yield _row(shape, f"{results['hits'][shape]:,}", *cells)
    if not shared:
        return
    columns = [[figures[at][of] for figures in shared] for at in range(len(labels)) for of in _ALL]
    means, most = [geometric_mean(each) for each in columns], [max(each) for each in columns]
    ratios = [f"**{means[at] / means[at + 3]:.2f}**" for at in (0, 2)] if pair else []
    yield _row("**geometric mean**", "", *map(_ms, means), *ratios)
    worst = ["", f"p95: {most[1] / most[4]:.2f}"] if pair else []
    yield _row("slowest shape", "", *map(_ms, most), *worst)


def _figures(results: Results, label: str, shape: str) -> list[float]:
    """Median and p95 hot, median without memos; nothing where it was not asked."""
    hot, forgetful = (results[way][label].get(shape) for way in ("hot", _FORGETFUL))
    return [hot["median"], hot["p95"], forgetful["median"]] if hot else []


def _rest(results: Results) -> Iterator[str]:
    """One line for everything that is measured of an engine as a whole."""
    labels = list(results["engines"])
    pair = len(labels) == 2
    yield _row("", *(_NAMES[label] for label in labels), *(["ratio"] if pair else []))
    yield "|---|" + "--:|" * (len(labels) + pair)
    built = [results["built"][label] for label in labels]
    yield _compared("index, paragraphs/s", map(_rate, built), 0)
    by_processor = (_rate(each, "processor") for each in built)
    yield _compared("the same by time on the processor", by_processor, 0)
    yield _compared("disk, MB", (each["disk"] / _MB for each in built), 1)
    yield _compared("writer's memory at most, MB", (each["peak"] / _MB for each in built), 0)
    yield _compared("segments", (each["segments"] for each in built), 0)
    if "memory" in results:
        readers = [results["memory"][label] for label in labels]
        private, at_rest, bare, resident = (
            [each[when][what] / _MB for each in readers]
            for when, what in (
                ("memory", "private"), ("at_rest", "private"), ("bare", "private"),
                ("memory", "resident"),
            )
        )  # fmt: skip
        yield _compared("reader's private memory, MB", private, 1)
        yield _compared("the same at rest, MB", at_rest, 1)
        yield _compared("of it before the archive is opened, MB", bare, 1)
        yield _compared("reader's resident memory, MB", resident, 1)
    if "cold" in results:
        for what, when in _COLD.items():
            seconds = (results["cold"][label][when] for label in labels)
            yield _compared(f"cold: {what}, ms", (each * 1e3 for each in seconds), 1)
    if "adding" in results:
        seconds = (results["adding"][label] for label in labels)
        yield _compared("add 100 and publish, ms", (each * 1e3 for each in seconds), 1)


def _others(results: Results) -> Iterator[str]:
    """What else was built, a line each."""
    for label in results["engines"]:
        for each in results.get("schemas", {}).get(label, ()):
            yield (
                f"- {_NAMES[label]}, {each['schema']}: {_rate(each):,.0f} paragraphs/s "
                f"({_rate(each, 'processor'):,.0f} by time on the processor), "
                f"{each['disk'] / _MB:,.1f} MB, writer {each['peak'] / _MB:,.0f} MB."
            )
        if (seconds := results["built"][label]["finishing"]) > _TELLING:
            yield f"- {_NAMES[label]} is optimized afterwards, in {seconds:.1f} s."
    if segments := results.get("segments"):
        told = ", without memos ".join(_longer(segments[how]) for how in ("hot", _FORGETFUL))
        yield (
            f"- Byline in 8 commits: {_rate(segments['built']):,.0f} paragraphs/s, "
            f"{segments['built']['segments']} segments; whole results take {told}."
        )


def _longer(times: Mapping[str, Any]) -> str:
    """How much longer pages of several segments take than those of one."""
    ratios = [
        times["parted"][shape]["median"] / own["median"] for shape, own in times["one"].items()
    ]
    return f"{geometric_mean(ratios):.2f}x as long (the worst shape {max(ratios):.2f}x)"


def _notes(results: Results) -> Iterator[str]:
    for what, reason in results["unasked"].items():
        yield f"- Not asked: {what}. {reason.rstrip('.')}."
    if results["checked"]:
        wrong = results["wrong"]
        yield (
            f"- Totals, outlets and months of {results['questions']} questions against a scan of "
            f"the text with each engine's own words and stems: {len(wrong)} differences."
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
        f"### Growth: {names}, {big['paragraphs']:,} against {small['paragraphs']:,} paragraphs",
        "",
        _row("times as long", "hits", *(_NAMES[label] for label in labels)),
        "|---|" + "--:|" * (1 + len(labels)),
    ]
    for shape, hits in small["hits"].items():
        if shape in big["hits"]:
            both = [
                [_figures(results, label, shape) for results in (big, small)] for label in labels
            ]
            times = [f"{after[0] / before[0]:.1f}" if after else "–" for after, before in both]
            lines.append(_row(shape, f"{big['hits'][shape] / max(hits, 1):.1f}", *times))
    return "\n".join([*lines, ""])


def _rate(built: Results, clock: str = "seconds") -> float:
    return float(built["paragraphs"] / built[clock])


def _compared(what: str, values: Iterable[float], decimals: int) -> str:
    """What rounds to nothing is not there: a peer that verifies nothing."""
    first, *others = list(values)
    cells = [f"{value:,.{decimals}f}" for value in (first, *others)]
    nothing = f"{0:.{decimals}f}"
    ratios = ["" if nothing in cells else f"{first / other:.2f}" for other in others]
    return _row(what, *("–" if cell == nothing else cell for cell in cells), *ratios)


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1e3:,.2f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
