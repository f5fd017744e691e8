"""Whether the paragraphs of an article have a mark at their end."""

from __future__ import annotations

from index.reading.ends import Ends

_BEGUN = "The bridge was shut again on Monday, and the engineers who looked at its bearings said so"
_WHOLE = _BEGUN + "."


def test_paragraphs_are_marked_where_hardly_one_is_not() -> None:
    """One of a few, or one of twenty."""
    assert Ends([_WHOLE, _BEGUN, _WHOLE]).are_marked
    assert Ends([_WHOLE] * 40 + [_BEGUN] * 2).are_marked
    assert not Ends([_WHOLE, _BEGUN] * 2).are_marked


def test_headings_and_what_is_surely_cut_tell_nothing() -> None:
    """Neither a short line nor a sentence that goes on in small letters is a manner of writing."""
    assert Ends([_WHOLE, "What We Know", _WHOLE, "What They Know", _WHOLE]).are_marked
    assert Ends([_WHOLE, _BEGUN, "and left.", _BEGUN, "and left.", _WHOLE]).are_marked


def test_few_paragraphs_show_nothing() -> None:
    """An article of one or two has no manner."""
    assert not Ends([]).are_marked
    assert not Ends([_WHOLE, _WHOLE]).are_marked
