"""The names of newspapers, agencies and sites."""

from __future__ import annotations

import pytest

from index.reading.metadata.outlets import (
    host_of,
    label_of,
    named_like_host,
    reads_as_outlet,
    tidy,
)


@pytest.mark.parametrize("text", ["Harbour Gazette", "The Guardian", "Hafenbote", "Le Monde",
                                  "Портовый листок", "远港日报", "gazette.example"])  # fmt: skip
def test_a_newspaper_is_known_by_its_words(text: str) -> None:
    """Papers are called Gazette, Bote or листок, and towns are not."""
    assert reads_as_outlet(text)


@pytest.mark.parametrize("text", ["Jane Doe", "New York", "A zeppelin", "the morning after"])
def test_people_towns_and_phrases_are_no_newspapers(text: str) -> None:
    """What has no word of the press in its name is not taken for an outlet."""
    assert not reads_as_outlet(text)


@pytest.mark.parametrize(
    ("host", "label"),
    [("gazette.example", "gazette"), ("news.gazette.co.uk", "gazette"), ("localhost", "localhost")],
)
def test_the_label_of_a_host_is_what_names_it(host: str, label: str) -> None:
    """“www” and “co.uk” name nobody."""
    assert label_of(host) == label


def test_a_host_is_spelt_out_by_the_text() -> None:
    """A page that speaks of Global Harbour at globalharbour.example names its outlet."""
    text = "All Global Harbour articles can be shared. See www.globalharbour.example."
    assert named_like_host(text, "globalharbour.example") == "Global Harbour"
    assert named_like_host("The bridge is open.", "globalharbour.example") is None


def test_an_address_has_a_host_or_none() -> None:
    """What is no address has no host, and breaks nothing."""
    assert host_of("https://www.gazette.example:8000/a") == "gazette.example"
    assert host_of("https://[") == ""


def test_a_name_is_rid_of_quotes_and_company() -> None:
    """“Ledger Media Ltd” is Ledger Media."""
    assert tidy("“Ledger Media Ltd.”") == "Ledger Media"
    assert tidy("Harbour Gazette (England)") == "Harbour Gazette"
