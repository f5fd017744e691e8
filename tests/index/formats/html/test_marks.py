"""What a page marks as author and day, element by element."""

from __future__ import annotations

import time

import pytest

from index.formats.html.marks import AUTHOR, DAY, marks


def _marked(source: str) -> list[tuple[str, str]]:
    return [(mark.role, mark.value or mark.text) for mark in marks(source, 0, len(source))]


@pytest.mark.parametrize(
    "source",
    [
        '<a rel="author" href="/x">Ana Holt</a>',
        '<span class="author vcard">Ana Holt</span>',
        '<span class="entry-icon"><b class="post__author--name">Ana Holt</b></span>',
        '<p class="article-byline">Ana Holt</p>',
        '<span itemprop="author">Ana Holt</span>',
        '<a href="https://gazette.example/autoren/ana-holt/">Ana Holt</a>',
        '<a href="/staff/ana-holt"><img alt="Ana"> Ana Holt</a>',
        '<span class="icon-list author-line">Ana Holt',
    ],
)
def test_authors_are_marked_in_many_ways(source: str) -> None:
    """By rel, class, property, or a link to the page about a person."""
    assert _marked(source) == [(AUTHOR, "Ana Holt")]


@pytest.mark.parametrize(
    "source",
    [
        '<span class="author-bio">Ana Holt</span>', '<span class="comment-author">Ana Holt</span>',
        '<span class="author">By</span>', '<a class="author-twitter" href="/x">Ana Holt</a>',
        '<span class="author" hidden>Ana Holt</span>', "<span>Ana Holt</span>",
        '<a href="/author/">Ana Holt</a>', f'<div class="author">{"word " * 60}</div>',
    ],
)  # fmt: skip
def test_what_is_beside_a_name_is_no_mark(source: str) -> None:
    """Pictures, biographies, networks, comments and labels are not who wrote."""
    assert _marked(source) == []


def test_an_element_within_another_is_marked_as_well() -> None:
    """The byline and the name in it are both there, that further out first."""
    source = '<p class="byline">By <a rel="author">Ana Holt</a> and Felix Brand</p>'
    assert _marked(source) == [(AUTHOR, "By Ana Holt and Felix Brand"), (AUTHOR, "Ana Holt")]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ('<time datetime="2023-04-19T08:00">Wednesday</time>', "2023-04-19T08:00"),
        ('<abbr class="published" title="2023-04-19">8:00</abbr>', "2023-04-19"),
        ('<span class="news-date">19 April 2023</span>', "19 April 2023"),
        ('<div class="submitted-on date">19 April 2023</div>', "19 April 2023"),
    ],
)
def test_days_are_marked_in_many_ways(source: str, value: str) -> None:
    """By time, microformats and classes; what they hold for programs comes first."""
    assert _marked(source)[-1][1] == value


def test_a_day_of_a_comment_is_no_mark() -> None:
    """Nor the time that it takes to read."""
    assert _marked('<i class="comment-date">1 May 2023</i><i class="reading-time">5</i>') == []
    assert DAY not in dict(_marked('<b class="event-date">1 May 2023</b>'))


def test_marks_take_linear_time() -> None:
    """A page of open elements is no trap."""
    source = '<b class="author">' * 40_000
    began = time.process_time()
    marks(source, 0, len(source))
    assert time.process_time() - began < 5
