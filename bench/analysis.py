"""Whether the fast analysis of texts is that of the analyzer, and how fast it is.

    python -m bench.analysis FILE [--strings 100000] [--seed 1]

FILE is JSON Lines, packed with gzip or not; paragraphs of `text` are parted by blank lines. Ends
with 1 where any text has other words, or other sentences.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from bench.hostile import SCRIPTS, strings
from index.analysis import normal_form, spelling, words
from index.bulk_analysis import BulkAnalyzer
from index.sentences import sentence_starts

CHUNK = 4_000  # texts analysed at once
_RUNS = 5  # whose median is told, and the best
_MOST_TOLD = 5  # of the texts that differ


def main() -> int:
    """The exit code: 1 where any text differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.analysis")
    parser.add_argument("file", type=Path)
    parser.add_argument("--strings", type=int, default=100_000, help="hostile ones")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = list(paragraphs(options.file))
    differing = [
        _compared(f"texts of {options.file.name}", texts),
        _compared(f"strings in {len(SCRIPTS)} scripts", strings(options.strings, options.seed)),
    ]
    _timed(texts)
    return int(any(differing))


def paragraphs(file: Path) -> Iterator[str]:
    """The paragraphs of a JSON Lines file."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for line in lines:
            yield from json.loads(line)["text"].split("\n\n")


def differences(texts: Iterable[str], chunk: int = CHUNK) -> Iterator[str]:
    """The texts whose words or sentences are not those of the analyzer."""
    analyzer, left = BulkAnalyzer(), iter(texts)
    while some := list(islice(left, chunk)):
        yield from _differences(analyzer, some)


def _differences(analyzer: BulkAnalyzer, texts: Sequence[str]) -> Iterator[str]:
    found = analyzer.analyse(texts)
    numbers, sentences = iter(found.numbers.tolist()), iter(found.sentences.tolist())
    counts = zip(found.counts.tolist(), found.sentence_counts.tolist(), strict=True)
    for text, (count, sentence_count) in zip(texts, counts, strict=True):
        own = words(text)
        got = list(islice(numbers, count))
        if (
            [analyzer.normal_forms[number] for number in got] != [word.text for word in own]
            or [analyzer.vocabulary[number] for number in got]
            != [spelling(text[word.start : word.end]) for word in own]
            or list(islice(sentences, sentence_count)) != sentence_starts(own, text)
        ):
            yield text
    assert analyzer.normal_forms == [normal_form(spelled) for spelled in analyzer.vocabulary]


def _compared(name: str, texts: Iterable[str]) -> bool:
    counted = list(texts)
    differing = list(differences(counted))
    print(f"{len(counted):>9,} {name}: {len(differing):,} differ")
    for text in differing[:_MOST_TOLD]:
        print(f"          {text!r}", file=sys.stderr)
    return bool(differing)


def _timed(texts: Sequence[str]) -> None:
    chunks = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
    cold = [_run(BulkAnalyzer(), chunks) for _ in range(_RUNS)]
    analyzer = BulkAnalyzer()
    _run(analyzer, chunks)
    warm = [_run(analyzer, chunks) for _ in range(_RUNS)]
    total = sum(int(analyzer.analyse(chunk).counts.sum()) for chunk in chunks)
    for name, runs in (("cold", cold), ("warm", warm)):
        middle, best = (total / seconds / 1e6 for seconds in (median(runs), min(runs)))
        print(f"{total:>9,} words {name}: {middle:.1f} million a second, {best:.1f} at best")


def _run(analyzer: BulkAnalyzer, chunks: Sequence[Sequence[str]]) -> float:
    """The seconds of the processor that it takes: others may be at work on this machine."""
    normal_form.cache_clear()
    began = time.process_time()
    for chunk in chunks:
        analyzer.analyse(chunk)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
