"""Which days a value of `date:` names."""

from __future__ import annotations

from datetime import date

import pytest

from search.language import parse
from search.language.dates import NoDateError, days
from tests.search.language.outline import TODAY, refused

DAYS = {
    "2023": ("2023-01-01", "2023-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-04-16": ("2023-04-16", "2023-04-16"),
    "April 2023": ("2023-04-01", "2023-04-30"),
    "April 16, 2023": ("2023-04-16", "2023-04-16"),
    "16  April 2023": ("2023-04-16", "2023-04-16"),
    "19. Apr 2023": ("2023-04-19", "2023-04-19"),
    "April 19th, 2023": ("2023-04-19", "2023-04-19"),
    "Sept. 3rd 2023": ("2023-09-03", "2023-09-03"),
    "16 April 2023..April 19, 2023": ("2023-04-16", "2023-04-19"),
    "2023-04-19T08:30:00+02:00": ("2023-04-19", "2023-04-19"),
    "2023-04-16..2023-04-19": ("2023-04-16", "2023-04-19"),
    "2022 .. 2023-04": ("2022-01-01", "2023-04-30"),
    "2022…2023": ("2022-01-01", "2023-12-31"),
    "2022...2023": ("2022-01-01", "2023-12-31"),
    "yesterday..today": ("2026-03-03", "2026-03-04"),
    "2023..": ("2023-01-01", "9999-12-31"),
    "..2023": ("0001-01-01", "2023-12-31"),
    "..": ("0001-01-01", "9999-12-31"),
    ">2023": ("2024-01-01", "9999-12-31"),
    ">=2023": ("2023-01-01", "9999-12-31"),
    "≥ 2023": ("2023-01-01", "9999-12-31"),
    "<2023-04": ("0001-01-01", "2023-03-31"),
    "<=2023-04": ("0001-01-01", "2023-04-30"),
    "≤2023-04": ("0001-01-01", "2023-04-30"),
    "today": ("2026-03-04", "2026-03-04"),
    "Yesterday": ("2026-03-03", "2026-03-03"),
    "this week": ("2026-03-02", "2026-03-08"),
    "last week": ("2026-02-23", "2026-03-01"),
    "Last  Month": ("2026-02-01", "2026-02-28"),
    "this month": ("2026-03-01", "2026-03-31"),
    "this year": ("2026-01-01", "2026-12-31"),
    "past year": ("2025-01-01", "2025-12-31"),
    "last 1 day": ("2026-03-04", "2026-03-04"),
    "last 7 days": ("2026-02-26", "2026-03-04"),
    "last 2 weeks": ("2026-02-19", "2026-03-04"),
    "last 3 months": ("2025-12-05", "2026-03-04"),
    "past 2 years": ("2024-03-05", "2026-03-04"),
    ">last year": ("2026-01-01", "9999-12-31"),
}


@pytest.mark.parametrize(("text", "expected"), DAYS.items(), ids=DAYS)
def test_a_text_names_days(text: str, expected: tuple[str, str]) -> None:
    """The table above is how days are written."""
    found = days(text, TODAY)
    assert found
    assert (found.first.isoformat(), found.last.isoformat()) == expected


def test_none_names_no_day() -> None:
    """Undated articles are asked for by name."""
    assert days("None", TODAY) is None


def test_a_month_back_from_its_end_is_the_end_of_a_shorter_one() -> None:
    """There is no 31st of February to count from."""
    found = days("last 1 month", date(2026, 3, 31))
    assert found and found.first == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2023-", "0000", "last 0 days", "last 9999 years", "last 5 moons",
     "last day", ">", "> ..", "2023..soon", "99999", "1e9", "last", "last 99999 days"],
)  # fmt: skip
def test_what_names_no_day_is_refused(text: str) -> None:
    """No day is made up, and no number is too large to say so."""
    with pytest.raises(NoDateError) as caught:
        days(text, TODAY)
    assert caught.value.nearest == ()


REFUSED = {
    "date:04/03/2023": ("“04/03/2023” is no date.", "04/03/2023",
                        "(date:2023-03-04 OR date:2023-04-03)"),
    "date:16/04/2023 x": ("“16/04/2023” is no date.", "16/04/2023", "date:2023-04-16 x"),
    "date:16.4.2023": ("“16.4.2023” is no date.", "16.4.2023", "date:2023-04-16"),
    "date:2023-13": ("“2023-13” is no date.", "2023-13", "date:2023"),
    "date:2023-02-30": ("“2023-02-30” is no date.", "2023-02-30", "date:2023-02"),
    "date:2023/4/6": ("“2023/4/6” is no date.", "2023/4/6", "date:2023-04-06"),
    "date:2023-4": ("“2023-4” is no date.", "2023-4", "date:2023-04"),
    "date:20230416": ("“20230416” is no date.", "20230416", "date:2023-04-16"),
    "date:202304": ("“202304” is no date.", "202304", "date:2023-04"),
    "date:2020-2023": ("“2020-2023” is no date.", "2020-2023", "date:2020..2023"),
    "date:2023-04-16–2023-04-19": ("“2023-04-16-2023-04-19” is no date.",
                                   "2023-04-16–2023-04-19", "date:2023-04-16..2023-04-19"),
    "date:[2020 TO 2023] x": ("“[2020 TO 2023]” is no date.", "[2020 TO 2023]",
                              "date:2020..2023 x"),
    "date:2020 to 2023 x": ("Two dates stand side by side.", "2020 to 2023", "date:2020..2023 x"),
    "date:16 April 2023 to 19 April 2023 x": (
        "Two dates stand side by side.", "16 April 2023 to 19 April 2023",
        "date:16 April 2023..19 April 2023 x",
    ),
    "date:2023-04-19T99:99foo": ("“2023-04-19T99:99foo” is no date.", "2023-04-19T99:99foo",
                                 "date:2023-04-19"),
    "date:since May 2023": ("“since May 2023” is no date.", "since May 2023", "date:>=May 2023"),
    "date:undated x": ("“undated” is no date.", "undated", "date:none x"),
    "first:last-week": ("“last-week” is no date.", "last-week", "first:last week"),
    "date:2024..2023": ("The dates in “2024..2023” are in the wrong order.", "2024..2023",
                        "date:2023..2024"),
    "date:>9999": ("No day is after that.", ">9999", ""),
    "date:<0001": ("No day is before that.", "<0001", ""),
    "date:soon": ("“soon” is no date.", "soon", ""),
    'date:"soon"': ("“soon” is no date.", '"soon"', ""),
    "date:(2021 or 2023)": ("“or” is no operator like this.", "or", "date:(2021 OR 2023)"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), REFUSED.items(), ids=REFUSED)
def test_dates_of_other_countries_and_systems_are_never_guessed(
    query: str, expected: tuple[str, str, str]
) -> None:
    """Where day and month may change places, both are offered."""
    assert refused(query) == expected


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("date:16 April 2023..19 April 2023 strike", "date:2023-04-16..2023-04-19 strike"),
        ("date:16 April 2023 .. 19 April 2023 strike", "date:2023-04-16..2023-04-19 strike"),
        ("date:2020 .. 2023", "date:2020-01-01..2023-12-31"),
        ("date:2023-04-19 12:30 strike", "date:2023-04-19 strike"),
        ("date:2023-04-19 strike", "date:2023-04-19 strike"),
        ("date:Apr 2023 to press", "date:2023-04-01..2023-04-30 to press"),
        ("date:2023 2024 strike", "date:2023-01-01..2023-12-31 2024 strike"),
    ],
)
def test_a_date_takes_the_words_that_name_it_and_no_more(query: str, understood: str) -> None:
    """A day in words has spaces, and so may what stands between two of them."""
    assert str(parse(query, TODAY)) == understood
