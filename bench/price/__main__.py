"""`python -m bench.price FOLDER --corpus FILE`: asks an archive hostile queries, beside others.

The archive is built once and stays in the folder. Every query is to be answered within a second or
refused, and whoever asks something cheap meanwhile is to wait hardly longer than else.
"""

from __future__ import annotations

import argparse
import gc
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from bench.engine.building import build
from bench.engine.corpus import grown
from bench.engine.engines import BYLINE
from bench.engine.process import apart, peak
from bench.price.queries import ANSWERED, queries
from index import Archive, Generation
from search import Query, QueryError, Scope, search
from search.engine.price import costs_of
from search.engine.terms import Terms
from search.engine.view import View
from search.language import parse
from web.connections import TURN

LONGEST = 1.0  # seconds for one query
_MOST_WAITING = 0.020  # seconds that a neighbour's p99 may be longer
_ASKED = 6_000  # of the most frequent words, that queries are made of
_LONG_ENOUGH = 1.0  # seconds that a neighbour asks: a hundred times and more
_PAUSE = 0.002  # seconds between a neighbour's questions


def main() -> int:
    """Prints the table; 1 where something takes too long, or is refused and must not be."""
    given = _arguments()
    archive = Archive(_built(given))
    contents = archive.current()
    with Generation(archive.folder(contents.number), contents) as generation:
        return _report(generation, given)


def _report(generation: Generation, given: argparse.Namespace) -> int:
    sys.setswitchinterval(TURN)  # as the server does
    view = View.of(generation)
    words = _frequent(view)
    neighbour = f"{words[2_000]} {words[30]}"
    asked = queries(words, given.seed)
    good = True
    search(generation, Query(neighbour))
    gc.collect()
    gc.freeze()
    print(f"{view.whole.documents:,} paragraphs; beside each query {neighbour!r} is asked")
    print("| query | scope | answer | price, s | s | on the processor, s | MB | p99 beside it, ms "
          "| idle, ms |\n|---|---|---|---:|---:|---:|---:|---:|---:|")  # fmt: skip
    for name, text in asked.items():
        if given.only and name not in given.only:
            continue
        for scope in Scope:
            run = _Run(generation, Query(text, scope=scope), neighbour)
            answer, seconds, processor = run.best(given.rounds)
            idle, beside = run.waiting()
            print(f"| {name} | {scope} | {answer} | {run.price():.2f} | {seconds:.2f} "
                  f"| {processor:.2f} | {run.megabytes} | {beside * 1e3:.1f} | {idle * 1e3:.1f} |",
                  flush=True)  # fmt: skip
            late = seconds > LONGEST or beside > idle + _MOST_WAITING
            good = good and not late and (answer != "refused" or name not in ANSWERED)
    return int(not good)


class _Run:
    """One query, asked with nothing remembered of it."""

    def __init__(self, generation: Generation, query: Query, neighbour: str) -> None:
        self._generation = generation
        self._query = query
        self._neighbour = Query(neighbour)
        self._view = View.of(generation)
        self.megabytes = 0

    def _ask(self) -> str:
        self._view.forget()
        try:
            return f"{search(self._generation, self._query).total:,}"
        except QueryError:
            return "refused"

    def best(self, rounds: int) -> tuple[str, float, float]:
        """The answer, the least seconds of some rounds and the least on the processor."""
        Path("/proc/self/clear_refs").write_text("5")  # from here on the peak is this query's
        before, answer, taken = peak(), "", []
        for _ in range(rounds):
            begun, processor = time.perf_counter(), time.thread_time()
            answer = self._ask()
            taken.append((time.perf_counter() - begun, time.thread_time() - processor))
        self.megabytes = (peak() - before) >> 20
        return answer, min(wall for wall, _ in taken), min(own for _, own in taken)

    def price(self) -> float:
        """The seconds it is said to cost; 0 where it is not understood."""
        try:
            tree = parse(self._query.text)
        except QueryError:
            return 0.0
        self._view.forget()
        costs = costs_of(Terms(self._view), tree, self._query.scope)
        return sum(cost.milliseconds for cost in costs) / 1e3

    def waiting(self) -> tuple[float, float]:
        """The p99 of a neighbour's seconds, alone and beside this query; best of two turns."""
        idle, beside = [], []
        for _ in range(2):
            with _asking(self._generation, self._neighbour) as seconds:
                time.sleep(_LONG_ENOUGH)
            idle.append(_p99(seconds))
            with _asking(self._generation, self._neighbour) as seconds:
                until = time.perf_counter() + _LONG_ENOUGH
                while time.perf_counter() < until:
                    self._ask()
            beside.append(_p99(seconds))
        return min(idle), min(beside)


@contextmanager
def _asking(generation: Generation, query: Query) -> Iterator[list[float]]:
    """Another thread that asks again and again; the seconds of each answer."""
    seconds: list[float] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            begun = time.perf_counter()
            search(generation, query)
            seconds.append(time.perf_counter() - begun)
            time.sleep(_PAUSE)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield seconds
    finally:
        done.set()
        thread.join()


def _p99(seconds: list[float]) -> float:
    return float(np.percentile(seconds, 99))


def _frequent(view: View) -> list[str]:
    words = max(view.whole.segments, key=lambda segment: segment.documents).words
    order = np.argsort(-np.diff(np.asarray(words.starts).astype(np.int64)), kind="stable")
    return [words.dictionary.term(int(number)).decode() for number in order[:_ASKED]]


def _built(given: argparse.Namespace) -> Path:
    folder: Path = given.folder / f"archive-{given.paragraphs}"
    if not folder.exists():
        corpus = grown(given.corpus, given.paragraphs, 1, given.folder)
        apart(build, BYLINE, 0, corpus, folder)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.price", description=__doc__)
    parser.add_argument("folder", type=Path, help="of the archive, which stays there")
    parser.add_argument("--corpus", type=Path, help="what it grows from, where it is not built yet")
    parser.add_argument("--paragraphs", type=int, default=1_000_000, help="in it (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the words asked (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of each query (%(default)s)")
    parser.add_argument("--only", nargs="+", help="names of queries; all")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
