"""Metadata, an article a row: each distinct value once, and its number for each article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.columns import UNDATED, Collected, Days, joined_columns
from index.codec.segment import Segment
from index.dates import ArticleDate
from index.model import Article
from tests.index.codec.segments import FEW, article, built, whole_articles
from tests.index.hostile import FIXED

_values = st.sampled_from(("", "Gazette", "gazette", "Ärger", "桥", "\ud83d", "\U0001f6a2"))


def _days(date_: ArticleDate | None) -> Days:
    return (date_.first.toordinal(), date_.last.toordinal()) if date_ else UNDATED


@FEW
@given(articles=whole_articles)
def test_each_article_has_its_values(folder: Path, articles: Sequence[Article]) -> None:
    """Texts, dates and authors are those of the article, and distinct values are sorted."""
    segment = built(folder / "segment", articles)
    for number, each in enumerate(articles):
        own = each.metadata
        for name in ("outlet", "original_outlet", "language"):
            assert getattr(segment, name).of(number) == (getattr(own, name) or "")
        assert segment.author.of(number) == own.authors
        assert segment.date.of(number) == _days(own.date)
        assert segment.first_published.of(number) == _days(own.first_published)
    for column in (segment.outlet, segment.author, segment.date):
        assert list(column.values) == sorted(set(column.values))  # type: ignore[type-var]


def _dated(tmp_path: Path) -> Segment:
    dates = ("2023", "2023-04", "2023-04-19", None, "2023-04-19")
    return built(
        tmp_path / "segment",
        [
            article(str(number), "A", date=text and ArticleDate.parse(text))
            for number, text in enumerate(dates)
        ],
    )


def test_dates_are_first_and_last_days(tmp_path: Path) -> None:
    """Arrays of what precision leaves open; two dates that begin alike are two."""
    column = _dated(tmp_path).date
    first, last = date(2023, 1, 1).toordinal(), date(2023, 12, 31).toordinal()
    april, may = date(2023, 4, 1).toordinal(), date(2023, 5, 1).toordinal()
    day = april + 18
    expected = [UNDATED, (first, last), (april, may - 1), (day, day)]
    assert column.values == expected
    assert column.days.tolist() == [list(days) for days in expected]
    assert column.days.dtype == np.int32
    assert column.numbers.tolist() == [1, 2, 3, 0, 3]


def test_authors_stand_side_by_side(tmp_path: Path) -> None:
    """Of each article where its authors begin, and their numbers, in the order of the byline."""
    segment = built(
        tmp_path / "segment",
        [article("a", "A", authors=("Li", "Ana")), article("b", "B"),
         article("c", "C", authors=("Ana",))],
    )  # fmt: skip
    assert segment.author.values == ["Ana", "Li"]
    assert segment.author.starts.tolist() == [0, 2, 2, 3]
    assert segment.author.numbers.tolist() == [1, 0, 0]


def test_there_may_be_many_values(tmp_path: Path) -> None:
    """More outlets than one byte can number."""
    names = [f"Outlet {number}" for number in range(300)]
    segment = built(
        tmp_path / "segment", [article(str(n), "A", outlet=name) for n, name in enumerate(names)]
    )
    assert [segment.outlet.of(number) for number in range(300)] == names


@FIXED
@given(st.lists(st.lists(_values, min_size=1), min_size=1))
def test_columns_are_joined(parts: list[list[str]]) -> None:
    """One after another, with the values that are used, sorted, and no others."""
    columns = []
    for texts in parts:
        values = sorted({*texts, "unused"})
        columns.append((values, np.array([values.index(text) for text in texts])))
    values, numbers = joined_columns(columns)
    texts = [text for part in parts for text in part]
    assert values == sorted(set(texts))
    assert [values[number] for number in numbers] == texts


def test_nothing_collected_is_nothing() -> None:
    """Where no article has an author there are no values, and no numbers."""
    values, numbers = Collected[str]().ordered()
    assert (values, numbers.tolist()) == ([], [])
