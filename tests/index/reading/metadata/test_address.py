"""What addresses and file names tell."""

from __future__ import annotations

import pytest

from index.reading.metadata.address import (
    date_in_name,
    date_in_url,
    title_in_name,
    title_in_url,
)


@pytest.mark.parametrize(
    ("path", "day"),
    [("2023/04/19/a-strike", "2023-04-19"), ("2023/apr/19/a-strike", "2023-04-19"),
     ("news/2023-04-19/a", "2023-04-19"), ("20230419/a.html", "2023-04-19"),
     ("2023/04/a-strike", "2023-04"), ("2023/strike", None), ("news/110233", None),
     ("2023/31/04/a", None)],
)  # fmt: skip
def test_a_day_in_an_address_is_read_where_it_is_one(path: str, day: str | None) -> None:
    """Numbers of articles are no days, and a year alone is a section."""
    found = date_in_url(f"https://gazette.example/{path}")
    assert (found and str(found)) == day


def test_a_day_in_a_file_name_stands_first_and_whole() -> None:
    """What else a name holds is no day."""
    assert str(date_in_name("2023-04-19-day-three")) == "2023-04-19"
    assert date_in_name("day-three-2023") is None
    assert date_in_name("20239999-x") is None


def test_titles_are_made_of_words() -> None:
    """A title is made of an address or a name that has words, else of the name as it is."""
    assert title_in_url("https://a.example/2023/strike-at-the-docks-110233.html") == (
        "Strike at the docks"
    )
    assert title_in_url("https://a.example/110233") == ""
    assert title_in_name("2023-04-19-strike_day_three") == "Strike day three"
    assert title_in_name("0419") == "0419"
