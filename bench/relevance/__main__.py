"""Indexes judged collections in Byline and its peers, asks their questions, prints one table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bench.relevance import floor, smart
from bench.relevance.byline import ORDERS, Byline
from bench.relevance.metrics import Figures
from bench.relevance.peers import PEERS, WEIGHTS
from bench.relevance.smart import Collection
from search import Sort, ranking

Order = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine, in one of its orders, on one collection."""

    collection: str
    engine: str
    figures: Figures
    is_peer: bool = False


def rows_of(collection: Collection, folder: Path, *, peers: bool, signals: bool) -> Iterator[Row]:
    """Byline in each of its orders, without each signal if `signals`, and the peers."""
    with closing(Byline(collection.documents, folder)) as byline:
        for sort in ORDERS:
            figures = _figures(collection, partial(byline.order, sort=sort))
            yield Row(collection.name, f"Byline, {sort}", figures)
        for signal in fields(ranking.Weights) if signals else ():
            sort = Sort.SIMILAR if signal.name == "feedback" else Sort.RELEVANCE
            without = replace(ranking.WEIGHTS, **{signal.name: 0.0})
            byline.forget()
            with patch.object(ranking, "WEIGHTS", without):
                figures = _figures(collection, partial(byline.order, sort=sort))
            byline.forget()
            yield Row(collection.name, f"Byline, {sort} without {signal.name}", figures)
    for make in PEERS if peers else ():
        engine = make(collection.documents)
        tried = {each: _figures(collection, partial(engine.order, weight=each)) for each in WEIGHTS}
        best = max(tried, key=lambda each: tried[each].ndcg)
        yield Row(collection.name, f"{engine.name}, titles {best:g}", tried[best], is_peer=True)


def _figures(collection: Collection, order: Order) -> Figures:
    return Figures.of([(order(each.text), each.grades) for each in collection.questions])


def table(rows: Sequence[Row]) -> str:
    """As Markdown."""
    lines = ["| collection | engine | nDCG@10 | MAP | recall@100 |", "|---|---|--:|--:|--:|"]
    for row in rows:
        of = row.figures
        lines.append(
            f"| {row.collection} | {row.engine} | {of.ndcg:.4f} | {of.map:.4f} | {of.recall:.4f} |"
        )
    return "\n".join(lines)


def beside_peers(rows: Sequence[Row]) -> str:
    """Mean nDCG@10 beside that of the best peer of each collection, and where Byline is furthest
    below one.
    """
    best = {
        name: max(row.figures.ndcg for row in rows if row.is_peer and row.collection == name)
        for name in {row.collection for row in rows}
    }
    lines = [f"best peers: mean nDCG@10 {_mean(best.values()):.4f}"]
    for sort in ORDERS:
        own = {row.collection: row.figures.ndcg for row in rows if row.engine == f"Byline, {sort}"}
        least = min(own[name] - best[name] for name in best)
        share = _mean(own.values()) / _mean(best.values()) - 1
        lines.append(f"{sort}: {_mean(own.values()):.4f}, {share:+.1%}; at least {least:+.4f}")
    return "\n".join(lines)


def _mean(values: object) -> float:
    numbers = list(values)  # type: ignore[call-overload]
    return float(sum(numbers) / len(numbers))


def main() -> int:
    """The exit code: 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="a collection each, in SMART form")
    parser.add_argument("--no-peers", action="store_true", help="Byline alone")
    parser.add_argument("--signals", action="store_true", help="without each signal too")
    parser.add_argument("--half", choices=("odd", "even"), help="of the questions, by their place")
    parser.add_argument("--raise-floor", action="store_true", help="to what is measured")
    parser.add_argument("--lower-floor", action="store_true", help="to it, where it is worse too")
    given = parser.parse_args()
    rows: list[Row] = []
    for folder in given.folders:
        collection = _half(smart.read(folder), given.half)
        with tempfile.TemporaryDirectory(prefix="byline-relevance-") as kept:
            peers = not given.no_peers
            rows += rows_of(collection, Path(kept) / "archive", peers=peers, signals=given.signals)
    print(table(rows))
    if not given.no_peers:
        print(beside_peers(rows))
    return _held_to_floor(rows, given)


def _half(collection: Collection, half: str | None) -> Collection:
    if half is None:
        return collection
    return replace(collection, questions=collection.questions[half == "even" :: 2])


def _held_to_floor(rows: Sequence[Row], given: argparse.Namespace) -> int:
    if given.half:
        return 0
    measured = {
        f"{row.collection}, {sort}": row.figures
        for row in rows for sort in ORDERS if row.engine == f"Byline, {sort}"
    }  # fmt: skip
    kept = floor.read()
    if given.raise_floor or given.lower_floor:
        floor.write(floor.moved(measured, kept, lower=given.lower_floor))
    wrong = [] if given.lower_floor else floor.below(measured, kept)
    for line in wrong:
        print(f"below the floor: {line}", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
