"""Lines that hold other things beside author and day."""

from __future__ import annotations

import pytest

from index.reading.metadata.days import Writing
from index.reading.metadata.loose import opening_day, opens_byline, read_loose

_ENGLISH, _GERMAN = Writing("en", None), Writing("de", day_first=True)


@pytest.mark.parametrize(
    ("text", "people", "day"),
    [
        ("26 March 2019 Jane Doe Leave a comment", ["Jane Doe"], "2019-03-26"),
        ("Posted in Harbour by quayside on May 3, 2020", ["quayside"], "2020-05-03"),
        ("By Jane Doe 8 May 2020, 3:51 pm 11 Edit", ["Jane Doe"], "2020-05-08"),
        ("Jane Doe 8 May 2020, 05:00", ["Jane Doe"], "2020-05-08"),
        ("May 3, 2020 at 6:08 PM ET by Jane Doe", ["Jane Doe"], "2020-05-03"),
        ("May 3, 2020 5 Harbour, Docks", [], "2020-05-03"),
        ("Harbour May 3, 2020", [], "2020-05-03"),
    ],
)
def test_author_and_day_are_read_in_their_set_places(
    text: str, people: list[str], day: str
) -> None:
    """Behind "By", between the day and the next mark; a single word only beside a "By"."""
    line = read_loose(text, _ENGLISH)
    assert (line.people, [str(one) for one in line.dates]) == (people, [day])


@pytest.mark.parametrize(
    ("text", "people", "day"),
    [
        ("02.05.2020, 11:30 Uhr von Jens Bauer", ["Jens Bauer"], "2020-05-02"),
        ("Gespeichert von kaimauer am 24. Juli 2017 - 18:55", ["kaimauer"], "2017-07-24"),
        ("Jens Bauer am 18. September 2019", ["Jens Bauer"], "2019-09-18"),
        ("4.2.22 durch Jens Bauer", ["Jens Bauer"], "2022-02-04"),
    ],
)
def test_other_languages_have_other_words_before_a_name(
    text: str, people: list[str], day: str
) -> None:
    """Those that begin other lines as well count beside a day."""
    line = read_loose(text, _GERMAN)
    assert (line.people, [str(one) for one in line.dates]) == (people, [day])


@pytest.mark.parametrize(
    "text",
    [
        "On April 22, 2023 the strike ended",
        "Photo: Jane Doe, April 22, 2023",
        "— Jane Doe (@janedoe) April 22, 2023",
        "From April 22, 2023 until the ferry sails",
        "“Never again”, April 22, 2023",
        "Report 14 - 20 April 2023",
        "The dock strike went on until it was over on April 22, 2023, when nobody shut the gates.",
        "No day at all by Jane Doe",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    """Sentences, pictures, events, spans of time, and what others said."""
    line = read_loose(text, _ENGLISH)
    assert not (line.people or line.dates)


def test_a_newsroom_or_a_town_is_no_pen_name() -> None:
    """A single word behind "By" may be anything."""
    for name in ("Reuters", "Redaktion", "Berlin", "gazette.example"):
        assert not read_loose(f"von {name} am 3. Mai 2023", _GERMAN).people


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29.11.2022 – The gates of the port stayed shut.", "2022-11-29"),
        ("25. Januar 2022 (hp) Die Tore blieben zu.", "2022-01-25"),
        ("12.12.2022, Emden – Die Tore blieben zu.", "2022-12-12"),
        ("On 29.11.2022 the gates stayed shut.", None),
        ("29.11.2022 was the third day of the strike.", None),
        ("The gates stayed shut.", None),
    ],
)
def test_a_first_paragraph_may_begin_with_the_day(text: str, day: str | None) -> None:
    """Set off by a dash or brackets; else the day is part of the sentence."""
    found = opening_day(text, _GERMAN)
    assert (str(found) if found else None) == day


def test_a_byline_begins_with_a_day_or_by() -> None:
    """Elsewhere on a page only such lines are looked at."""
    assert opens_byline("3 May 2020 by Jane Doe")
    assert opens_byline("Posted by Jane Doe")
    assert not opens_byline("A union of workers by the sea")
