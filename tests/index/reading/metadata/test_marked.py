"""Who and when, as a page marks it up for its readers."""

from __future__ import annotations

import pytest

from index.reading.draft import Declared
from index.reading.metadata.days import Writing
from index.reading.metadata.declared import read_declared
from index.reading.metadata.findings import Findings
from index.reading.metadata.marked import prefer_marked, prefer_shown_day

_BESIDE, _BELOW = "beside the headline", "below the text"


def _found(*layers: Declared, language: str = "en") -> Findings:
    found = Findings()
    read_declared(layers, Writing(language, day_first=True), found)
    prefer_marked(found)
    prefer_shown_day(found)
    return found


def _authors(*texts: str, where: str = _BESIDE, language: str = "en") -> object:
    return _found(Declared(where, {"author": list(texts)}), language=language).best("author")


@pytest.mark.parametrize(
    ("texts", "authors"),
    [
        (["By Ana Holt and Felix Brand", "Ana Holt"], ("Ana Holt", "Felix Brand")),
        (["Ana Holt, 19.04.2023"], ("Ana Holt",)),
        (["By Ana Holt 5 minute read"], ("Ana Holt",)),
        (["About the author: Ana Holt"], ("Ana Holt",)),
        (["Erstellt von Ana Holt"], ("Ana Holt",)),
        (["Interview: Ana Holt"], ("Ana Holt",)),
        (["Ana Holt Ana Holt"], ("Ana Holt",)),
        (["Ana Holt", "Ana Holt Reporter"], ("Ana Holt",)),
    ],
)
def test_names_are_read_out_of_marks(texts: list[str], authors: tuple[str, ...]) -> None:
    """Without words before them, days, roles, and what is heard twice."""
    assert _authors(*texts, language="de" if "Erstellt" in texts[0] else "en") == authors


@pytest.mark.parametrize(
    "text", ["More Posts", "Follow Us", "Facebook Twitter", "Redaktion", "AFP"]
)
def test_buttons_and_offices_are_no_names(text: str) -> None:
    """Though they are marked as author."""
    assert _authors(text) is None


def test_the_name_of_a_user_is_the_author_that_is_shown() -> None:
    """It is trusted little, and only beside the headline."""
    found = _found(Declared(_BESIDE, {"author": ["tidewatcher7"]}))
    assert (found.best("author"), found.trust("author") < 0.6) == (("tidewatcher7",), True)
    assert _authors("tidewatcher7", where=_BELOW) is None


def test_below_the_text_names_count_where_none_stands_above() -> None:
    """The name beside the headline is that of the author."""
    below = Declared(_BELOW, {"author": ["Felix Brand"]})
    assert _found(below).best("author") == ("Felix Brand",)
    assert _found(Declared(_BESIDE, {"author": ["Ana Holt"]}), below).best("author") == (
        "Ana Holt",
    )


def test_whom_the_page_shows_stands_against_whom_it_declares() -> None:
    """Where they share no name, or where the page shows more of it."""
    shown = Declared(_BESIDE, {"author": ["Ana Holt"]})
    for declared, author in (
        ("Felix Brand", "Ana Holt"), ("Ana", "Ana Holt"), ("Ana Maria Holt", "Ana Maria Holt"),
    ):  # fmt: skip
        found = _found(Declared("meta tag", {"author": declared}), shown)
        assert (found.best("author"), found.trust("author")) == ((author,), 1.0)


def test_a_byline_stands_against_a_meta_tag() -> None:
    """A line that says "By" is about the article, a tag may be about its site."""
    line = Declared(_BESIDE, {"line": ["By Ana Holt"]})
    tag = Declared("meta tag", {"author": "Felix Brand"})
    linked = Declared("JSON-LD", {"author": "Felix Brand"})
    assert _found(tag, line).best("author") == ("Ana Holt",)
    assert _found(linked, line).best("author") == ("Felix Brand",)


@pytest.mark.parametrize(
    ("line", "day", "authors"),
    [
        ("04.02.2022 | 13:10 Uhr | Uta Helker", "2022-02-04", ("Uta Helker",)),
        ("11.12.2019 - Amelie Voss", "2019-12-11", ("Amelie Voss",)),
        ("Port news | By Ana Holt | 3 May 2023", "2023-05-03", ("Ana Holt",)),
        ("The old bridge on 3 May 2023", None, None),
        ("May 2023", None, None),
    ],
)
def test_lines_beside_the_headline_state_day_and_name(
    line: str, day: str | None, authors: tuple[str, ...] | None
) -> None:
    """Without a mark, where they state nothing else, or between bars."""
    found = _found(Declared(_BESIDE, {"line": [line]}), language="de")
    assert (str(found.best("date") or "") or None, found.best("author")) == (day, authors)


def test_a_name_stands_below_the_word_author() -> None:
    """In a list of what is known of the article."""
    found = _found(Declared(_BESIDE, {"line": ["Auteur", "Ana Holt"]}), language="fr")
    assert found.best("author") == ("Ana Holt",)


def test_the_day_that_is_shown_stands_against_a_plain_one() -> None:
    """A tag that says but "date" may be that of the last change; others say what they are."""
    shown = Declared(_BESIDE, {"date": ["2023-04-19"]})
    for key, day in (("date", "2023-04-19"), ("article:published_time", "2023-05-01")):
        assert str(_found(Declared("meta tag", {key: "2023-05-01"}), shown).best("date")) == day


def test_of_several_days_below_the_text_none_is_taken() -> None:
    """They are those of other articles; one alone may be that of this."""
    days = Declared(_BELOW, {"date": ["2023-04-19", "2023-05-01"]})
    assert _found(days).best("date") is None
    assert str(_found(Declared(_BELOW, {"date": ["2023-04-19"]})).best("date")) == "2023-04-19"


def test_an_organisation_that_is_marked_is_no_author() -> None:
    """By its words, as where it is declared."""
    assert _authors("Fischereiverband Nord") is None
