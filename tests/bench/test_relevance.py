"""The bench of relevance reads what it is given, counts as defined, and holds its floor."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from math import log2
from pathlib import Path

import pytest

from bench.relevance import floor, smart
from bench.relevance.byline import ORDERS, Byline
from bench.relevance.metrics import Figures, average_precision, ndcg, recall

DOCUMENTS = """\
.I 1
.T
The bridge over
the harbour
.A
Moreau, S.
.W
A bridge stands,
  and ships pass.
.I 2
.W
Dockers strike at the gate.
.I 3
.T
Nothing
.B
1958
.I 4
.T
Bread
.W
Bakers strike, and bread is dear.
.X
1	5	1
"""
QUESTIONS = """\
.I 001
.W
which bridges do ships pass ?
.I 007
.W
who is on strike, and why ?
.I 9
.W
what is nowhere ?
"""
GRADED = "1 1 1\n2 2 3\n2 4 1\n2 3 -1\n2 99 2\n"
PLAIN = "1 1 0 0.0\n7 2 0 0.0\n7 4 0 0.0\n"
TREC = "1 0 1 1\n7 0 2 2\n7 0 4 0\n"


def _written(folder: Path, judgements: str) -> Path:
    made = folder / "harbour"
    made.mkdir()
    (made / "harbour.all.4.gz").write_bytes(gzip.compress(DOCUMENTS.encode()))
    (made / "HARBOUR.QRY").write_text(QUESTIONS, "utf-8")
    (made / "harbourrel").write_text(judgements, "utf-8")
    return made


def test_a_collection_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Fields without the line breaks of the print; what has no text has no part in it."""
    collection = smart.read(_written(tmp_path, PLAIN))
    assert collection.name == "harbour"
    assert [(each.id, each.title, each.text) for each in collection.documents] == [
        ("1", "The bridge over the harbour", "A bridge stands, and ships pass."),
        ("2", "", "Dockers strike at the gate."),
        ("3", "Nothing", ""),
        ("4", "Bread", "Bakers strike, and bread is dear."),
    ]
    assert [each.text for each in collection.questions] == [
        "which bridges do ships pass ?", "who is on strike, and why ?"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        (GRADED, [{"1": 4}, {"2": 2, "4": 4}]),  # by places; documents that are not there are none
        (PLAIN, [{"1": 1}, {"2": 1, "4": 1}]),
        (TREC, [{"1": 1}, {"2": 2}]),
    ],
    ids=["graded", "plain", "trec"],
)
def test_judgements_are_read_in_each_of_their_forms(
    tmp_path: Path, judgements: str, expected: Sequence[dict[str, int]]
) -> None:
    """The grade 1 is the best of those that have grades."""
    assert [
        each.grades for each in smart.read(_written(tmp_path, judgements)).questions
    ] == expected


def test_a_folder_without_judgements_is_refused(tmp_path: Path) -> None:
    """The error names what is missing."""
    folder = _written(tmp_path, PLAIN)
    (folder / "harbourrel").unlink()
    with pytest.raises(ValueError, match="0 files like rel"):
        smart.read(folder)


def test_figures_are_what_their_definitions_say() -> None:
    """Counted by hand."""
    grades = {"a": 3, "b": 1, "c": 1}
    order = ["x", "a", "y", "b"]
    ideal = 3 + 1 / log2(3) + 1 / 2
    assert ndcg(order, grades) == pytest.approx((3 / log2(3) + 1 / log2(5)) / ideal)
    assert average_precision(order, grades) == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert recall(order, grades) == pytest.approx(2 / 3)
    assert (
        recall(["x"] * 100 + ["a"], grades) == average_precision(["x"] * 100 + ["a"], grades) == 0
    )
    assert ndcg(["x"] * 10 + ["a"], grades) == 0
    both = Figures.of([(["a", "b", "c"], grades), ([], grades)])
    assert both == Figures(0.5, 0.5, 0.5)


def test_byline_answers_a_collection(tmp_path: Path) -> None:
    """In each order the bridge comes first where bridges are asked for, with no title as well."""
    collection = smart.read(_written(tmp_path, PLAIN))
    byline = Byline(collection.documents, tmp_path / "archive")
    for sort in ORDERS:
        first, second = (byline.order(each.text, sort) for each in collection.questions)
        assert first[0] == "1"
        assert {*second[:2]} == {"2", "4"}
    byline.close()


def test_only_a_flag_lowers_the_floor(tmp_path: Path) -> None:
    """What is better lifts it, what is worse is told and leaves it where it is."""
    file = tmp_path / "floor.toml"
    floor.write({"harbour, base": {"ndcg": 0.5, "map": 0.4, "recall": 0.3}}, file)
    kept = floor.read(file)
    worse = {"harbour, base": Figures(0.6, 0.3, 0.3), "other, base": Figures(0.1, 0.1, 0.1)}
    assert floor.below(worse, kept) == ["harbour, base: map 0.3000, the floor is 0.4000"]
    raised = floor.moved(worse, kept, lower=False)
    assert raised["harbour, base"] == {"ndcg": 0.6, "map": 0.4, "recall": 0.3}
    assert raised["other, base"]["ndcg"] == 0.1
    floor.write(floor.moved(worse, kept, lower=True), file)
    assert floor.read(file)["harbour, base"]["map"] == 0.3


def test_the_floor_is_that_of_both_collections() -> None:
    """Every order has one, and similarity stands above relevance, which stands above the base."""
    kept = floor.read()
    for name in ("cran", "cisi"):
        figures = [kept[f"{name}, {sort}"]["ndcg"] for sort in ORDERS]
        assert figures == sorted(figures)
