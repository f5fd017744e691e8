"""Compares the engine, and stock Whoosh, with the truth; ends with 1 where they differ.

Walks go through the pages of a query by cursor while another process commits.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from bench.truth.shrinking import shrunk
from tests.search.truth.brute_force import nodes
from tests.search.truth.random_cases import random_commits
from tests.search.truth.trial import Case, Outcome, Trial
from tests.search.truth.walking import Committer, walks

_CASES_AN_ARCHIVE = 50  # enough that building archives is not most of the time
_MOST_SHRUNK = 5  # of the differences; the others are printed as they are
_HALF = 0.5
_WALKS_A_GENERATION = 20


class Run:
    """Runs cases of one seed and counts what became of them."""

    def __init__(self, seed: int, *, shrinks: bool) -> None:
        self._seed = seed
        self._shrinks = shrinks
        self.outcomes: Counter[str] = Counter()
        self.nodes: Counter[str] = Counter()
        self.named: Counter[str] = Counter()

    def archive(self, number: int, cases: int, of_stock: int, only: int | None) -> None:
        """So many cases in the archive with this number; `only` one of them."""
        name = f"{self._seed}/{number}"
        with Trial(random_commits(Random(name))) as trial:
            for place in range(cases + of_stock) if only is None else [only]:
                chance = Random(f"{name}/{place}")
                case = trial.case(chance, of_stock=place >= cases)
                if case:
                    self._run(trial, case, f"--seed {self._seed} --archive {number} --case {place}")

    def _run(self, trial: Trial, case: Case, name: str) -> None:
        outcome = trial.outcome(case)
        kind = "stock" if case.stock else "engine"
        self.outcomes[kind] += 1
        self.outcomes[f"{kind} hit and miss"] += outcome.hit_and_miss
        self.named.update(outcome.named)
        self.nodes.update(type(node).__name__ for node in nodes(case.tree))
        if outcome.differences:
            self.outcomes[f"{kind} different"] += 1
            self._tell(trial, case, outcome, name)

    def _tell(self, trial: Trial, case: Case, outcome: Outcome, name: str) -> None:
        kind = "stock Whoosh" if case.stock else "the engine"
        _say(f"\n{kind} differs: {name}")
        if self._shrinks and sum(self.outcomes[f"{k} different"] for k in _KINDS) <= _MOST_SHRUNK:
            _say(str(shrunk(trial.commits, case, outcome.differences)))
        else:
            _say(f"{case.tree}\n  {outcome.differences[0]}")

    def walks(self, number: int, committer: Committer) -> None:
        """Through an archive with this number, in each of its generations."""
        name = f"{self._seed}/{number}"
        commits, chance = random_commits(Random(name)), Random(f"{name}/walks")
        with tempfile.TemporaryDirectory(prefix="byline-truth-") as folder:
            for walk in walks(committer, Path(folder), commits, chance, _WALKS_A_GENERATION):
                self.outcomes["walks"] += 1
                self.outcomes["walks on through commits"] += walk.pages > 1
                self.outcomes["pages of walks"] += walk.pages
                if found := list(walk.differences()):
                    self.outcomes["walks different"] += 1
                    _say(f"\na walk differs: --seed {self._seed} archive {number}: {walk.case}")
                    _say(f"  {found[0]}")


_KINDS = ("engine", "stock")


def main() -> int:
    """The exit code: 1 where anything differs, or too few trees had a hit and a miss."""
    given = _arguments()
    started = time.monotonic()
    run = Run(given.seed, shrinks=not given.as_found)
    if given.archive is not None:
        run.archive(given.archive, _CASES_AN_ARCHIVE, _CASES_AN_ARCHIVE, given.case)
    else:
        _all(run, given.cases, given.stock)
        _walk(run, given.walks)
    good = not run.outcomes["walks different"]
    for kind in _KINDS:
        cases, both = run.outcomes[kind], run.outcomes[f"{kind} hit and miss"]
        wrong = run.outcomes[f"{kind} different"]
        print(f"{kind}: {cases:,} trees, {both:,} with a hit and a miss, {wrong:,} different")
        good = good and not wrong and both >= _HALF * cases
    print(
        f"walks: {run.outcomes['walks']:,}, {run.outcomes['walks on through commits']:,} of more "
        f"than a page, {run.outcomes['pages of walks']:,} pages, "
        f"{run.outcomes['walks different']:,} different"
    )
    print("nodes:", ", ".join(f"{name} {count:,}" for name, count in run.nodes.most_common()))
    for name, count in run.named.items():
        print(f"named: {name}: {count:,}")
    print(f"{time.monotonic() - started:.0f} s")
    return int(not good)


def _all(run: Run, cases: int, of_stock: int) -> None:
    """As many archives as it takes."""
    number = 0
    while (left := cases - run.outcomes["engine"]) > 0 or run.outcomes["stock"] < of_stock:
        left_of_stock = max(0, of_stock - run.outcomes["stock"])
        run.archive(number, min(_CASES_AN_ARCHIVE, max(0, left)),
                    min(_CASES_AN_ARCHIVE, left_of_stock), None)  # fmt: skip
        number += 1


def _walk(run: Run, count: int) -> None:
    """As many archives as it takes."""
    with Committer() as committer:
        number = 0
        while run.outcomes["walks"] < count:
            run.walks(number, committer)
            number += 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.truth", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="of the engine (%(default)s)")
    parser.add_argument("--stock", type=int, default=2_000, help="of stock Whoosh (%(default)s)")
    parser.add_argument("--walks", type=int, default=10_000, help="by cursor (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of archives and trees (%(default)s)")
    parser.add_argument("--archive", type=int, help="only the cases in this one")
    parser.add_argument("--case", type=int, help="only this case in the archive")
    parser.add_argument("--as-found", action="store_true", help="nothing is made smaller")
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
