"""The words of Byline as types."""

from __future__ import annotations

import json

import pytest

from index.dates import ArticleDate
from index.model import Kind, Metadata, Paragraph, Source, Span


def test_a_paragraph_reaches_from_its_first_span_to_its_last() -> None:
    """A paragraph that a page break cuts in two has the places of both halves."""
    paragraph = Paragraph("a.b", 3, Kind.BODY, "cut in two", (Span(10, 16), Span(40, 43)))
    assert (paragraph.start, paragraph.end) == (10, 43)


def test_what_is_in_an_archive_cannot_be_changed_by_who_reads_it() -> None:
    """A paragraph handed to one reader stays as it is for the next."""
    paragraph = Paragraph("a.b", 0, Kind.TITLE, "Crossing", (Span(0, 8),))
    with pytest.raises(AttributeError):
        paragraph.text = "Bridge"  # type: ignore[misc]


def test_metadata_becomes_json_with_the_keys_of_every_interface() -> None:
    """The record of an article has the agreed keys, a list of authors and dates as they were."""
    metadata = Metadata(
        title="Inquiry blames nobody",
        authors=("Ana Sørensen", "Tom Li"),
        outlet="Harbour Gazette",
        date=ArticleDate.parse("2024-03"),
        first_published=ArticleDate.parse("2024-03-12"),
        original_outlet="Weekday Ledger",
        url="https://gazette.example/inquiry",
        language="en",
    )
    assert json.loads(json.dumps(metadata.record())) == {
        "title": "Inquiry blames nobody",
        "author": ["Ana Sørensen", "Tom Li"],
        "outlet": "Harbour Gazette",
        "date": "2024-03",
        "first_published": "2024-03-12",
        "original_outlet": "Weekday Ledger",
        "url": "https://gazette.example/inquiry",
        "language": "en",
    }


def test_what_is_unknown_is_null_and_never_left_out() -> None:
    """A record has all keys, whether or not the source says anything about them."""
    assert Metadata(title="Crossing").record() == {
        "title": "Crossing",
        "author": [],
        "outlet": None,
        "date": None,
        "first_published": None,
        "original_outlet": None,
        "url": None,
        "language": None,
    }


@pytest.mark.parametrize(
    ("part", "locator"),
    [("", "wire/april.jsonl"), ("w1", "wire/april.jsonl#w1")],
    ids=["a file of its own", "one of many in a file"],
)
def test_a_locator_names_the_file_and_the_place_in_it(part: str, locator: str) -> None:
    """Two articles of one file have two locators."""
    assert Source("wire/april.jsonl", "00", "json lines", 1, part).locator == locator
