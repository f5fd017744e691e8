"""Whose a mark on a page is, by where it stands."""

from __future__ import annotations

import pytest

from index.formats.html.body import label
from index.formats.html.marked import ABOVE, BELOW, BESIDE, marked
from index.formats.html.page import passages
from tests.index.formats.html.layouts import BODY, HEADLINE

_NAME = '<span class="author">Ana Holt</span>'
_DAY = '<time datetime="2023-04-19">19 April 2023</time>'


def _found(beside: str = "", above: str = "", below: str = "", top: str = "") -> dict[str, object]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    source = f"""<html><body>{top}<main><div>{above}<h1>{HEADLINE}</h1>{beside}</div>
        <div>{text}</div>{below}</main></body></html>"""
    shown = passages(source)
    kinds = list(label(shown, [HEADLINE]))
    return {layer.where: layer.values for layer in marked(source, shown, kinds)}


def test_marks_beside_the_headline_are_those_of_the_article() -> None:
    """Between headline and text, and just above and below them, each place told apart."""
    assert _found(beside=f"<p>{_NAME} {_DAY}</p>") == {
        BESIDE: {"author": ["Ana Holt"], "date": ["2023-04-19"], "line": ["Ana Holt 19 April 2023"]}
    }
    assert _found(above=f"<p>{_DAY}</p>")[ABOVE] == {
        "date": ["2023-04-19"], "line": ["19 April 2023"],
    }  # fmt: skip
    assert _found(below=f"<p>{_NAME}</p>")[BELOW] == {"author": ["Ana Holt"], "line": ["Ana Holt"]}


@pytest.mark.parametrize("part", ["related", "teaser", "comments", "caption", "sidebar"])
def test_marks_in_other_parts_are_not(part: str) -> None:
    """Teasers, comments and pictures have names and days of their own."""
    found = _found(
        beside=f'<div class="{part}"><p>{_NAME} {_DAY}</p></div>',
        below=f'<div class="{part}"><p>{_NAME} {_DAY}</p></div>',
    )
    assert found == {}


def test_the_masthead_has_the_day_of_the_visit() -> None:
    """A day above the headline counts only where something holds both."""
    assert ABOVE not in _found(top=f"<header><p>{_DAY}</p></header>")
    assert ABOVE not in _found(top=f"<p>{_DAY}</p>")


def test_below_the_text_nothing_counts_after_the_heading_of_others() -> None:
    """Under "Related" stand the names of those who wrote the other articles."""
    assert BELOW not in _found(below=f"<h3>Related</h3><p>{_NAME}</p>")


def test_the_day_that_is_called_published_stands_for_all() -> None:
    """A later change is one of the other days."""
    days = '<time class="updated" datetime="2023-05-01">1 May</time>'
    days += '<time class="published" datetime="2023-04-19">19 April</time>'
    assert _found(beside=f"<p>{days}</p>")[BESIDE]["date"] == ["2023-04-19"]  # type: ignore[index]
