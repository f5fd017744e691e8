"""Paragraphs that end without a mark and touch the next one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.reading.touching import Touch, Words, touches


def _split(text: str) -> list[str]:
    places = [0, *(touch.at for touch in touches(text, 0, len(text), Words(text))), len(text)]
    return [text[a:b] for a, b in pairwise(places)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("It waits below what we know so far", "The ferry left at noon."),
        ("ADVERTISEMENT", "Patrick Keel is the captain of the ferry."),
        ("On the quay yesterday. Jane Poole / AP", "It is not yet clear who pays."),
        ("Photograph: courtesy of Elle Hunt", "Sensing rain, the crew was sensing delay."),
        ("As they wrote. Keel Press, March 14, 2021", "Featured on the quay: a boat."),
        ("Watch the ferry leave 02:52", "Passengers stood below the customs house."),
        ("He called it ‘a boat like any other’", "Although it rained, they left."),
        ("Story continued below", "“It is waiting,” she said."),
        ("The boat that nobody wanted", "(AP) The ferry left at noon."),
        ("Voters stood by new port standards", "US ships left, and US crews too."),
        ("The new clerk of the CBA", "BoatHouse hired a BoatHouse and a BoatHouse."),
    ],
    ids=["a word that begins sentences", "a label in capitals", "an agency", "a name", "a year",
         "a time", "a quotation that closes", "a quotation that opens", "a dateline",
         "an abbreviation", "a name with a capital inside"],
)  # fmt: skip
def test_paragraphs_that_end_without_a_mark_come_apart(paragraphs: tuple[str, ...]) -> None:
    """Captions, credits, labels and headings end so."""
    assert _split("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "He met McDonald and MacArthur at PlayStation, on LinkedIn and by GoFundMe.",
        "Of the GCSEs, the SMEs and the MBEs she said nothing, as NATWest did.",
        "The BoatHouse’s captain and the BoatHouse clerk spoke of a boat and a house.",
        "EMILY’S boat left.",
        "The well- Known boat left.",
    ],
    ids=["names", "abbreviations", "a name that comes again", "a genitive", "one hyphen"],
)
def test_words_with_capitals_inside_stay_whole(text: str) -> None:
    """Names, plurals of abbreviations and genitives are one word."""
    assert _split(text) == [text]


def test_items_of_a_list_come_apart() -> None:
    """Two items glued to what is before them are a list; one may be a hyphen."""
    text = "It asked for a new boat- A second pier- 20 more lamps"
    assert _split(text) == ["It asked for a new boat", "- A second pier", "- 20 more lamps"]


def test_a_heading_is_told_from_other_text() -> None:
    """Title case and several words make a heading."""
    text = "A Boat and Its CaptainThe ferry that crosses in its place takes eleven passengers."
    assert list(touches(text, 0, len(text), Words(text))) == [Touch(22, True)]
