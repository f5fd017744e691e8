"""Dates in text, in the languages and orders of the press."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from index.reading.metadata.days import Writing, day_first, find_dates, read_date
from tests.index.hostile import FIXED, any_text

_DAY_FIRST = Writing("fr", day_first=True)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Wednesday 19th April 2023 08.30 BST", "en", ["2023-04-19"]),
        ("Sept. 3, 2019", "en", ["2019-09-03"]),
        ("19-Apr-2023", "en", ["2023-04-19"]),
        ("19. April 2023", "de", ["2023-04-19"]),
        ("1er mars 2021", "fr", ["2021-03-01"]),
        ("14.2.22, 13:10 Uhr", "de", ["2022-02-14"]),
        ("12/31/16 12:21pm", "en", ["2016-12-31"]),
        ("11/08/23", "en", []),
        ("version 1.2.20.3", "de", []),
        ("19 de abril de 2023", "es", ["2023-04-19"]),
        ("29 апреля 2023 года", "ru", ["2023-04-29"]),
        ("2023年4月19日 08:30", "zh", ["2023-04-19"]),
        ("2023. 4. 19.", "ko", ["2023-04-19"]),
        ("2023. április 19.", "hu", ["2023-04-19"]),
        ("19 listopada 2020", "pl", ["2020-11-19"]),
        ("19 listopada 2020", "hr", ["2020-10-19"]),
        ("19 أبريل 2023", "ar", ["2023-04-19"]),
        ("May 30, 2023 June 2, 2023", "en", ["2023-05-30", "2023-06-02"]),
        ("October 2019", "en", ["2019-10"]),
        ("25/04/2023 and 4/26/2023", "en", ["2023-04-25", "2023-04-26"]),
    ],
)
def test_dates_are_found_as_the_press_writes_them(
    text: str, language: str, found: list[str]
) -> None:
    """A day is found in each language's own words, whatever stands around it."""
    assert [str(one.date) for one in find_dates(text, Writing(language))] == found


@pytest.mark.parametrize(
    "text",
    ["03/04/2023", "12.03.1998", "Su-35 in 2018", "30 February 2023", "31/31/2023", "Page 1 of 3",
     "19 listopada 2020", "May 3, 0019", "2023", "version 10.2.2023.1"],
)  # fmt: skip
def test_what_could_be_two_days_or_none_is_not_read(text: str) -> None:
    """Nothing is guessed: 03/04 is two days, and an aeroplane is none."""
    assert find_dates(text, Writing()) == []


def test_a_page_that_tells_its_order_is_believed() -> None:
    """Where the order is known, 03/04/2023 is one day."""
    assert str(read_date("03/04/2023", _DAY_FIRST)) == "2023-04-03"
    assert str(read_date("03/04/2023", Writing("en", day_first=False))) == "2023-03-04"


@pytest.mark.parametrize(
    ("region", "language", "text", "order"),
    [
        ("", "fr", "", True),
        ("", "en", "", None),
        ("GB", "en", "", True),
        ("US", "en", "", None),
        ("", "en", "updated 25/04/2023", True),
        ("", "en", "updated 04/25/2023", False),
        ("", "en", "25/04/2023 or 04/25/2023", None),
    ],
)
def test_the_order_of_a_page_is_told_by_what_has_one_reading(
    region: str, language: str, text: str, order: bool | None
) -> None:
    """Language, region and other dates tell the order; en-US does not, for programs write it."""
    assert day_first(region, language, text) is order


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-04-19T08:30:00+02:00", "2023-04-19"),
        ("20230419", "2023-04-19"),
        ("20230419T083000Z", "2023-04-19"),
        ("1681900000", "2023-04-19"),
        ("1681900000000", "2023-04-19"),
        ("Wed, 19 Apr 2023 08:30:00 GMT", "2023-04-19"),
        ("2023/04/19", "2023-04-19"),
        ("2023", "2023"),
    ],
)
def test_a_declared_date_is_read_in_the_forms_of_programs(value: str, day: str) -> None:
    """Time stamps, mail dates and seconds since 1970 are days."""
    assert str(read_date(value, Writing())) == day


def test_where_clocks_count_from_is_no_date() -> None:
    """Programs write it where they know none; as a day without a time it is one like others."""
    for value in ("1970-01-01T00:00:00Z", "1970-01-01 01:00:00+01:00", "0"):
        with pytest.raises(ValueError):
            read_date(value, Writing())
    assert str(read_date("1970-01-01", Writing())) == "1970-01-01"


def test_no_paper_is_of_next_year() -> None:
    """A date long before the first newspaper, or long after today, is none."""
    ahead = date.today() + timedelta(days=400)
    for value in (ahead.isoformat(), "9999-12-31", "1066-10-14"):
        with pytest.raises(ValueError):
            read_date(value, Writing())


@FIXED
@given(any_text)
def test_any_text_is_looked_through(text: str) -> None:
    """Whatever a line holds, what is found in it lies in it."""
    for found in find_dates(text, _DAY_FIRST):
        assert 0 <= found.start < found.end <= len(text)
