"""Dates and languages as people read them."""

from __future__ import annotations

import pytest

from index import ArticleDate
from web.wording import age_text, day_text, language_name


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("2023-04-19", "19 April 2023"),
        ("2023-04-01", "1 April 2023"),
        ("2023-04", "April 2023"),
        ("2023", "2023"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(stated: str, shown: str) -> None:
    """A month is shown as a month and a year as a year: no day is made up."""
    assert day_text(ArticleDate.parse(stated)) == shown


def test_what_has_no_date_is_undated() -> None:
    """Undated is undated: never today, never the file's date."""
    assert day_text(None) == "undated"


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("zh", "Chinese"), ("tlh", "tlh")])
def test_a_language_has_its_name_or_its_code(code: str, name: str) -> None:
    """A language whose name is not known is shown by its code rather than left out."""
    assert language_name(code) == name


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 seconds"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (3_599, "59 minutes"),
     (7_200, "2 hours"), (86_400, "1 day"), (3_000_000, "34 days")],
)  # fmt: skip
def test_an_age_is_told_in_its_largest_unit(seconds: int, said: str) -> None:
    """Whoever reads the status wants to know whether it is minutes or days."""
    assert age_text(seconds) == said
