"""An article as metadata reading looks at it."""

from __future__ import annotations

from index.dates import ArticleDate
from index.reading.metadata.findings import Findings
from index.reading.metadata.page import is_comments, note_reprint
from index.reading.metadata.reprints import Reprint


def test_the_heading_of_comments_is_known() -> None:
    """What follows “Comments” was written by readers."""
    assert is_comments("12 Comments")
    assert not is_comments("Comments were asked of the port, which gave none, and of the tug.")


def test_a_notice_is_noted_as_far_as_it_goes() -> None:
    """A notice without a day dates nothing."""
    found = Findings()
    note_reprint(Reprint("The Ledger", None), "paragraph 9", found)
    assert found.settle()[0] == {"original_outlet": "The Ledger"}
    note_reprint(Reprint(None, ArticleDate.parse("2023")), "paragraph 9", found)
    assert str(found.best("first_published")) == "2023"
