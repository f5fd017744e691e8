"""Paragraphs that end without a mark and touch the next one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.reading.touching import Touch, touches
from index.reading.words import Words


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
        ("Elle Hunt CBS", "They’ve waited for long."),
        ("Photograph: courtesy of the Keel Gallery", "Citing rain, the crew left."),
        ("Die Ruhe vor dem nächsten Winterfahrplan", "Gebannt sieht die Stadt zu."),
        ("They say that the time to wait is out", "Holt is out of time, says Holt."),
        ("A pier that holds; and", "A ferry that leaves at nine."),
        ("Order from the quay, CA 90020", "Boats leave the quay; no boats return."),
        ("See https://t.co/2cvS0B4", "The ferry left."),
        ("It cost them 89p", "A boat is dearer."),
        ("She spoke of a 'racist lie'", "Holt did not."),
        ("« Désaccord total »", "Pour elle, rien ne va."),
        ("Er sprach von „Parteipolitik“", "Nach Ansicht von Holt war es anders."),
        ("Die Kritik der Gewerkschaft", "»Dort stehen zwei Kräne«, sagte sie."),
        ("The pier, the lamps; and", "• a letter"),
        ("Fighting shut the ferry in Keel", "Gihad left Keel, and nothing moved in Keel."),
        ("They will fill as the year goes on", "Statewide it went on."),
        ("What nobody told them. Buy Now", "I mean that they left."),
        ("Save on it at the Keel for $238.99", "Open until nine."),
        ("It is not too late to leave pic.twitter.com/Ab3Cd", "— Elle Hunt (@ehunt) May 3, 2019"),
    ],
    ids=["a word that begins sentences", "a label in capitals", "an agency", "a name", "a year",
         "a time", "a quotation that closes", "a quotation that opens", "a dateline",
         "an abbreviation", "a name with a capital inside", "a short form", "a gallery",
         "a long word", "a short word", "the last item but one", "a number", "an address",
         "a price", "single quotation marks", "French ones", "German ones", "German ones that open",
         "a bullet", "a name that comes alone", "a small word", "a word that is no prefix",
         "a sum", "who signs a post"],
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
        "Il monitoraggio dell’Artico e qu’Emmanuel.",
        "Er sah die „Boote“ im »Hafen« liegen.",
        "made by courtesy of TarleWatch.com",
        "A chat with the crew of theSkimm of late.",
        "At 2.4Mbps the X2Y2 was fast, and Mbps were few.",
    ],
    ids=[
        "names",
        "abbreviations",
        "a name that comes again",
        "a genitive",
        "one hyphen",
        "elisions",
        "German quotation marks",
        "an address",
        "an article in a name",
        "units",
    ],
)
def test_words_with_capitals_inside_stay_whole(text: str) -> None:
    """Names, plurals of abbreviations and genitives are one word."""
    assert _split(text) == [text]


def test_items_of_a_list_come_apart() -> None:
    """Two items glued to what is before them are a list; one may be a hyphen."""
    text = "It asked for a new boat- A second pier- 20 more lamps"
    assert _split(text) == ["It asked for a new boat", "- A second pier", "- 20 more lamps"]


def test_numbered_items_come_apart() -> None:
    """One number follows another; alone it may be of a name."""
    text = "It asked for a boat1. A second pier2. More lamps"
    assert _split(text) == ["It asked for a boat", "1. A second pier", "2. More lamps"]
    assert _split("It ran on diesel2. Nobody knew.") == ["It ran on diesel2. Nobody knew."]


def test_what_others_follow_each_time_ends_there() -> None:
    """A signature below each picture is known by what is glued to it."""
    text = "Boats. (Keel) @jpoolePhotoHolt waits.Piers. (Keel) @jpoolePhotoKeel waits."
    assert _split(text) == [
        "Boats. (Keel) @jpoolePhoto", "Holt waits.Piers. (Keel) @jpoolePhoto", "Keel waits.",
    ]  # fmt: skip


def test_a_heading_is_told_from_other_text() -> None:
    """Title case and several words make a heading."""
    text = "A Boat and Its CaptainThe ferry that crosses in its place takes eleven passengers."
    assert list(touches(text, 0, len(text), Words(text))) == [Touch(22, True)]
