"""What stands below an article."""

from __future__ import annotations

import pytest

from index import Article, read_file

_BODY = (
    "The dock strike went into its third day with the gates shut, and the bridge stayed open, "
    "while strikers and ferry passengers shared a kettle and nobody asked who was to shut it."
)


def _read(*blocks: str, opening: str = "") -> Article:
    text = "\n\n".join(["Day three", opening + _BODY, _BODY + " Again.", *blocks])
    (article,) = read_file(text.encode(), "a.txt")
    assert isinstance(article, Article)
    return article


def test_a_biography_names_the_author() -> None:
    """“Jane Doe is a reporter” below an article says who wrote it."""
    article = _read("Jane Doe is a staff reporter who has covered the harbour since 2009.")
    assert article.metadata.authors == ("Jane Doe",)


def test_a_reporting_line_names_the_authors() -> None:
    """Agencies name their reporters at the end."""
    article = _read("Reporting by Jane Doe and Bob Ray; Editing by Ann Lee")
    assert article.metadata.authors == ("Jane Doe", "Bob Ray")


@pytest.mark.parametrize(
    "line",
    ["Anon says: April 20, 2023 at 3:15 pm", "R. Pike, April 20, 2023", "© 2023",
     "Accessed April 20, 2023", "Posted by Anon on April 20, 2023"],
)  # fmt: skip
def test_days_of_comments_and_rights_date_nothing(line: str) -> None:
    """An article that states no day has none, whatever stands below it."""
    assert _read("Comments", line).metadata.date is None
    assert _read(line).metadata.date is None or "Posted" in line


def test_an_agency_is_the_outlet_unless_there_is_another() -> None:
    """A credit says where a reprint first stood, and where nothing else does, what this is."""
    credited = "LONDON (Reuters) - "
    assert _read(opening=credited).metadata.outlet == "Reuters"
    reprint = _read("© 2023 Harbour Gazette. All rights reserved.", opening=credited).metadata
    assert (reprint.outlet, reprint.original_outlet) == ("Harbour Gazette", "Reuters")
