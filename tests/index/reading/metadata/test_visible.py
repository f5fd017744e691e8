"""What a page tells its readers at its head."""

from __future__ import annotations

import pytest

from index import Article, Kind, read_file
from index.reading.metadata.days import Writing
from index.reading.metadata.visible import states_something

_BODY = (
    "The dock strike went into its third day with the gates shut, and the bridge stayed open, "
    "while strikers and ferry passengers shared a kettle and nobody asked who was to shut it."
)


def _read(*blocks: str) -> Article:
    (article,) = read_file("\n\n".join([*blocks, _BODY, _BODY + " Again."]).encode(), "a.txt")
    assert isinstance(article, Article)
    return article


def test_a_glued_outlet_is_parted_from_the_name() -> None:
    """“By A. B. Hale Global Harbour, April 23, 2023” is told apart by the rest of the page."""
    article = _read(
        "Day three", "By A. B. Hale Global Harbour, April 23, 2023",
        "All Global Harbour articles are free. © A. B. Hale, Global Harbour. Global Harbour."
    )  # fmt: skip
    assert article.metadata.authors == ("A. B. Hale",)
    assert article.metadata.outlet == "Global Harbour"


@pytest.mark.parametrize(
    ("label", "outlet"),
    [("Source: Harbour Gazette", "Harbour Gazette"), ("Quelle: Hafenbote", "Hafenbote"),
     ("Publication: The Ledger", "The Ledger")],
)  # fmt: skip
def test_labelled_lines_are_read(label: str, outlet: str) -> None:
    """A line that names its field is believed."""
    assert _read("Day three", label).metadata.outlet == outlet


def test_two_dates_stay_two_dates() -> None:
    """The outlet's day and that of the first publication are not mixed up."""
    metadata = _read("Day three", "April 23, 2023",
                     "First published in The Ledger on April 19, 2023").metadata  # fmt: skip
    assert (str(metadata.date), str(metadata.first_published)) == ("2023-04-23", "2023-04-19")
    assert metadata.original_outlet == "The Ledger"


def test_a_first_publication_alone_does_not_date_the_reprint() -> None:
    """A wrong date is worse than none."""
    assert (
        _read("Day three", "First published in The Ledger on April 19, 2023").metadata.date is None
    )


def test_the_lines_of_one_block_are_read_one_by_one() -> None:
    """Byline and day under a headline need no blank line between them."""
    metadata = _read("Day three", "By Felix Holt\nApril 22, 2023").metadata
    assert (metadata.authors, str(metadata.date)) == (("Felix Holt",), "2023-04-22")


def test_a_line_that_is_only_the_outlet_is_a_byline() -> None:
    """The name of the paper below the headline is no heading."""
    article = _read("Day three", "By Felix Holt, Harbour Gazette", "Harbour Gazette")
    assert article.paragraphs[2].kind is Kind.BYLINE


def test_a_line_that_states_something_is_no_headline() -> None:
    """A day or an author on the first line leaves the title to the next."""
    assert states_something("2023-04-22 https://gazette.example/a", Writing())
    assert not states_something("Day three", Writing())


@pytest.mark.parametrize(
    ("head", "title", "authors", "day"),
    [
        ("Harbour Gazette\n\nDay three begins\n\nJane Doe | Published: April 19, 2023, 8:00 a.m.",
         "Day three begins", ("Jane Doe",), "2023-04-19"),
        ("Opinion\n\nWhat the bridge wants\n\nBy Jane Doe\n\nApril 19, 20238:30 AM ET",
         "What the bridge wants", ("Jane Doe",), "2023-04-19"),
        ("Day three\n\nJane Doe, Harbour Gazette\n19 April 2023",
         "Day three", ("Jane Doe",), "2023-04-19"),
        ("Day three\n\nBYLINE: By JANE DOE\n\nApril 19, 2023", "Day three", ("Jane Doe",),
         "2023-04-19"),
        ("4/20/23, 3:15 PM Day three | Gazette\n\nDay three\n\nby Jane Doe\n\nApril 19, 2023",
         "Day three", ("Jane Doe",), "2023-04-19"),
    ],
)  # fmt: skip
def test_heads_of_many_shapes_are_read(
    head: str, title: str, authors: tuple[str, ...], day: str
) -> None:
    """Papers, sections and the line of a print stand above headlines, names beside days."""
    metadata = _read(head).metadata
    assert (metadata.title, metadata.authors, str(metadata.date)) == (title, authors, day)
