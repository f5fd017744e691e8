"""Lines that state nothing but who, for whom, when and where."""

from __future__ import annotations

import pytest

from index.reading.metadata.days import Writing
from index.reading.metadata.lines import read_line
from index.reading.metadata.phrases import byline_names

_ANY = Writing()


@pytest.mark.parametrize(
    ("text", "people", "dates", "outlets"),
    [
        ("By JOHN SMITH, Staff Writer | April 19, 2023 8:30 am ET",
         ["John Smith"], ["2023-04-19"], []),
        ("Портовый листок, 29 апреля 2023 года", [], ["2023-04-29"], ["Портовый листок"]),
        ("The Guardian, Wed 19 Apr 2023 10.30 BST", [], ["2023-04-19"], ["The Guardian"]),
        ("Par Jean Dupont Publié le 19 avril 2023 à 08h30, mis à jour le 20 avril 2023 à 10h00",
         ["Jean Dupont"], ["2023-04-19"], []),
        ("Jane Doe, Staff Writer", ["Jane Doe"], [], []),
        ("作者：林若溪 2023年4月19日", ["林若溪"], ["2023-04-19"], []),
        ("Published: 08:30 BST, 19 April 2023 | Updated: 11:04 BST, 20 April 2023",
         [], ["2023-04-19"], []),
        ("By Jane Doe and Bob Ray, The Associated Press",
         ["Jane Doe", "Bob Ray"], [], ["The Associated Press"]),
    ],
)  # fmt: skip
def test_a_line_of_metadata_is_understood_whole(
    text: str, people: list[str], dates: list[str], outlets: list[str]
) -> None:
    """Author, day and outlet are told apart, whatever stands between them."""
    line = read_line(text, _ANY)
    assert line.explained
    assert (line.people, [str(day) for day in line.dates], line.outlets) == (people, dates, outlets)


@pytest.mark.parametrize(
    ("text", "first", "changed"),
    [
        ("First published on Wed 19 Apr 2023 06.00 BST", ["2023-04-19"], []),
        ("Last updated April 20, 2023", [], ["2023-04-20"]),
        ("Stand: 19.04.2023 10:00 Uhr", [], ["2023-04-19"]),
    ],
)
def test_the_day_of_another_thing_is_not_that_of_publication(
    text: str, first: list[str], changed: list[str]
) -> None:
    """First publications and changes are days of their own."""
    line = read_line(text, Writing("de", day_first=True))
    assert ([str(day) for day in line.first], [str(day) for day in line.changed]) == (
        first,
        changed,
    )
    assert line.dates == []


@pytest.mark.parametrize(
    "text",
    ["On April 22, 2023 the strike ended", "By the time the ferry came, nobody was left.",
     "By Felix Holt, who was there", "Updated soon", "A zeppelin.", "© 2023 Gazette"],
)  # fmt: skip
def test_a_sentence_is_no_line_of_metadata(text: str) -> None:
    """What says anything else is left to the text."""
    assert not read_line(text, _ANY).explained


def test_accessed_and_copyright_years_are_no_dates() -> None:
    """The day on which somebody looked at a page is not that of the page."""
    assert read_line("Accessed 12 May 2024", _ANY).dates == []


def test_a_byline_begins_in_the_language_of_its_article() -> None:
    """“Von” and “Di” are names in English, and “By” is a byline anywhere."""
    assert byline_names("Von Anna Müller", "de") == byline_names("By Anna Müller", "de")
    assert byline_names("Von der Leyen Warns Rivals", "en") is None


def test_the_day_of_a_paper_that_is_spoken_of_dates_no_article() -> None:
    """Minutes "vom 3. Mai 2023" were written then; "News vom 3. Mai 2023" are the article."""
    writing = Writing("de", day_first=True)
    assert not read_line("Protokoll vom 3. Mai 2023", writing).dates
    assert [str(day) for day in read_line("News vom 3. Mai 2023", writing).dates] == ["2023-05-03"]
