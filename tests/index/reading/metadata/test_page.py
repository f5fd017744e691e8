"""An article as metadata reading looks at it."""

from __future__ import annotations

from index.dates import ArticleDate
from index.reading.draft import Draft
from index.reading.metadata.days import Writing
from index.reading.metadata.findings import Findings
from index.reading.metadata.page import Page, is_below, note_reprint
from index.reading.metadata.reprints import Reprint


def test_the_heading_of_comments_is_known() -> None:
    """What follows “Comments” was written by readers."""
    assert is_below("12 Comments")
    assert not is_below("Comments were asked of the port, which gave none, and of the tug.")


def test_a_notice_is_noted_as_far_as_it_goes() -> None:
    """A notice without a day dates nothing."""
    found = Findings()
    note_reprint(Reprint("The Ledger", None), "paragraph 9", found)
    assert found.settle()[0] == {"original_outlet": "The Ledger"}
    note_reprint(Reprint(None, ArticleDate.parse("2023")), "paragraph 9", found)
    assert str(found.best("first_published")) == "2023"


def test_evidence_counts_paragraphs_as_they_are_shown() -> None:
    """The title is paragraph 0 wherever it stands, so that a number in evidence finds its line."""
    draft = Draft("", ())
    assert [Page(draft, Writing(), 1).named(at) for at in range(3)] == [
        "paragraph 1", "paragraph 0", "paragraph 2",
    ]  # fmt: skip
    assert Page(draft, Writing(), None).named(0) == "paragraph 1"
