"""The words that newspapers put before names and dates."""

from __future__ import annotations

import pytest

from index.reading.metadata.phrases import BYLINE, CHANGED, FIRST, LEAD


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "sv"])
def test_a_word_before_names_is_that_of_its_language(language: str) -> None:
    """Each language has its own, and “By” belongs to all."""
    assert not BYLINE[language].fullmatch("By Ana Sørensen")
    assert BYLINE[""].fullmatch("By Ana Sørensen")


@pytest.mark.parametrize(
    "text", ["Published on Wednesday, ", "Veröffentlicht am ", "Publié le ", "Опубликовано ",
             "Posted: ", "date "],
)  # fmt: skip
def test_what_leads_up_to_a_date_is_known_whole(text: str) -> None:
    """Labels and weekdays before a date belong to it."""
    match = LEAD.search(text)
    assert match is not None
    assert match.start() == 0


def test_first_and_last_are_told_apart() -> None:
    """A first publication is no change, a change no publication."""
    assert FIRST.search("First published")
    assert not CHANGED.search("First published")
    assert CHANGED.search("Zuletzt aktualisiert")
