"""A paragraph by its words, with a text and without."""

from __future__ import annotations

import pytest

from index import Metadata
from search.marks import Marker
from search.proof.cutting import Cut
from search.proof.here import Here, HereInText
from tests.search.proof.trees import near

ENGLISH = Metadata(language="en")


@pytest.mark.parametrize(("text", "held"), [("dock a strike", True), ("dock a b strike", False)])
def test_without_a_text_a_query_says_whether_it_holds(text: str, held: bool) -> None:
    """An engine that knows where words stand need not read the text."""
    assert Marker(near(2, "dock", "strike")).holds(Cut(text, "en"), ENGLISH) is held


def test_what_is_marked_needs_a_text() -> None:
    """Positions become characters where there are any."""
    words = Cut("a dock", "en")
    assert HereInText("a dock", ENGLISH, "body", "").spans(0b10, 0) == [(2, 6)]
    assert Here(words, ENGLISH, "body", "").spans(0b10, 0) == []


def test_there_are_no_fields_but_those_of_the_language() -> None:
    """A field that is forgotten here would find nothing, in silence."""
    with pytest.raises(ValueError, match="shoe size"):
        Here(Cut("", None), ENGLISH, "body", "").values("shoe size")
