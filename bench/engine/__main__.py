"""Builds Byline and one peer of the same paragraphs, asks both the same, prints one table."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from bench.engine.corpus import Corpus, grown
from bench.engine.engines import BYLINE, FULL, PEERS
from bench.engine.report import page, report
from bench.engine.run import STEPS, Options, run
from bench.engine.shapes import EACH
from bench.engine.timing import CLOCKS

_PAGE = Path(__file__).parents[2] / "docs" / "engine-bench.md"
_ROUNDS = 9


def main() -> int:
    """The exit code: 1 where an engine computed something else than it should."""
    given = _arguments()
    given.folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    options = Options(
        corpus=_corpus(given),
        engines=tuple(_engines(given)),
        folder=given.folder,
        seed=given.seed,
        questions=given.questions,
        rounds=given.rounds,
        clock=given.clock,
        steps=("pages",) if given.full else tuple(s for s in STEPS if s in (given.only or STEPS)),
        reuse=given.reuse,
        say=_say,
    )
    results = run(options)
    name = f"results-{'-'.join(options.engines)}-{results['paragraphs']}.json"
    (given.folder / name).write_text(json.dumps(results, indent=1), "utf-8")
    print(report(results))
    for wrong in results.get("wrong", ()):
        _say(f"wrong: {wrong}")
    _say(f"{(time.monotonic() - started) / 60:.1f} minutes")
    if given.write:
        _PAGE.write_text(page(_PAGE.read_text("utf-8"), given.folder), "utf-8")
    return int(bool(results.get("wrong")))


def _corpus(given: argparse.Namespace) -> Corpus:
    if given.as_is:
        return Corpus(given.corpus, given.paragraphs)
    return grown(given.corpus, given.paragraphs or 100_000, given.seed, given.folder)


def _engines(given: argparse.Namespace) -> list[str]:
    if not given.peer:
        return [BYLINE]
    if given.full:
        return list(FULL)
    return [given.peer] if given.alone else [BYLINE, given.peer]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.engine", description=__doc__)
    parser.add_argument("corpus", type=Path, help="JSON Lines, plain or gzipped")
    parser.add_argument("--peer", choices=PEERS, help="without one, Byline is measured alone")
    parser.add_argument("--full", action="store_true",
                        help="full results, beside tantivy computing the same")  # fmt: skip
    parser.add_argument("--alone", action="store_true", help="the peer without Byline")
    parser.add_argument("--paragraphs", type=int, help="how many are grown (100,000), or read")
    parser.add_argument("--as-is", action="store_true", help="index the file itself")
    parser.add_argument("--only", nargs="+", choices=STEPS, help="what to measure; all")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help=f"of each page ({_ROUNDS})")
    parser.add_argument("--clock", choices=CLOCKS, default="wall", help="of pages (wall)")
    parser.add_argument("--questions", type=int, default=EACH, help=f"of each shape ({EACH})")
    parser.add_argument("--seed", type=int, default=1, help="of the corpus and the questions (1)")
    parser.add_argument("--reuse", action="store_true", help="archives that stand in the folder")
    parser.add_argument("--write", action="store_true", help="all results into docs")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "byline-bench-engine",
        help="for corpora, archives and results; they stay there (%(default)s)",
    )  # fmt: skip
    given = parser.parse_args()
    if given.full and given.peer != "tantivy":
        parser.error("--full is measured beside tantivy: add --peer tantivy")
    if not given.corpus.is_file():
        parser.error(f"there is no file {given.corpus}")
    return given


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
