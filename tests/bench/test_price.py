"""Hostile queries are asked of a small archive, and the table says what became of each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.price.queries import ANSWERED, queries

_ROOT = Path(__file__).parents[2]
_LETTERS = "abcdefghijklmnopqrst"


def test_every_query_that_must_be_answered_is_asked() -> None:
    """They are named in two places."""
    words = [f"word{one}{two}{three}".replace("word", "wo") for one in _LETTERS
             for two in _LETTERS for three in _LETTERS]  # fmt: skip
    asked = queries(words, seed=1)
    assert set(ANSWERED) <= set(asked)
    assert len(set(asked.values())) == len(asked)
    assert asked == queries(words, seed=1) != queries(words, seed=2)


def test_the_bench_runs_whole(tmp_path: Path) -> None:
    """It grows an archive, keeps it, and prints a row for each query and scope."""
    words = [one + two + three + "o" for one in _LETTERS for two in _LETTERS for three in _LETTERS]
    lines = [
        json.dumps({
            "id": str(number), "title": "The tug", "outlet": "Wire", "date": "2023-04-19",
            "text": f"The tug of the {' '.join(words[number * 20 : number * 20 + 20])} waits.",
        })
        for number in range(400)
    ]  # fmt: skip
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(lines))
    done = subprocess.run(
        [sys.executable, "-m", "bench.price", str(tmp_path / "kept"), "--corpus", str(corpus),
         "--paragraphs", "9000", "--rounds", "1", "--only", "ends in tion", "a regular expression"],
        cwd=_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    rows = [line.split("|") for line in done.stdout.splitlines() if line.startswith("| ")]
    assert [row[1].strip() for row in rows[1:]] == ["ends in tion"] * 2 + [
        "a regular expression"
    ] * 2, done.stderr
    assert rows[-1][3].strip() == "refused"
    assert (tmp_path / "kept" / "archive-9000").is_dir()
