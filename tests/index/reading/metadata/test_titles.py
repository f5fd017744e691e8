"""Titles: declared, read from the page, or worked out."""

from __future__ import annotations

import pytest

from index.model import Kind, Span
from index.reading.draft import Block
from index.reading.metadata.titles import headline_at, place_of, reads_as_headline, split_title


def _blocks(*texts: str, kind: Kind | None = None) -> list[Block]:
    return [Block(text, Span(0, 1), kind) for text in texts]


@pytest.mark.parametrize(
    ("title", "headline", "outlet", "url", "parts"),
    [
        ("Day three | Gazette", "Day three", "", "", ("Day three", "Gazette")),
        ("Day three - Docks - Gazette", "Day three", "", "", ("Day three", "Gazette")),
        ("Gazette: Day three", "Day three", "", "", ("Day three", "Gazette")),
        ("Gazette: Day three", "", "", "", ("Gazette: Day three", "")),
        ("Day three – The Gazette", "", "Gazette", "", ("Day three", "The Gazette")),
        ("Day three - Gazette", "", "", "https://gazette.example/", ("Day three", "Gazette")),
        ("A true-blue bruin - why", "", "", "", ("A true-blue bruin - why", "")),
    ],
)
def test_the_name_of_a_site_is_no_part_of_the_title(
    title: str, headline: str, outlet: str, url: str, parts: tuple[str, str]
) -> None:
    """Headline, outlet or host tell where the title ends; without them it stays whole."""
    assert split_title(title, headline, outlet, url) == parts


def test_a_headline_is_found_above_the_text() -> None:
    """A heading far below an opening paragraph is none of the article's."""
    text = "The dock strike went into its third day. " * 6
    assert headline_at(_blocks("Day three", text), set()) == 0
    assert headline_at([*_blocks(text), *_blocks("Later", kind=Kind.HEADING)], set()) is None


def test_questions_are_headlines_and_page_numbers_are_not() -> None:
    """“Who counts the herring?” is a headline, “LEDGER Page 1 of 3” a running head."""
    assert reads_as_headline("Who counts the herring?")
    assert not reads_as_headline("THE LEDGER Page 1 of 3")
    assert not reads_as_headline("The bridge is open.")


def test_a_title_is_found_by_its_letters() -> None:
    """Quotes and case may differ between what is declared and what is shown."""
    assert place_of(_blocks("News", "“DAY THREE”"), "Day three") == 1
    assert place_of(_blocks("News"), "Day three") is None
