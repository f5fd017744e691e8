"""The names of people in bylines."""

from __future__ import annotations

import pytest

from index.reading.metadata.names import agency_name, read_authors, read_byline, written_out


@pytest.mark.parametrize(
    ("text", "people", "outlets"),
    [
        ("JOHN SMITH, Staff Writer", ["John Smith"], []),
        ("JOHN O'NEILL AND MARY McDONALD, TIMES STAFF WRITERS",
         ["John O'Neill", "Mary McDonald"], []),
        ("A. B. Smith and Jane Doe", ["A. B. Smith", "Jane Doe"], []),
        ("Jane Doe, Bob Ray and Ann Lee", ["Jane Doe", "Bob Ray", "Ann Lee"], []),
        ("Jane Doe in London", ["Jane Doe"], []),
        ("Jane Doe, New York", ["Jane Doe"], []),
        ("Dr. Jane Doe, PhD", ["Jane Doe"], []),
        ("Jane Doe jdoe@gazette.example", ["Jane Doe"], []),
        ("John Smith, Jr. and Ann Lee", ["John Smith Jr.", "Ann Lee"], []),
        ("John Smith, The Associated Press", ["John Smith"], ["The Associated Press"]),
        ("John Smith Associated Press", ["John Smith"], ["Associated Press"]),
        ("Reuters Staff", [], ["Reuters"]),
        ("Gazette Staff", [], ["Gazette"]),
        ("The Editorial Board", [], []),
        ("Ursula von der Leyen", ["Ursula von der Leyen"], []),
        ("Jean d'Ormesson", ["Jean d'Ormesson"], []),
        ("José Ortega y Gasset", ["José Ortega y Gasset"], []),
        ("Ana García y Luis Pérez", ["Ana García", "Luis Pérez"], []),
        ("Матвей Королёв, специально для «Портового листка»", ["Матвей Королёв"], []),
        ("林若溪", ["林若溪"], []),
    ],
)  # fmt: skip
def test_a_byline_names_people_and_outlets(
    text: str, people: list[str], outlets: list[str]
) -> None:
    """Roles, titles and towns are no part of a name, and no newspaper is a person."""
    byline = read_byline(text)
    assert (byline.people, byline.outlets) == (people, outlets)


@pytest.mark.parametrize(
    "text",
    ["der Leyen Warns Rivals", "the Numbers", "Popular Demand", "Land and Sea", "noon", "admin",
     "Our Correspondent", "10:30 on Monday"],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    """Words that follow “By” in headlines name nobody."""
    assert read_byline(text).people == []


@pytest.mark.parametrize(
    ("text", "people"),
    [("Jane", ["Jane"]), ("danah boyd", ["danah boyd"]), ("Li, Tom", ["Tom Li"]), ("admin", []),
     ("AFP, Jane Doe", ["Jane Doe"])],
)  # fmt: skip
def test_a_declared_author_is_one_unless_an_office(text: str, people: list[str]) -> None:
    """Who is declared may have one name, small letters, or the surname first."""
    assert read_authors(text).people == people


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("JOHN O'NEILL", "John O'Neill"), ("MARTIN McGUINNESS", "Martin McGuinness"),
     ("VINCENT VAN DER BERG", "Vincent van der Berg"), ("J. K. SMITH", "J. K. Smith"),
     ("ROBERT HALE JR.", "Robert Hale Jr."), ("Jane DOE", "Jane DOE")],
)  # fmt: skip
def test_capitals_are_written_out(capitals: str, name: str) -> None:
    """One author is one value, in capitals or not."""
    assert written_out(capitals) == name


def test_an_agency_is_known_as_it_signs() -> None:
    """Reuters is Reuters, with its staff or without; a gazette is no agency."""
    assert agency_name("Reuters Staff") == agency_name("reuters") == "Reuters"
    assert agency_name("Harbour Gazette") is None
