"""What files declare for programs to read."""

from __future__ import annotations

import pytest

from index.reading.draft import Declared
from index.reading.metadata.days import Writing
from index.reading.metadata.declared import (
    is_web_address,
    language_code,
    read_declared,
    region_of,
)
from index.reading.metadata.findings import Findings


def _found(*layers: Declared) -> Findings:
    found = Findings()
    read_declared(layers, Writing(), found)
    return found


def test_stronger_layers_come_first() -> None:
    """JSON-LD is believed before a meta tag, and what a program filled in last."""
    found = _found(
        Declared("JSON-LD", {"headline": "One"}),
        Declared("meta tag", {"og:title": "Two"}),
        Declared("page title", {"title": "Three"}, weak=True),
    )
    _, evidence = found.settle()
    assert [one.where for one in evidence] == [
        "JSON-LD: headline", "meta tag: og:title", "page title: title",
    ]  # fmt: skip


def test_organisations_handles_and_addresses_are_no_authors() -> None:
    """Who wrote is a person; a newspaper in that place is evidence of itself."""
    found = _found(
        Declared("JSON-LD", {"author": [
            {"@type": "Organization", "name": "Harbour Desk"}, {"@type": "Person", "name": "A Lee"},
            "https://social.example/lee", "@lee",
        ]})
    )  # fmt: skip
    values, evidence = found.settle()
    assert values == {"author": ("A Lee",)}
    assert [one.value for one in evidence if not one.used] == ["Harbour Desk"]


def test_the_program_of_a_site_is_no_author() -> None:
    """Many a site names the program it runs on where its author should stand."""
    values, evidence = _found(Declared("meta tag", {"author": "WordPress"})).settle()
    assert values == {}
    assert [one.value for one in evidence] == ["WordPress"]


def test_a_later_change_is_not_the_publication() -> None:
    """dateModified is kept as evidence and dates nothing."""
    values, (evidence,) = _found(Declared("JSON-LD", {"dateModified": "2023-05-01"})).settle()
    assert values == {}
    assert evidence.where == "JSON-LD: dateModified (a later change)"


def test_the_language_of_markup_is_a_hint() -> None:
    """Programs write lang="en" on pages in Russian: the words of the text are believed first."""
    assert _found(Declared("meta tag", {"lang": "en-US"})).trust("language") < 0.8


def test_a_region_is_taken_from_a_language_tag() -> None:
    """en-GB says where a page is from."""
    assert region_of((Declared("meta tag", {"lang": "en-GB"}),)) == "GB"
    assert region_of((Declared("meta tag", {"lang": "en"}),)) == ""


@pytest.mark.parametrize("text", ["English", "und", ""])
def test_what_is_no_language_code_is_refused(text: str) -> None:
    """A language is two or three letters."""
    with pytest.raises(ValueError):
        language_code(text)


def test_a_web_address_can_be_followed() -> None:
    """Scripts and paths cannot."""
    assert is_web_address("https://gazette.example/a")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address("https://a b.example")


@pytest.mark.parametrize("name", ["No Author", "Hafenverband Nord", "Ferry GmbH", "Harbour Post"])
def test_who_is_nobody_is_no_author(name: str) -> None:
    """Words for no author, organisations and newspapers stay evidence."""
    found = _found(Declared("meta tag", {"author": name}))
    assert found.best("author") is None
    assert [one.value for one in found.settle()[1]] == [name]
