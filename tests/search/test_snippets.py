"""Snippets: the fragments of a paragraph that a page of results shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Fragment, Mark
from search.snippets import WHOLE_LETTERS, snippet
from tests.search.oracle import FIXED

_WORDS = ["a", "bridge", "ferry,", "Drehbrückensteuerung", "桥在等，", "“waiting.”", "x" * 130]


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """A text up to five times as long as a snippet, and marks on some of its words."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=280))
    gap = draw(st.sampled_from([" ", " ", ""]))
    marks, text = [], ""
    marked = draw(st.sets(st.integers(0, len(words) - 1), max_size=8))
    for number, word in enumerate(words):
        if number in marked:
            letters = word.strip("“,，.”")
            start = len(text) + word.index(letters)
            marks.append(Mark(start, start + len(letters)))
        text += word + gap
    return text.strip(), tuple(marks)


def _whole(fragment: Fragment, text: str) -> bool:
    return text[fragment.start : fragment.start + len(fragment.text)] == fragment.text


@given(marked_texts())
@FIXED
def test_fragments_are_the_text_in_order_and_apart(
    case: tuple[str, tuple[Mark, ...]],
) -> None:
    """A fragment is the text from its start on, and none begins before the last one ends."""
    text, marks = case
    at = 0
    for fragment in snippet(text, marks):
        assert fragment.text and _whole(fragment, text)
        assert fragment.start >= at
        at = fragment.start + len(fragment.text)


@given(marked_texts())
@FIXED
def test_marks_of_fragments_are_those_of_the_paragraph(
    case: tuple[str, tuple[Mark, ...]],
) -> None:
    """Each mark that lies in a fragment is marked there, at the same characters, and no other."""
    text, marks = case
    for fragment in snippet(text, marks):
        end = fragment.start + len(fragment.text)
        inside = [mark for mark in marks if fragment.start <= mark.start and mark.end <= end]
        shown = [Mark(mark.start + fragment.start, mark.end + fragment.start)
                 for mark in fragment.marks]  # fmt: skip
        assert shown == inside


@given(marked_texts())
@FIXED
def test_the_first_mark_is_always_shown(case: tuple[str, tuple[Mark, ...]]) -> None:
    """Whoever reads a hit sees why it is one."""
    text, marks = case
    fragments = snippet(text, marks)
    assert fragments
    if marks:
        first = fragments[0].marks[0]
        assert first.start + fragments[0].start == marks[0].start


@given(marked_texts())
@FIXED
def test_no_mark_is_cut_in_two(case: tuple[str, tuple[Mark, ...]]) -> None:
    """A fragment never ends or begins within a mark that it shows a part of."""
    text, marks = case
    for fragment in snippet(text, marks):
        for edge in (fragment.start, fragment.start + len(fragment.text)):
            assert not any(mark.start < edge < mark.end for mark in marks)


@given(marked_texts())
@FIXED
def test_a_snippet_is_about_as_long_as_promised(case: tuple[str, tuple[Mark, ...]]) -> None:
    """However long the paragraph, a page of hits stays a page."""
    text, marks = case
    assert sum(len(fragment.text) for fragment in snippet(text, marks)) <= 2.5 * WHOLE_LETTERS


@pytest.mark.parametrize("marks", [(), (Mark(4, 10),)], ids=["no marks", "a mark"])
def test_a_short_paragraph_is_shown_whole(marks: tuple[Mark, ...]) -> None:
    """Nothing is cut where there is room for all of it."""
    text = ("The bridge is waiting. " * 30)[: WHOLE_LETTERS - 1] + "."
    assert snippet(text, marks) == (Fragment(0, text, marks),)


def test_a_long_paragraph_without_marks_shows_its_beginning() -> None:
    """A paragraph found by its outlet alone is shown from its first word to the end of a word."""
    text = "The bridge is not broken, it is waiting. " * 30
    (fragment,) = snippet(text, ())
    assert text.startswith(fragment.text)
    assert WHOLE_LETTERS - 10 <= len(fragment.text) <= WHOLE_LETTERS + 10
    assert text[len(fragment.text)] == " "


def test_marks_far_apart_get_a_fragment_each() -> None:
    """What lies between two marks far apart is left out; both are shown with words around."""
    gap = "one two three four " * 40
    text = f"{gap}ferry {gap}tug {gap}"
    ferry, tug = text.index("ferry"), text.index("tug")
    fragments = snippet(text, (Mark(ferry, ferry + 5), Mark(tug, tug + 3)))
    assert [f.text[m.start : m.end] for f in fragments for m in f.marks] == ["ferry", "tug"]
    for fragment in fragments:
        assert text[fragment.start - 1] == " "
        assert text[fragment.start + len(fragment.text)] == " "


def test_marks_close_together_share_a_fragment() -> None:
    """Text that would be repeated or torn is shown in one piece."""
    gap = "one two three four " * 40
    text = f"{gap}ferry and tug {gap}"
    ferry, tug = text.index("ferry"), text.index("tug")
    (fragment,) = snippet(text, (Mark(ferry, ferry + 5), Mark(tug, tug + 3)))
    assert "four ferry and tug one" in fragment.text


def test_many_marks_make_no_long_snippet() -> None:
    """A paragraph that is all marks is cut as short as any other."""
    text = "ferry and tug " * 400
    marks = tuple(Mark(at, at + 5) for at in range(0, len(text), 14))
    (fragment,) = snippet(text, marks)
    assert fragment.start == 0
    assert WHOLE_LETTERS <= len(fragment.text) <= 1.5 * WHOLE_LETTERS


def test_an_empty_text_has_an_empty_snippet() -> None:
    """A paragraph without text is shown as such."""
    assert snippet("", ()) == (Fragment(0, "", ()),)
