"""The benchmark of the engine runs whole on a small archive, and its engines compute the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.engine.corpus import Corpus, Line, grown
from bench.engine.report import page
from bench.engine.shapes import Question, Shape, draw

_ROOT = Path(__file__).parents[2]
_PARAGRAPHS = 300
# The first are the most frequent; inflected, so that there is something to stem.
_WORDS = [
    "the", "of", "was",
    *(f"{first}{middle}{ending}" for ending in ("", "s", "ed") for first in ("br", "st", "l", "m")
      for middle in ("iner", "arket", "ond", "ulip", "amber", "ocket", "idge", "est", "ock")),
]  # fmt: skip


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles of five paragraphs; frequent words are far more frequent than rare ones."""
    random = Random(1)
    weights = [1 / (1 + rank) for rank in range(len(_WORDS))]
    path = tmp_path_factory.mktemp("articles") / "wire.jsonl"

    def sentence() -> str:
        words = random.choices(_WORDS, weights, k=random.randint(5, 14))
        return f"{' '.join(words).capitalize()} {random.randrange(2000)}."

    with path.open("w", encoding="utf-8") as out:
        for number in range(60):
            article = {
                "id": f"w{number}",
                "title": f"What the {random.choice(_WORDS)} said",
                "date": (date(2020, 1, 1) + timedelta(random.randrange(700))).isoformat(),
                "author": random.sample(("Ana Bor", "Jun Castez", "Ivo Holsen"), 2),
                "outlet": random.choice(("Morning Post", "Evening Echo")),
                "url": f"https://example.org/{number}",
                "text": "\n\n".join(f"{sentence()} {sentence()}" for _ in range(4)),
            }
            out.write(json.dumps(article) + "\n")
    return path


def _run(articles: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    small = ("--as-is", "--rounds", "1", "--questions", "3", "--folder", str(folder))
    return subprocess.run(
        [sys.executable, "-m", "bench.engine", str(articles), *small, *options],
        cwd=_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def beside_fts5(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a whole run of Byline and SQLite FTS5."""
    folder = tmp_path_factory.mktemp("fts5")
    done = _run(articles, folder, "--peer", "fts5")
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "printed").write_text(done.stdout, "utf-8")
    return folder


def _results(folder: Path) -> dict[str, Any]:
    (kept,) = folder.glob("results-*.json")
    found: dict[str, Any] = json.loads(kept.read_text("utf-8"))
    return found


def test_a_pairing_runs_whole(beside_fts5: Path) -> None:
    """Both engines are built and measured, and each finds what a scan of the text finds."""
    results, printed = _results(beside_fts5), (beside_fts5 / "printed").read_text("utf-8")
    assert results["engines"] == ["byline", "fts5"]
    assert results["paragraphs"] == _PARAGRAPHS
    assert results["checked"]
    assert results["wrong"] == []
    assert len(results["hits"]) >= 9
    assert "## Byline and SQLite FTS5, 300 paragraphs" in printed
    for row in ("common word", "index, paragraphs/s", "add 100 and publish, ms"):
        assert f"| {row} |" in printed


def test_stock_whoosh_finds_what_the_text_holds(articles: Path, tmp_path: Path) -> None:
    """The peer that needs nothing installed beside Byline answers the same questions."""
    done = _run(articles, tmp_path, "--peer", "whoosh", "--alone", "--only", "pages")
    assert done.returncode == 0, done.stdout + done.stderr
    results = _results(tmp_path)
    assert results["checked"]
    assert len(results["hits"]) >= 9


@pytest.mark.skipif(find_spec("tantivy") is None, reason="tantivy is of the extra “bench”")
def test_full_results_are_computed_alike(articles: Path, tmp_path: Path) -> None:
    """All facets that the page shows, in Byline and in tantivy, are what a scan counts."""
    done = _run(articles, tmp_path, "--peer", "tantivy", "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    results = _results(tmp_path)
    assert results["engines"] == ["byline-full", "tantivy-full"]
    assert (results["wrong"], results["checked"]) == ([], True)
    assert "memory" not in results
    assert "Byline, full results" in done.stdout


def test_what_is_wrong_fails_the_run(articles: Path, beside_fts5: Path, tmp_path: Path) -> None:
    """An engine that finds something else than the text holds ends the command with 1."""
    folder, shorter = tmp_path / "folder", tmp_path / articles.name
    shutil.copytree(beside_fts5, folder)
    shorter.write_text("".join(articles.read_text("utf-8").splitlines(keepends=True)[:-10]))
    options = ("--peer", "fts5", "--alone", "--only", "pages", "--reuse")
    done = _run(shorter, folder, *options)
    assert done.returncode == 1
    assert "wrong: fts5: common word" in done.stderr


def test_tables_take_the_place_of_those_in_the_docs(beside_fts5: Path) -> None:
    """What is written into the page is the tables alone, each time anew."""
    text = "# Title\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nWhat was tried.\n"
    written = page(text, beside_fts5)
    assert "## Byline and SQLite FTS5, 300 paragraphs" in written
    assert "\nold\n" not in written
    assert written.endswith("\n\nWhat was tried.\n")
    assert page(written, beside_fts5) == written


def test_the_page_in_the_docs_takes_tables() -> None:
    """The page that `--write` fills has the place for them."""
    text = (_ROOT / "docs" / "engine-bench.md").read_text("utf-8")
    assert text.count("<!-- figures -->\n") == text.count("<!-- end of figures -->") == 1


def test_a_corpus_grows_to_the_paragraph(articles: Path, tmp_path: Path) -> None:
    """As many paragraphs as asked for, in ten years, by one to three authors each."""
    lines = list(grown(articles, 1000, 1, tmp_path).lines())
    assert sum(len(line.paragraphs) for line in lines) == 1000
    assert all(1 <= len(line.authors) <= 3 for line in lines)
    assert {line.day.year for line in lines if line.day} == set(range(2015, 2025))
    assert {line.outlet for line in lines} == {"Morning Post", "Evening Echo"}


def test_a_bigger_corpus_begins_as_a_smaller_one(articles: Path, tmp_path: Path) -> None:
    """So that both are asked the same questions, and growth is all that differs."""
    small = list(grown(articles, 500, 1, tmp_path).lines())
    big = grown(articles, 2000, 1, tmp_path).lines()
    assert list(islice(big, len(small) - 1)) == small[:-1]
    assert list(grown(articles, 500, 2, tmp_path).lines()) != small


def test_questions_are_drawn_once_for_all(articles: Path) -> None:
    """The same seed draws the same, no two are equal, and all shapes but rare words have some."""
    questions = draw(Corpus(articles), 1)
    assert draw(Corpus(articles), 1) == questions
    assert draw(Corpus(articles), 2) != questions
    assert len(set(questions)) == len(questions)
    assert {question.shape for question in questions} >= set(Shape) - {Shape.RARE}


def test_every_question_has_a_hit(articles: Path) -> None:
    """The words of a question stand together in some article, in its outlet and on its days."""
    lines = list(Corpus(articles).lines())
    for question in draw(Corpus(articles), 1):
        assert any(_holds(line, question) for line in lines), question


def _holds(line: Line, question: Question) -> bool:
    if question.outlet and question.outlet != line.outlet:
        return False
    if question.since and question.until:
        assert line.day
        if not question.since <= line.day <= question.until:
            return False
    text = " ".join(line.paragraphs).lower()
    if question.shape in (Shape.PHRASE2, Shape.PHRASE3):
        return " ".join(question.words) in text
    return all(word in text for word in question.words)
