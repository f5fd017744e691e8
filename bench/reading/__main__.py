"""Breaks the articles of each corpus in every way, has them read, and prints a line for each."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

from bench.reading.addresses import kept
from bench.reading.breaking import WAYS, Way
from bench.reading.corpus import Whole, read
from bench.reading.scores import Score, rates
from index.formats import plain
from index.model import Kind, Span
from index.reading.recovery import recover

_NO_PARAGRAPHS = (Kind.BOILERPLATE,)  # furniture lifted out; nothing else is that before kinds


def main() -> int:
    """Prints the table; ends with 2 where a corpus holds no prose."""
    options = _options()
    for path in options.corpora:
        articles = list(read(path))
        half = [a for a in articles if a.is_held_out is not options.tune]
        prose = [a for a in half if a.is_prose]
        if not prose:
            print(f"{path.name} holds no prose.", file=sys.stderr)
            return 2
        share = "tuned on" if options.tune else "held out"
        print(f"{path.name}: {len(prose):,} articles of prose of {len(half):,} {share}")
        print(f"{'':28}{'paragraph ends':^23}{'joins':^23}{'false, in 1,000':^17}")
        print(f"{'':28}{'P':>7}{'R':>7}{'F1':>8} {'P':>7}{'R':>7}{'F1':>8} {'cuts':>8}{'joins':>8}")
        for name, way in WAYS.items():
            if name in (options.way or WAYS):
                _line(name, way, half if name == "intact" else prose, options)
        _rate(half)
        _addresses(prose, options.seed)
    return 0


def _line(name: str, way: Way, articles: list[Whole], options: argparse.Namespace) -> None:
    score = Score()
    for article in articles:
        broken = way(article.paragraphs, Random(f"{options.seed} {article.id}"))
        score.count(broken, _recovered(broken.text))
    joins = _rates(score.joins) if score.joins[0] + score.joins[2] else " " * 22
    cuts, joined = (1000 * wrong / score.paragraphs for wrong in (score.ends[1], score.joins[1]))
    print(f"{name:28}{_rates(score.ends)} {joins} {cuts:8.2f}{joined:8.2f}", flush=True)
    chosen = Random(options.seed).sample(score.wrong, min(options.show, len(score.wrong)))
    for wrong in chosen:
        print(f"    {wrong}")


def _rates(counts: list[int]) -> str:
    precision, recall, f1 = rates(counts)
    return f"{precision:7.4f}{recall:7.4f}{f1:8.4f}"


def _recovered(text: str) -> list[tuple[Span, ...]]:
    blocks = recover(text, tuple(plain.blocks(text)))
    return [block.spans for block in blocks if block.kind not in _NO_PARAGRAPHS]


def _rate(articles: list[Whole]) -> None:
    """How fast intact text goes through recovery, its blocks being there already."""
    texts = ["\n\n".join(article.paragraphs) for article in articles]
    drafts = [(text, tuple(plain.blocks(text))) for text in texts]
    began = time.process_time()
    count = sum(len(recover(text, blocks)) for text, blocks in drafts)
    took = time.process_time() - began
    print(f"recovery: {count / took:,.0f} paragraphs a second on one core")


def _addresses(articles: list[Whole], seed: int) -> None:
    """Whether addresses outlive edits and re-ordering of the paragraphs around."""
    found = kept(articles, Random(seed))
    print(f"addresses: {found.kept:,} of {found.unchanged:,} kept, {found.wrong} wrong\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--tune", action="store_true", help="the half that rules are tuned on")
    parser.add_argument("--way", action="append", choices=WAYS, help="break in this way only")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="faults to look at")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
