"""Dates as the press has them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import ArticleDate
from tests.index.hostile import FIXED, any_text

_ANY_DATE = st.one_of(
    st.dates().map(lambda day: f"{day.isoformat()}"),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)


@pytest.mark.parametrize(
    "text",
    [
        "2023-04-19",
        " 2023-04-19\n",
        "2023-04-19T08:30:00+02:00",
        "2023-04-19T08:30:00Z",
        "2023-04-19 08:30",
        "April 19, 2023",
        "april 19, 2023",
        "19 April 2023",
        "19 April, 2023",
    ],
)
def test_a_day_is_read_however_the_press_writes_it(text: str) -> None:
    """All unambiguous ways to write a day mean the same day."""
    day = date(2023, 4, 19)
    assert ArticleDate.parse(text) == ArticleDate(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023-04", date(2023, 4, 1), date(2023, 4, 30), "month"),
        ("April 2023", date(2023, 4, 1), date(2023, 4, 30), "month"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("0001-01", date(1, 1, 1), date(1, 1, 31), "month"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
    ],
)
def test_a_date_is_a_first_and_a_last_possible_day(
    text: str, first: date, last: date, precision: str
) -> None:
    """An imprecise date covers all the days it may mean, and says how precise it is."""
    parsed = ArticleDate.parse(text)
    assert (parsed.first, parsed.last, parsed.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "03/04/2023",  # March in New York, April in London
        "03.04.2023",
        "20230419",
        "2023-4-9",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-02-29",
        "30 February 2023",
        "0000",
        "0000-01-01",
        "Aprilis 2023",
        "April 2023 or May",
        "2023-04-19 or so",
        "in 2023",
    ],
    ids=lambda text: text or "nothing",
)
def test_what_is_not_certainly_a_date_is_refused(text: str) -> None:
    """A guess is never taken for a date, nor is a day that no calendar has."""
    with pytest.raises(ValueError):
        ArticleDate.parse(text)


@FIXED
@given(_ANY_DATE)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    """Neither reading nor writing a date makes it more or less precise."""
    parsed = ArticleDate.parse(text)
    assert str(parsed) == text
    assert parsed.first <= parsed.last


@FIXED
@given(any_text)
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    """Whatever stands where a date should be, the answer is a date or ValueError."""
    try:
        parsed = ArticleDate.parse(text)
    except ValueError:
        return
    assert ArticleDate.parse(str(parsed)) == parsed


def test_dates_sort_by_their_first_possible_day() -> None:
    """A list of dates sorted is a list in order of time."""
    texts = ["2023-05-01", "2023-04", "2024", "2023-04-19", "2022-12-31"]
    assert [str(parsed) for parsed in sorted(map(ArticleDate.parse, texts))] == [
        "2022-12-31",
        "2023-04",
        "2023-04-19",
        "2023-05-01",
        "2024",
    ]
