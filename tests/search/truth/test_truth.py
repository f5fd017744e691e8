"""The engine, and stock Whoosh reading the same generation, say what brute force says.

A small run of `python -m bench.truth`; and cases worked out by hand, that the truth is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import log
from pathlib import Path
from random import Random

import pytest

from index import ArticleDate, Kind, Metadata
from search.language import (
    And,
    AnyWord,
    AtLeast,
    Cased,
    Compound,
    Dated,
    Exact,
    First,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Same,
    Sentence,
    Word,
)
from tests.search.truth.brute_force import BruteForce, Stored
from tests.search.truth.random_cases import article_of, random_commits
from tests.search.truth.random_trees import NOWHERE, as_written
from tests.search.truth.trial import Trial
from tests.search.truth.walking import Committer, walks

_ARCHIVES = range(6)
_CASES, _OF_STOCK = 40, 15  # in each


@pytest.fixture(scope="module", params=_ARCHIVES)
def trial(request: pytest.FixtureRequest) -> Iterator[Trial]:
    """A random archive, and the truth about it."""
    with Trial(random_commits(Random(f"test/{request.param}"))) as opened:
        yield opened


def test_a_walk_has_every_hit_once_while_another_process_commits(tmp_path: Path) -> None:
    """Every page by the cursor of the one before: the hits that there were when it began."""
    walked = on_the_way = 0
    with Committer() as committer:
        for number in range(4):
            commits = random_commits(Random(f"walk/{number}"))
            folder, chance = tmp_path / str(number), Random(f"walk/{number}/cases")
            for walk in walks(committer, folder, commits, chance, count=8):
                assert [*walk.differences()] == [], walk.case
                walked += 1
                on_the_way += walk.pages > 2
    assert walked > 100
    assert on_the_way > 20


@pytest.mark.parametrize(("of_stock", "count"), [(False, _CASES), (True, _OF_STOCK)])
def test_random_trees_find_what_brute_force_finds(trial: Trial, of_stock: bool, count: int) -> None:
    """The same paragraphs, marks, base scores, totals, facets and order, in every random case."""
    both = 0
    for number in range(count):
        case = trial.case(Random(f"test/{number}"), of_stock=of_stock)
        assert case
        outcome = trial.outcome(case)
        assert outcome.differences == (), f"{case.tree} {case}"
        both += outcome.hit_and_miss
    assert both >= count / 2


def _word(text: str, *compounds: tuple[str, str]) -> Word:
    return Word(text, NOWHERE, tuple(Compound(*both) for both in compounds))


def _found(tree: Node, *texts: str, scope: str = "paragraph") -> list[str]:
    """What is marked in an English article of these paragraphs, of each hit, words by spaces."""
    metadata = Metadata(title=texts[0], language="en", date=ArticleDate.parse("2023-04"))
    kinds = [Kind.TITLE, *[Kind.BODY] * (len(texts) - 1)]
    article = article_of("a.txt", "", metadata, list(zip(kinds, texts, strict=True)))
    by_id = {paragraph.id: paragraph.text for paragraph in article.paragraphs}
    hits = BruteForce([Stored(article)]).search(tree, scope).hits
    return [
        " ".join(by_id[paragraph][mark.start : mark.end]
                 for paragraph, marks in hit.marks.items() for mark in marks)
        for hit in hits
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tree", "text", "marked"),
    [
        (_word("strike"), "Striking, they strike", ["Striking strike"]),
        (_word("sea", ("sea", "side")), "seaside", ["seaside"]),
        (_word("Ed", ("resign", "Ed")), "resigned", []),
        (Cased("US", NOWHERE), "US us U.S.", ["US"]),
        (Pattern("b*d?e", NOWHERE), "bridge bride bridges", ["bridge"]),
        (Fuzzy("brigde", 1, NOWHERE), "bridge bride bridges", ["bridge bride"]),
        (Phrase((Exact("a", NOWHERE), AnyWord(NOWHERE), Exact("b", NOWHERE)), NOWHERE),
         "a x b, a b", ["a b"]),
        (as_written("co operate"), "to cooperate, to co-operate", ["cooperate co operate"]),
        (as_written("桥在"), "船桥在等", ["桥在"]),
        (as_written("桥"), "在桥等。桥", ["桥 桥"]),
        (Near((_word("a"), _word("b")), 1, False, NOWHERE), "b a x b", ["b a"]),
        (Near((_word("a"), _word("b")), 2, True, NOWHERE), "b a x b", ["a b"]),
        (Near((_word("a"), _word("a")), 3, False, NOWHERE), "a", []),
        (Sentence((_word("strike"), _word("ferry")), NOWHERE),
         "Strike! The ferry waits. A ferry strikes.", ["ferry strikes"]),
        (AtLeast(2, _word("a"), NOWHERE), "a b a", ["a a"]),
        (AtLeast(3, _word("a"), NOWHERE), "a b a", []),
        (First(2, _word("a"), NOWHERE), "b a a", ["a"]),
        (Or((And((_word("a"), _word("x")), NOWHERE), _word("b")), NOWHERE), "a b", ["b"]),
        (Not(_word("a"), NOWHERE), "a b", []),
        (Named("title", _word("wait"), NOWHERE), "waiting", [""]),
        (Named("title", as_written("a b"), NOWHERE, whole=True), "a b c", []),
        (Named("kind", as_written("title"), NOWHERE), "a", [""]),
        (Dated("date", ArticleDate(date(2023, 4, 1), date(2023, 4, 30)), NOWHERE), "a", [""]),
        (Dated("date", ArticleDate(date(2023, 4, 2), date.max), NOWHERE), "a", []),
        (Dated("first", None, NOWHERE), "a", [""]),
    ],
    ids=lambda value: str(value) if not isinstance(value, list) else "",
)  # fmt: skip
def test_the_truth_marks_what_a_reader_would(tree: Node, text: str, marked: list[str]) -> None:
    """Each node marks the words that its docstring says, in a text that can be checked by eye."""
    assert _found(tree, text) == marked


@pytest.mark.parametrize(
    ("tree", "marked"),
    [
        (And((_word("a"), _word("b")), NOWHERE), ["a a b"]),
        (Same((_word("a"), _word("b")), NOWHERE), ["a b"]),
        (Same((_word("x"), _word("b")), NOWHERE), []),
        (Not(_word("b"), NOWHERE), []),
        (AtLeast(2, _word("a"), NOWHERE), ["a a"]),
        (First(4, _word("b"), NOWHERE), ["b"]),
        (First(3, _word("b"), NOWHERE), []),
    ],
    ids=str,
)
def test_the_truth_looks_at_the_whole_article(tree: Node, marked: list[str]) -> None:
    """In article scope words may stand in different paragraphs, and are counted through them."""
    assert _found(tree, "a x", "a b", scope="article") == marked


def test_the_truth_scores_as_written_in_the_book() -> None:
    """BM25F by hand: three paragraphs, one deleted, lengths 2, 4 and 1, the word in two of them."""
    metadata = Metadata(title="a b", language="en")
    one = article_of("1", "", metadata, [(Kind.TITLE, "a b"), (Kind.BODY, "a a b c")])
    gone = article_of("2", "", metadata, [(Kind.TITLE, "b")])
    brute_force = BruteForce([Stored(one), Stored(gone, deleted=True)])
    hits = brute_force.search(_word("a"), "paragraph").hits
    inverse = log(3 / (2 + 1)) + 1
    average = 7 / 3
    assert [hit.score for hit in hits] == pytest.approx([
        inverse * 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / average)),
        inverse * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / average)),
    ])  # fmt: skip
