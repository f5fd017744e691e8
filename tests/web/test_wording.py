"""Dates and languages as people read them."""

from __future__ import annotations

import pytest

from index import ArticleDate, Kind
from search import FACETS
from web.parameters import ALL_KINDS
from web.wording import (
    age_text,
    day_text,
    facet_name,
    kind_name,
    language_name,
    size_text,
    value_name,
)


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


def test_every_facet_and_kind_has_a_name_of_its_own() -> None:
    """No reader meets a name of the program's: original_outlet, dek."""
    names = [*map(facet_name, FACETS), *map(kind_name, [*Kind, ALL_KINDS])]

    assert all(name[0].isupper() and "_" not in name for name in names)
    assert len(set(names)) == len(names)


def test_values_are_named_where_they_are_codes() -> None:
    """Languages and kinds by their names, all else as it is."""
    assert value_name("language", "de") == "German"
    assert value_name("kind", "dek") == "Standfirst"
    assert value_name("outlet", "de") == "de"


def test_a_size_is_never_nothing() -> None:
    """A small archive has kilobytes."""
    assert [size_text(size) for size in (120, 41_234, 1_500_000)] == ["0.1 kB", "41.2 kB", "1.5 MB"]
