"""The days of articles, and how sure they are."""

from __future__ import annotations

import pytest

from index.model import Evidence, Kind
from tests.index.reading.metadata.reading import BODY, declared, evidence_of, read


@pytest.mark.parametrize(
    ("value", "read", "precision"),
    [
        ("2023-04-19", "2023-04-19", "day"),
        ("April 2023", "2023-04", "month"),
        (2023, "2023", "year"),
    ],
    ids=["a day", "a month", "a year"],
)
def test_a_declared_date_keeps_its_precision(value: object, read: str, precision: str) -> None:
    """A date is as precise as the source has it, and its evidence says how precise."""
    article = declared(date=value)
    assert str(article.metadata.date) == read
    assert evidence_of(article, "date") == [Evidence("date", read, "JSON: date", precision, 1.0)]


@pytest.mark.parametrize("value", ["soon", "03/04/2023", "2023-02-30", "9999-12-31"])
def test_a_date_that_cannot_be_read_leaves_its_evidence(value: str) -> None:
    """An article with an unclear date is undated, and says what stood where its date should be."""
    article = declared(date=value)
    assert article.metadata.date is None
    assert evidence_of(article, "date") == [
        Evidence("date", value, "JSON: date (not understood)", "none", 0.0, used=False)
    ]


def test_a_day_that_no_calendar_has_does_not_cost_the_rest() -> None:
    """YAML refuses such a day; the article keeps the rest of its front matter."""
    article = read(f"---\ntitle: Day three\ndate: 2023-02-30\n---\n\n{BODY}", "a.md")
    assert (article.metadata.title, article.metadata.date) == ("Day three", None)
    assert [evidence.value for evidence in evidence_of(article, "date")] == ["2023-02-30"]


def test_an_unclear_date_does_not_hide_a_clear_one() -> None:
    """Where a file declares a date twice, the one that can be read counts, and both are shown."""
    article = declared(date="soon", published="2023-04-19")
    assert str(article.metadata.date) == "2023-04-19"
    assert [evidence.where for evidence in evidence_of(article, "date")] == [
        "JSON: published",
        "JSON: date (not understood)",
    ]


@pytest.mark.parametrize(
    "line",
    ["April 22, 2023", "22 April 2023", "Published on April 22, 2023", "Posted: 2023-04-22",
     "2023-04-22 https://gazette.example/day-three"],
)  # fmt: skip
def test_a_date_line_is_read(line: str) -> None:
    """A line at the top that states nothing but a date gives the date, and is no body text."""
    article = read(f"Day three\n\n{line}\n\n{BODY}")
    assert str(article.metadata.date) == "2023-04-22"
    assert article.paragraphs[1].kind is Kind.BYLINE


@pytest.mark.parametrize(
    "line",
    ["On April 22, 2023 the strike ended", "03/04/2023", "Updated soon", "2023-02-30"],
)
def test_a_line_that_is_no_certain_date_is_text(line: str) -> None:
    """An article is not dated by a sentence, nor by a date that could be two."""
    article = read(f"Day three\n\n{line}\n\n{BODY}")
    assert article.metadata.date is None
    assert article.paragraphs[1].kind is not Kind.BYLINE


def test_undated_is_undated() -> None:
    """An article that states no date has none: never today's, nor that of its file."""
    article = read(f"Day three\n\n{BODY}", "day-three.txt")
    assert article.metadata.date is None
    assert evidence_of(article, "date") == []


def test_a_date_in_a_file_name_is_a_weak_one() -> None:
    """A file may be named by the day it was saved, so that such a date is trusted least."""
    article = read(f"Day three\n\n{BODY}", "2023-04-19-day-three.txt")
    (evidence,) = evidence_of(article, "date")
    assert (evidence.value, evidence.confidence) == ("2023-04-19", 0.4)
    assert evidence.where == "file name: 2023-04-19-day-three"


def test_a_reprint_has_two_dates_and_two_outlets() -> None:
    """Where it first stood, and when, is known beside where it stands."""
    metadata = declared(
        date="2023-04-22",
        first_published="2023-04-19",
        outlet="Harbour Gazette",
        original_outlet="Weekday Ledger",
    ).metadata
    assert (str(metadata.date), str(metadata.first_published)) == ("2023-04-22", "2023-04-19")
    assert (metadata.outlet, metadata.original_outlet) == ("Harbour Gazette", "Weekday Ledger")
