"""What was found of each piece of metadata, and which of it is believed."""

from __future__ import annotations

from index.dates import ArticleDate
from index.reading.metadata.findings import DERIVED, SEEN, STATED, Findings


def test_the_most_trusted_place_wins_and_the_others_are_kept() -> None:
    """What says otherwise stands below, and what says the same is not repeated."""
    found = Findings()
    found.note("outlet", "gazette.example", "URL", DERIVED)
    found.note("outlet", "Harbour Gazette", "front matter: outlet", STATED)
    found.note("outlet", "HARBOUR GAZETTE", "paragraph 2", SEEN)
    values, evidence = found.settle()
    assert values == {"outlet": "Harbour Gazette"}
    assert [(one.value, one.used) for one in evidence] == [
        ("Harbour Gazette", True), ("gazette.example", False),
    ]  # fmt: skip


def test_of_equals_the_first_wins() -> None:
    """Layers and lines come in the order of their weight."""
    found = Findings()
    found.note("title", "One", "a", SEEN)
    found.note("title", "Two", "b", SEEN)
    assert found.text("title") == "One"
    assert found.trust("title") == SEEN
    assert found.all("title") == ["One", "Two"]


def test_a_date_says_how_precise_it_is() -> None:
    """The evidence of a date has its precision, that of other fields has none."""
    found = Findings()
    found.note("date", ArticleDate.parse("2023-04"), "JSON: date", STATED)
    (evidence,) = found.settle()[1]
    assert (evidence.value, evidence.precision) == ("2023-04", "month")


def test_what_is_not_understood_is_no_value() -> None:
    """A value that cannot be read is evidence, and the field stays unknown."""
    found = Findings()
    found.unclear("date", "soon", "JSON: date")
    values, (evidence,) = found.settle()
    assert values == {}
    assert (evidence.where, evidence.used) == ("JSON: date (not understood)", False)


def test_what_is_denied_has_no_value() -> None:
    """Whoever keeps the files has the last word."""
    found = Findings()
    found.note("author", ("Felix Holt",), "paragraph 2", SEEN)
    found.deny("author", "byline.toml: there is none")
    values, (evidence,) = found.settle()
    assert values == {}
    assert evidence.where == "paragraph 2 (but byline.toml: there is none)"
