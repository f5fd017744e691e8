"""Authors that are nobody."""

from __future__ import annotations

import pytest

from index.reading.metadata.organisations import names_nobody, reads_as_organisation


@pytest.mark.parametrize(
    "text", ["No Author", "admin", "Redaktion", "webmaster", "anónimo", "Unknown", "Super User"]
)
def test_words_for_no_author_name_nobody(text: str) -> None:
    """What programs write where there is no name is none."""
    assert names_nobody(text)


@pytest.mark.parametrize(
    "text",
    ["Harbour Trust Ltd", "Hafenamt", "Bund der Lotsen", "Fischereiverband Nord", "Ferry GmbH",
     "Ministère du Port", "Lotsenverein e.V.", "Institute of Tides", "Hafen AG", "Harbour Press"],
)  # fmt: skip
def test_organisations_are_told_by_their_words(text: str) -> None:
    """In the languages of the press."""
    assert reads_as_organisation(text)


@pytest.mark.parametrize(
    "text",
    ["Ana Holt", "Felix Amtmann", "Redakta Stiftner", "Kai Agner", "Charlotte Church",
     "Se-hoon Kim", "Ev Williams", "Anna Bund"],
)  # fmt: skip
def test_people_are_neither(text: str) -> None:
    """Though their names begin with such a word."""
    assert not names_nobody(text)
    assert not reads_as_organisation(text)
