"""`python -m bench.language --queries 1000000`: fuzzes the parser and times it."""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
import time
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date

from bench.language.queries import HOSTILE, queries
from search import QueryError, plainly
from search.language import parse

TODAY = date(2026, 3, 4)
LONGEST = 0.050  # seconds for one query
MOST_LETTERS = 40_000
_BATCH = 10_000
_SHORT = ["brexit", "brexit vote", '"the exact phrase"', "milit*", "word outlet:guardian",
          "a NEAR/5 b", "strike date:2023-04", "Müller ждёт"]  # fmt: skip


def outline(node: object) -> object:
    """A tree without its places, to compare."""
    if is_dataclass(node):
        values = (getattr(node, f.name) for f in fields(node) if f.name != "place")
        return (type(node).__name__, *map(outline, values))
    return tuple(map(outline, node)) if isinstance(node, tuple) else node


def fault(query: str) -> tuple[str, float]:
    """What is wrong with how a query is read, "" where nothing is, and the seconds it took.

    It is read or refused with a place, prints back to the same tree, and what is suggested, or
    offered as plain words, can be searched.
    """
    begun = time.process_time()
    try:
        tree = parse(query, TODAY)
    except QueryError as error:
        taken = time.process_time() - begun
        if not 0 <= error.start <= error.end <= len(query):
            return "place", taken
        if not (error.happened and error.meaning and error.remedy):
            return "words", taken
        for offered in filter(None, (error.suggestion, plainly(query))):
            parse(offered, TODAY)
        return "", taken
    taken = time.process_time() - begun
    if outline(parse(str(tree), TODAY)) != outline(tree):
        return "meaning", taken
    return "", taken


def fuzz(count: int, seed: int) -> tuple[Counter[str], float]:
    """Faults by kind, the first of each kind printed, and the longest time of a query."""
    faults: Counter[str] = Counter()
    longest = 0.0
    for batch in range(0, count, _BATCH):
        for query in queries(min(_BATCH, count - batch), seed + batch):
            try:
                wrong, taken = fault(query)
            except Exception as error:  # what is looked for
                wrong, taken = f"{type(error).__name__}: {error}"[:80], 0.0
            if wrong or taken > LONGEST:
                faults[wrong or "time"] += 1
                if faults[wrong or "time"] <= 3:
                    print(f"{wrong or 'time'}: {query!r}")
            longest = max(longest, taken)
    return faults, longest


def seconds(query: str) -> float:
    """The best of three times to read or refuse a query."""
    best = 1e9
    for _ in range(3):
        begun = time.process_time()
        with contextlib.suppress(QueryError):
            parse(query, TODAY)
        best = min(best, time.process_time() - begun)
    return best


def main() -> int:
    """Runs everything and prints the figures; 1 where one is not reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.language", description=__doc__)
    parser.add_argument("--queries", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    gc.freeze()

    print("short queries, microseconds")
    for query in _SHORT:
        rounds = 2_000
        begun = time.process_time()
        for _ in range(rounds):
            parse(query, TODAY)
        print(f"  {(time.process_time() - begun) / rounds * 1e6:6.1f}  {query}")

    print(f"{MOST_LETTERS:,} letters of one piece, milliseconds, and how often that of 10,000")
    slowest = 0.0
    for piece in HOSTILE:
        whole = seconds((piece * MOST_LETTERS)[:MOST_LETTERS])
        quarter = seconds((piece * MOST_LETTERS)[: MOST_LETTERS // 4])
        slowest = max(slowest, whole)
        print(f"  {whole * 1e3:6.2f}  {whole / max(quarter, 1e-6):5.1f}x  {piece!r}")

    begun = time.time()
    faults, longest = fuzz(options.queries, options.seed)
    print(f"{options.queries:,} queries in {time.time() - begun:.0f} s")
    print(f"faults: {dict(faults) or 'none'}")
    print(f"longest: {longest * 1e3:.2f} ms; of {MOST_LETTERS:,} letters: {slowest * 1e3:.2f} ms")
    return int(bool(faults) or max(slowest, longest) > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
